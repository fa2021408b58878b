"""How fast the desk answers over a ledger of many incidents, to many readers at once, on this machine's own address.

    python benchmarks/desk.py [--incidents 100000] [--readers 20] [--seconds 20] [--pause 1.0] [--keep FILE]

The incidents are made up and put straight into the view, so that nothing is read. One in a hundred is a total over a province
and a month, and one in ten of those over a country and a year, so that each page of an incident has totals to show.
Each reader asks for one page after another, with a pause between as somebody has who looks at what came. Prints the time to the
last byte by page, as 50th, 95th and 99th percentile in milliseconds. ``--pause 0`` asks without a pause, which no reader does.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from statistics import quantiles
from typing import get_args

from harmledger.ingest.document import read_file
from harmledger.ledger import facts, record, view
from harmledger.ledger.chain import Draft
from harmledger.ledger.project import project
from harmledger.model.incident import Days, Figure, Grade, Incident, IncidentId, Party, Site, Source
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.vocabulary import ClaimId, EventType, Harm, MentionId, ReportId
from harmledger.pipeline import reconciling
from harmledger.pipeline.ledger import Ledger

FIRST = date(2031, 1, 1)
DAYS = 8 * 365
HARMS: tuple[Harm, ...] = ("killed", "injured")
COUNTRIES = ("XA", "XB", "XC", "XD")
MADE_BY = MadeBy("grammar", "benchmark", "demo")
AT = "2039-01-01T00:00:00.000000+00:00"


@dataclass(frozen=True, slots=True)
class Model:
    """An incident that was really read, with all that it was worked out from: what a page of one incident has to show."""

    incident: Incident
    readings: tuple[Reading, ...]


def fill(path: Path, number: int) -> None:
    """A ledger with so many incidents, to fifty of which there is one with its reports and claims."""
    chance = random.Random(7)  # noqa: S311 - made-up incidents, no secrets
    models = list(_models())
    with Ledger.open(path) as ledger, ledger.store.writing() as tx:
        view.note(tx, reconciling.VIEW, reconciling.made_by())
        for start in range(0, number, 5000):
            some = [_incident(n, chance) for n in range(start, min(start + 5000, number))]
            for n in range(0, len(some), 50):
                some[n], drafts = _told(some[n], models[n // 50 % len(models)])
                project(tx, facts.append(tx, drafts))
            view.put(tx, some)


def _models() -> Iterator[Model]:
    """The incidents of the demo, read by the grammar."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "demo.db") as demo:
        demo.add(read_file(str(files("harmledger.demo") / "week.jsonl")))
        for incident in demo.incidents(kind="incident"):
            held = {entry.mention.mention_id: entry for entry in demo.entries([incident])}
            told = [held[name] for name in incident.mentions]
            yield Model(incident, tuple(Reading(one.report, (one.mention,), (), MADE_BY) for one in told))


def _told(incident: Incident, model: Model) -> tuple[Incident, list[Draft]]:
    """The incident as if the model's reports told it, under names of its own, and what the ledger records of them."""
    drafts: list[Draft] = []
    reports, mentions = [], []
    for k, reading in enumerate(model.readings):
        report = replace(reading.report, title=f"{reading.report.title} {incident.anchor} {k}", url=None)
        mention = replace(reading.mentions[0], mention_id=MentionId(f"{incident.anchor}-{k}"))
        drafts.append(record.report_draft(report, AT, supersedes=None, superseded_by=None))
        drafts += record.reading_drafts(replace(reading, report=report, mentions=(mention,)), AT)
        reports.append(report.report_id)
        mentions.append(mention.mention_id)
    told = replace(incident, figures=model.incident.figures, parties=model.incident.parties, weapons=model.incident.weapons)
    return replace(told, sources=(Source("Outlet", tuple(reports)),), mentions=tuple(mentions), reports=tuple(reports)), drafts


def _incident(n: int, chance: random.Random) -> Incident:
    is_total, is_wide = n % 100 == 99, n % 1000 == 999
    place, start = _site(chance, is_total=is_total), FIRST + timedelta(days=chance.randrange(DAYS))
    if is_wide:
        place = replace(place, name=place.country, admin1=None, geo_precision="country")
    days = _period(start, is_wide=is_wide) if is_total else Days(start, start, "day")
    claims = tuple(ClaimId(f"c{n}-{k}") for k in range(3))
    best = chance.randrange(300 if is_total else 15)
    figures = tuple(
        Figure(harm, "people", None, max(best - 2, 0), best, best + 2, "most independent voices", claims) for harm in HARMS
    )
    return Incident(
        incident_id=IncidentId(f"{place.country}-{start}-place-{n:06}"),
        kind="aggregate" if is_total else "incident",
        event_type=chance.choice(get_args(EventType)),
        days=replace(days, claims=claims[:1]),
        place=place,
        parties=(Party("perpetrator", f"Made-up Force {chance.randrange(60)}", None, "alleged", claims),),
        weapons=("artillery",),
        figures=figures,
        grade=chance.choice(get_args(Grade)),
        grade_reason="made up",
        is_provisional=False,
        sources=tuple(Source(f"Outlet {chance.randrange(40)}", (ReportId(f"r{n}"),)) for _ in range(2)),
        first_report=start,
        last_report=start + timedelta(days=2),
        mentions=(MentionId(f"m{n:015}"),),
        reports=(ReportId(f"r{n:015}"),),
        anchor=MentionId(f"m{n:015}"),
    )


