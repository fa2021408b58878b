"""How long it takes to make incidents of mentions, and how much memory, as they grow; beside splink on the same table.

    python benchmarks/reconciling.py [--sizes 1000 10000 100000] [--splink]

Reports are invented: so many happenings a day whatever the size, towns of which few are struck often, one report or several of
each happening, with days, places and figures left out or wrong as in real ones. Each size runs in a process of its own, whose
peak memory is told. Seconds are of that process's CPU, all cores together. It measures; the tests hold only what does not
depend on the machine. splink is no dependency of ours: pip install splink.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.entry import Entry
from harmledger.model.mention import EventDate, Mention, Toll
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, EventType, Harm, MentionId, PlaceId

A_DAY = 15
"""Happenings a day, as in a year of a large war."""
TOWNS = 400
TYPES: tuple[EventType, ...] = ("air_strike", "shelling", "clash", "attack", "explosive")
SYLLABLES = ("ba", "ri", "tel", "nor", "mas", "qu", "dar", "hal", "sim", "ker", "jo", "wa", "lun", "far", "sed", "mo", "zin")
WORDS = 4000
NOWHERE = Span(0, 0)
MEMORY, SECONDS = 2000, 600


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--splink", action="store_true", help="run splink on the same table too, where it is installed")
    parser.add_argument("--one", choices=("harmledger", "splink"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one, args.sizes[0])))
        return
    names = ("harmledger", "splink") if args.splink else ("harmledger",)
    print(f"{'':<12}{'mentions':>10}{'incidents':>11}{'seconds':>9}{'a 1,000':>9}{'MB':>7}{'pairs F1':>10}")
    for name in names:
        for size in args.sizes:
            row = in_a_process(name, size)
            rates = f"{row['seconds']:>9.1f}{1000 * row['seconds'] / row['mentions']:>9.2f}{row['memory']:>7,.0f}"
            print(f"{name:<12}{row['mentions']:>10,}{row['incidents']:>11,}{rates}{row['f1']:>10.3f}")
    print(f"Asked for: 100,000 mentions in under {SECONDS} seconds and {MEMORY:,} MB, growing with the mentions.")


def in_a_process(name: str, size: int) -> dict[str, Any]:
    """One measurement in a Python of its own, so that its peak memory is its own."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), "--one", name, "--sizes", str(size)], capture_output=True, text=True, check=True
    )
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def measured(name: str, size: int) -> dict[str, Any]:
    entries, truth = invented(size)
    began = time.process_time()
    groups = by_harmledger(entries) if name == "harmledger" else by_splink(entries)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {
        "mentions": len(entries),
        "incidents": len(groups),
        "seconds": seconds,
        "memory": memory,
        "f1": pairs_f1(groups, truth),
    }


def by_harmledger(entries: Sequence[Entry]) -> list[Sequence[str]]:
    """From entries to whole incidents: signatures, blocks, links, groups, figures, grades, ids."""
    from harmledger.reconcile.reconcile import incidents_of

    return [incident.mentions for incident in incidents_of(entries)]


def by_splink(entries: Sequence[Entry]) -> list[Sequence[str]]:
    """From the same mentions, as columns, to clusters: what splink's tutorial does, with this table's columns."""
    import logging

    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    table = pd.DataFrame([columns(entry) for entry in entries])
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="mention",
        blocking_rules_to_generate_predictions=[
            block_on("day", "town"),
            block_on("published", "town"),
            block_on("day", "person"),
        ],
        comparisons=[
            cl.ExactMatch("day"),
            cl.ExactMatch("town"),
            cl.ExactMatch("type"),
            cl.ExactMatch("killed"),
            cl.ExactMatch("injured"),
            cl.ExactMatch("person"),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(table) if hasattr(api, "register") else table, settings)
    linker.training.estimate_probability_two_random_records_match([block_on("day", "town", "killed")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "town"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("killed", "type", "published"))
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=0.5)
    frame: Any = clusters.as_pandas_dataframe()  # type: ignore[no-untyped-call, unused-ignore]
    return [list(group) for _, group in frame.groupby("cluster_id")["mention"]]


def columns(entry: Entry) -> dict[str, Any]:
    """A mention as a row of a table; what it leaves out is None."""
    mention = entry.mention
    tolls: dict[str, int | None] = {toll.harm: toll.count.low for toll in mention.tolls}
    names = [word for word in entry.report.text.split() if word.startswith("Name")]
    return {
        "mention": mention.mention_id,
        "day": mention.date.start.isoformat() if mention.date and mention.date.start else None,
        "published": entry.report.published.isoformat() if entry.report.published else None,
        "town": mention.place.words if mention.place else None,
        "type": mention.event_type,
        "killed": tolls.get("killed"),
        "injured": tolls.get("injured"),
        "person": names[0] if names else None,
    }


