"""A reader for the ledger's tests: each line of an invented report is one happening, read without a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.identity import claim_id, mention_id
from harmledger.model.mention import EventDate, Mention, Toll
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import PlaceId

MADE_BY = MadeBy("stub", "1", "0" * 12)
TOWNS = {"Tel Arun": (35.1, 36.7), "Karm Hallaj": (35.6, 36.3), "Bir Samak": (33.5, 38.0), "Dar Selim": (34.2, 37.1)}
LINE = re.compile(
    r"(?P<toll>(?P<killed>\d+) were killed) in (?P<place>[A-Z]\w+ [A-Z]\w+) on (?P<day>[\d-]{10})(?: said (?P<who>.+))?"
)


def line(killed: int, town: str, day: str, who: str | None = None) -> str:
    return f"{killed} were killed in {town} on {day}" + (f" said {who}" if who else "")


def report(doc: str, *lines: str, published: date | None = None, url: str | None = None) -> Report:
    text = "\n".join((f"From {doc}.", *lines))
    return Report(text, doc=doc, publisher=f"The {doc} Post", published=published, url=url)


def read(given: Report, noted: Sequence[Reject] = (), made_by: MadeBy = MADE_BY) -> Reading:
    """The reading of an invented report; the same each time."""
    mentions = tuple(_mention(given, made_by, number, found) for number, found in enumerate(LINE.finditer(given.text)))
    return Reading(given, mentions, tuple(noted), made_by)


def newer(reading: Reading, version: str = "2") -> Reading:
    """What the next version of the reader makes of the same report: the same, under ids of its own."""
    return read(reading.report, reading.rejects, replace(MADE_BY, version=version))


def _mention(given: Report, made_by: MadeBy, number: int, found: re.Match[str]) -> Mention:
    def span(group: str) -> Span:
        return Span(*found.span(group))

    def claim(field: str, group: str) -> str:
        return claim_id(given.report_id, made_by, field, found[group], found[group], span(group), found["who"])

    latitude, longitude = TOWNS[found["place"]]
    match = PlaceCandidate(PlaceId(found["place"]), found["place"], "town", latitude, longitude, "Marat", "SY", 0.95)
    day = date.fromisoformat(found["day"])
    said = Attribution(found["who"], span=span("who")) if found["who"] else Attribution()
    return Mention(
        mention_id(given.report_id, made_by, number),
        "incident",
        "shelling",
        place=Place(claim("place", "place"), found["place"], span("place"), geo_precision="exact", match=match),
        date=EventDate(claim("date", "day"), found["day"], span("day"), day, day, "day"),
        tolls=(
            Toll(
                claim("killed", "toll"),
                "killed",
                CountRange.exactly(int(found["killed"])),
                found["toll"],
                span("toll"),
                attribution=said,
            ),
        ),
    )