def _period(day: date, *, is_wide: bool) -> Days:
    """The month or the year of a day."""
    if is_wide:
        return Days(date(day.year, 1, 1), date(day.year, 12, 31), "year")
    return Days(day.replace(day=1), day.replace(day=28), "month")


def _site(chance: random.Random, *, is_total: bool) -> Site:
    country, province = chance.choice(COUNTRIES), f"Province {chance.randrange(14)}"
    name = province if is_total else f"Tel Number {chance.randrange(6000)}"
    point = round(chance.gauss(35, 3), 4), round(chance.gauss(38, 4), 4)
    return Site(name, ClaimId("c"), name, province, country, *point, None, "province" if is_total else "exact", 0.9)


def pages(names: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """What a reader asks for, without end: kind and path."""
    while True:
        day = FIRST + timedelta(days=chance.randrange(DAYS - 60))
        west, south = round(chance.uniform(32, 40), 2), round(chance.uniform(30, 37), 2)
        yield "overview", "/"
        yield "list", f"/incidents?at={chance.randrange(1, 400)}"
        yield "filter", f"/incidents?from={day}&to={day + timedelta(days=45)}&grade={chance.choice(get_args(Grade))}"
        yield "filter by words", f"/incidents?place=number+{chance.randrange(100, 6000)}"
        yield "map", f"/map/incidents.json?zoom={chance.randrange(4, 9)}"
        yield "map in a box", f"/map/incidents.json?zoom=9&bbox={west},{south},{west + 2},{south + 2}"
        yield "incident", f"/incidents/{chance.choice(names)}"
        yield "api list", f"/api/incidents?limit=50&from={day}"


def reader(port: int, seed: int, names: list[str], until: float, pause: float, told: dict[str, list[float]]) -> None:
    chance = random.Random(seed)  # noqa: S311 - which page comes next is no secret
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked = pages(names, chance)
    for _ in range(seed % 8):
        next(asked)
    time.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        kind, path = next(asked)
        began = time.monotonic()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        told[kind if answer.status == 200 else f"{kind}: {answer.status}"].append((time.monotonic() - began) * 1000)
        time.sleep(chance.uniform(0.5, 1.5) * pause)


def measure(path: Path, readers: int, seconds: float, pause: float) -> dict[str, list[float]]:
    """Milliseconds by kind of page, from a desk in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Ledger.open(path) as ledger:
        with ledger.store.writing() as tx:
            view.note(tx, reconciling.VIEW, reconciling.made_by())  # one that was kept is not worked out again
        names = [one.incident_id for one in ledger.page(100_000) if len(one.reports) > 1]
    desk = subprocess.Popen([sys.executable, __file__, "--serve", str(path), str(port)], stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        told: dict[str, list[float]] = defaultdict(list)
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=reader, args=(port, n, names, until, pause, told)) for n in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told
    finally:
        desk.terminate()
        desk.wait()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the desk did not start")


def serve(path: str, port: int) -> None:
    """As ``harmledger serve`` does, but for the bound on how often one address may ask: all readers have the same."""
    from harmledger.cli.desk import run
    from harmledger.web.settings import Settings

    with Ledger.open(path) as ledger:
        run(ledger, Settings(port=port, burst=1e9, a_second=1e9), browser=False)


def main() -> None:
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], int(sys.argv[3]))
        return
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--incidents", type=int, default=100_000)
    asked.add_argument("--readers", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--pause", type=float, default=1.0)
    asked.add_argument("--keep", type=Path, help="a ledger to make there once and use again")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = told.keep or Path(folder) / "many.db"
        if not path.exists():
            began = time.monotonic()
            fill(path, told.incidents)
            print(f"{told.incidents:,} incidents made in {time.monotonic() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        found = measure(path, told.readers, told.seconds, told.pause)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    each = (spent.ru_utime + spent.ru_stime) * 1000 / max(sum(map(len, found.values())), 1)
    print(f"the desk took {each:.0f} ms of a processor for each page, its start among them")
    print(f"{told.readers} readers, {told.pause:g} s between pages, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'page':<18}{'asked':>7}{'p50':>7}{'p95':>7}{'p99':>7}")
    for kind, took in [*sorted(found.items()), ("all", [ms for some in found.values() for ms in some])]:
        p = quantiles(took, n=100) if len(took) > 1 else took * 99
        print(f"{kind:<18}{len(took):>7}{p[49]:>7.0f}{p[94]:>7.0f}{p[98]:>7.0f}")


if __name__ == "__main__":
    main()
