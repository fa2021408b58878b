"""How well and how fast places are found: accuracy and reliability on a development set, look-ups a second, memory.

`python benchmarks/places.py accuracy ../shared/gazetteer/places-dev.tsv` prints the figures of docs/places.md;
`python benchmarks/places.py speed` and `memory` need no data but the package's own.
"""

from __future__ import annotations

import csv
import resource
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from time import process_time

from harmledger.model.globe import distance_km
from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.gazetteer import lookup, store
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.lookup import Found
from harmledger.resolve.gazetteer.phrase import parse
from harmledger.resolve.place import PlaceContext, resolve_place

Row = dict[str, str]
_BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the resolver made of one row."""

    row: Row
    place: Place
    is_right: bool


def main() -> None:
    match sys.argv[1:]:
        case ["accuracy", file]:
            accuracy(Path(file), is_verbose=False)
        case ["misses", file]:
            accuracy(Path(file), is_verbose=True)
        case ["speed"]:
            speed()
        case ["memory"]:
            memory()
        case _:
            sys.exit(__doc__)


def accuracy(file: Path, *, is_verbose: bool) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    everything: list[Answer] = []
    for title, is_province_given in (("country known", False), ("province known", True)):
        answers = [answer(row, is_province_given=is_province_given) for row in rows]
        everything += answers
        right = sum(one.is_right for one in answers)
        with_point = [one for one in answers if one.row["latitude"]]
        print(f"{title}: right {right} of {len(answers)} = {right / len(answers):.1%};"
              f" with a point {sum(one.is_right for one in with_point)} of {len(with_point)};"
              f" no match {sum(one.place.match is None for one in answers)}")  # fmt: skip
        sure = [one for one in answers if one.place.match and one.place.match.score > 0.9]
        wrong = sum(not one.is_right for one in sure)
        print(f"  score > 0.9: {len(sure)}, of them wrong {wrong} = {wrong / max(len(sure), 1):.1%}")
        if is_verbose:
            _misses(answers)
    print("reliability, both together:")
    for line in reliability(everything):
        print(line)


def answer(row: Row, *, is_province_given: bool) -> Answer:
    country = row["country"]
    admin1 = row["admin1_given"] if is_province_given else None
    place = Place(ClaimId("c"), row["words"], Span(0, len(row["words"])), admin1=admin1, country=country)
    found = resolve_place(place, PlaceContext(countries=(country,)))
    return Answer(row, found, is_right(row, found))


def is_right(row: Row, place: Place) -> bool:
    """The right province, and in range where the row has a point."""
    if place.match is None or place.match.kind == "region":
        return False
    entry = entry_of(row, place)
    return entry is not None and is_right_entry(row, entry)


def is_right_entry(row: Row, entry: Entry) -> bool:
    """Whether a place lies in the row's province, and in range where the row has a point."""
    unit = int(row["admin_id"].removeprefix("geonames:").replace("wof:", "-"))
    if unit not in {entry.number, entry.admin1, entry.admin2}:
        return False
    if not row["latitude"]:
        return True
    away = distance_km(entry.latitude, entry.longitude, float(row["latitude"]), float(row["longitude"]))
    return away <= float(row["within_km"])


def entry_of(row: Row, place: Place) -> Entry | None:
    """The gazetteer's entry behind a match, for its units."""
    assert place.match  # noqa: S101 - asked of a match alone
    number = int(place.match.place_id.rpartition(":")[2]) * (-1 if place.match.place_id.startswith("wof:") else 1)
    if unit := lookup.unit(number):
        return unit
    names = (*parse(row["words"]).names, row["words"], place.match.name)
    found: Iterable[Found] = (one for name in names for one in lookup.search(name, (row["country"],)))
    return next((one.entry for one in found if one.entry.number == number), None)


def reliability(answers: list[Answer]) -> list[str]:
    lines = ["| score | answers | mean score | right |", "|---|---|---|---|"]
    for low, high in pairwise(_BINS):
        inside = [one for one in answers if one.place.match and low <= one.place.match.score < high]
        if inside:
            mean = sum(one.place.match.score for one in inside if one.place.match) / len(inside)
            share = sum(one.is_right for one in inside) / len(inside)
            lines.append(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    return lines


def _misses(answers: list[Answer]) -> None:
    for one in answers:
        if not one.is_right:
            match = one.place.match
            shown = f"{match.name} [{match.kind}, {match.admin1}] {match.score:.2f}" if match else "-"
            print(
                "   ",
                one.row["row"],
                one.row["words"],
                "|",
                one.row["country"],
                one.row["admin_name"],
                one.row["basis"],
                "=>",
                shown,
            )


def speed() -> None:
    """Look-ups of names the index has not seen in this process, over the whole gazetteer's countries with packs."""
    codes = tuple(store.packs())
    for code in codes:
        store.country(code)
    names = _sample(codes, 100)
    lookup.search.cache_clear()
    start = process_time()
    for country, name in names:
        lookup.search(name, (country,))
    took = process_time() - start
    print(f"{len(names)} look-ups in {len(codes)} countries: {len(names) / took:.0f} a second")
    start = process_time()
    for country, name in names:
        resolve_place(Place(ClaimId("c"), name, Span(0, len(name))), PlaceContext(countries=(country,)))
    took = process_time() - start
    print(f"{len(names)} resolutions after them: {len(names) / took:.0f} a second")


def memory() -> None:
    """Peak resident memory of a process that has looked names up in three countries."""
    codes = ("SY", "UA", "SD")
    for country, name in _sample(codes, 1000):
        place = Place(ClaimId("c"), name, Span(0, len(name)))
        resolve_place(replace(place, country=country), PlaceContext(countries=(country,)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak resident memory with {', '.join(codes)}: {peak:.0f} MB")


def _sample(codes: tuple[str, ...], each: int) -> list[tuple[str, str]]:
    """Names as reports may spell them: every so manieth of a country's, without their accents, vowels changed."""
    found = []
    for code in codes:
        index = store.country(code)
        if index is None:
            continue
        block = index.block(code)
        assert block  # noqa: S101 - a pack has its country
        step = max(1, (block[1] - block[0]) // each)
        for row in range(block[0], block[1], step):
            name = index.block_entries((row, row))[0].name
            found.append((code, name.replace("a", "e") if row % 2 else name))
    return found


if __name__ == "__main__":
    main()
