"""How long recording takes, apart from reading: invented readings of invented reports, three happenings each.

    python benchmarks/recording.py [REPORTS] [LEDGER]

Of REPORTS (10,000) a tenth is added at a time; a line each says how many there are, the milliseconds of processor time that a
report took, and the size of the ledger. Towns and days are spread so that a region of the size of Syria has some ten happenings
a day. The last lines say what it takes to list all incidents, to find one, and to add one report more.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from harmledger import Ledger
from harmledger.model.count import CountRange
from harmledger.model.identity import claim_id, mention_id
from harmledger.model.mention import EventDate, Mention, Toll
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, PlaceId

MADE_BY = MadeBy("invented", "1", "0" * 12)
FIRST = date(2015, 1, 1)
HAPPENINGS = 3
SYLLABLES = [c + v for c in "bdfghjklmnqrstwyz" for v in "aeiou"]


Town = tuple[str, float, float]
Told = tuple[int, Town, date]


class Line(NamedTuple):
    words: str
    start: int

    def span(self, part: str) -> Span:
        first = self.start + self.words.index(part)
        return Span(first, first + len(part))


class Invented:
    """The same reports each time, told by a seed."""

    def __init__(self, reports: int) -> None:
        self._random = random.Random(11)  # noqa: S311 - nothing is secret here
        self._days = reports // 3 + 30
        self._towns = [self._town() for _ in range(400)]

    def readings(self, number: int) -> Iterator[Reading]:
        for _ in range(number):
            yield self._reading()

    def _reading(self) -> Reading:
        told = [self._told() for _ in range(HAPPENINGS)]
        lines = [f"{killed} were killed in {town[0]} on {day}." for killed, town, day in told]
        text = "\n".join((*lines, " ".join(self._word() for _ in range(200))))
        report = Report(text, publisher=self._name(), published=max(day for *_, day in told))
        starts = [text.index(line) for line in lines]
        mentions = [self._mention(report, i, Line(lines[i], starts[i]), told[i]) for i in range(HAPPENINGS)]
        return Reading(report, tuple(mentions), (), MADE_BY)

    def _mention(self, report: Report, order: int, line: Line, told: Told) -> Mention:
        killed, (town, latitude, longitude), day = told
        at = line.span

        def name(field: str, words: str) -> ClaimId:
            return claim_id(report.report_id, MADE_BY, field, words, words, at(words), None)

        words = f"{killed} were killed"
        match = PlaceCandidate(PlaceId(town), town, "town", latitude, longitude, None, "SY", 0.95)
        return Mention(
            mention_id(report.report_id, MADE_BY, order),
            "incident",
            "shelling",
            place=Place(name("place", town), town, at(town), geo_precision="exact", match=match),
            date=EventDate(name("date", str(day)), str(day), at(str(day)), day, day, "day"),
            tolls=(Toll(name("toll", words), "killed", CountRange.exactly(killed), words, at(words)),),
        )

    def _told(self) -> Told:
        return self._random.randint(1, 30), self._random.choice(self._towns), self._day()

    def _town(self) -> Town:
        return self._name(), self._random.uniform(32, 37), self._random.uniform(36, 42)

    def _day(self) -> date:
        return FIRST + timedelta(days=self._random.randrange(self._days))

    def _word(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=3))

    def _name(self) -> str:
        return f"{self._word().title()} {self._word().title()}"


def timed(what: str, do: Callable[[], object]) -> None:
    started = time.process_time()
    do()
    print(f"{(time.process_time() - started) * 1000:10,.0f} ms  {what}")


def main() -> None:
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        where = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "ledger.db")
        invented, ledger = Invented(reports), Ledger.open(where)
        step = reports // 10
        for number in range(step, reports + 1, step):
            some = list(invented.readings(step))
            started = time.process_time()
            ledger.add(some)
            each = (time.process_time() - started) * 1000 / step
            size = Path(where).stat().st_size / 1e6 if Path(where).exists() else 0
            print(f"{number:10,} reports  {each:6.1f} ms each  {size:8,.0f} MB", flush=True)
        found = ledger.incidents()
        timed(f"all {len(found):,} incidents", ledger.incidents)
        timed("one incident", lambda: ledger.incident(found[0].incident_id))
        timed("one report more", lambda: ledger.add(invented.readings(1)))
        ledger.close()
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f} MB  of memory at the most")


if __name__ == "__main__":
    main()