def pairs_f1(groups: Iterable[Sequence[str]], truth: dict[str, int]) -> float:
    """F1 over pairs of mentions that are of one happening."""
    read = hit = 0
    for group in groups:
        read += len(group) * (len(group) - 1) // 2
        hit += sum(n * (n - 1) // 2 for n in Counter(truth[mention] for mention in group).values())
    gold = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    return 2 * hit / (read + gold) if read + gold else 1.0


def invented(size: int) -> tuple[list[Entry], dict[str, int]]:
    """``size`` mentions and the happening that each is of; the same for the same size."""
    chance = random.Random(size)  # noqa: S311  nothing here is secret
    towns = [(word(n), 32 + chance.random() * 5, 35.7 + chance.random() * 6) for n in range(TOWNS)]
    weights = [1 / (n + 3) for n in range(TOWNS)]
    lexicon = [word(n + 1000) for n in range(WORDS)]
    entries: list[Entry] = []
    truth: dict[str, int] = {}
    happening = 0
    while len(entries) < size:
        day = date(2012, 1, 1) + timedelta(days=happening // A_DAY)
        town = chance.choices(towns, weights)[0]
        kind = chance.choice(TYPES)
        own = chance.sample(lexicon, 40)
        people = [person(chance) for _ in range(chance.choice((0, 0, 1, 2)))]
        dead, hurt = min(60, int(chance.paretovariate(1.1)) - 1), min(90, int(chance.paretovariate(1.0)) - 1)
        for _ in range(min(12, int(chance.paretovariate(1.3)), size - len(entries))):
            entry = told(chance, len(entries), Happening(day, town, kind, own, people, dead, hurt), lexicon)
            truth[entry.mention.mention_id] = happening
            entries.append(entry)
        happening += 1
    return entries, truth


class Happening(NamedTuple):
    """What really was; ``own`` are the words that only it is told with."""

    day: date
    town: tuple[str, float, float]
    kind: EventType
    own: list[str]
    people: list[str]
    dead: int
    hurt: int


def person(chance: random.Random) -> str:
    return f"Name{word(chance.randrange(9000))} Name{word(chance.randrange(9000))}"


def told(chance: random.Random, n: int, of: Happening, lexicon: list[str]) -> Entry:
    """One report of a happening, as one newsroom has it."""
    day, town, kind, own, people, dead, hurt = of
    words = chance.sample(own, 25) + chance.sample(lexicon, 60)
    chance.shuffle(words)
    named = "".join(f" {name}, {chance.randrange(5, 70)}, was there." for name in people if chance.random() < 0.8)
    text = f"{' '.join(words[:40])} in {town[0]}.{named} {' '.join(words[40:])}."
    published = day + timedelta(days=chance.choice((0, 1, 1, 1, 2)))
    report = Report(text, doc=f"r{n}", publisher=f"outlet {chance.randrange(30)}", published=published)
    where = Place(ClaimId(f"p{n}"), town[0], NOWHERE, geo_precision="exact", match=found(town))
    when = EventDate(ClaimId(f"d{n}"), "then", NOWHERE, day, day, "day") if chance.random() < 0.8 else None
    tolls = []
    harms: tuple[tuple[Harm, int], ...] = (("killed", dead), ("injured", hurt))
    for harm, number in harms:
        if number and chance.random() < 0.8:
            count = max(1, number + chance.choice((0, 0, 0, 0, -1, 1, 2)))
            voice = Attribution(chance.choice(("publisher", "police", "medics")))
            tolls.append(Toll(ClaimId(f"{harm}{n}"), harm, CountRange(count, count), str(count), NOWHERE, attribution=voice))
    name, placed = MentionId(f"m{n:07d}"), where if chance.random() < 0.87 else None
    event_type = kind if chance.random() < 0.75 else chance.choice(TYPES)
    return Entry(report, Mention(name, "incident", event_type, place=placed, date=when, tolls=tuple(tolls)))


def found(town: tuple[str, float, float]) -> PlaceCandidate:
    return PlaceCandidate(PlaceId(town[0]), town[0], "town", town[1], town[2], None, "SY", 0.9)


def word(n: int) -> str:
    """A word of its own for each number, with a capital."""
    letters = ""
    n += len(SYLLABLES) ** 2
    while n:
        n, place = divmod(n, len(SYLLABLES))
        letters += SYLLABLES[place]
    return letters.capitalize()


if __name__ == "__main__":
    main()
