"""Reports and mentions of invented happenings, made without a reader."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.entry import Entry
from harmledger.model.judgement import Decider, Judgement, Verdict
from harmledger.model.mention import EventDate, Mention, Toll
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, Harm, MentionId, PlaceId

TOWNS = {
    "Tel Arun": (35.10, 36.70),
    "Karm Hallaj": (35.60, 36.30),
    "Bir Samak": (33.50, 38.00),
}
NOWHERE = Span(0, 0)


def entry(name: str, town: str | None, day: date | None, *tolls: Toll, **more: Any) -> Entry:
    """One report with one mention; ``name`` makes its ids."""
    published = more.pop("published", day)
    own = " ".join(f"{word}{name}" for word in ("what", "every", "newsroom", "writes", "itself", "about", "these", "events"))
    text = more.pop("text", f"In {town or 'a place'} {own}.")
    report = Report(text, doc=name, publisher=more.pop("publisher", f"Outlet {name}"), published=published)
    mention = Mention(
        MentionId(more.pop("mention_id", f"m{name}")),
        more.pop("kind", "incident"),
        more.pop("event_type", "shelling"),
        place=place(name, town) if town else None,
        date=when(name, day) if day else None,
        tolls=tolls,
        **more,
    )
    return Entry(report, mention)


def toll(name: str, harm: Harm, low: int | None, high: int | None = None, *, claimant: str = "publisher", **more: Any) -> Toll:
    """A figure: exactly ``low`` unless ``high`` is told too."""
    high = more.pop("open_high", high if high is not None else low)
    count = CountRange(low, high) if low is not None or high is not None else CountRange.unbounded()
    attribution = Attribution(claimant, claimant_kind=more.pop("claimant_kind", None))
    return Toll(ClaimId(f"c{name}"), harm, count, "words", NOWHERE, attribution=attribution, **more)


def place(name: str, town: str) -> Place:
    latitude, longitude = TOWNS[town]
    match = PlaceCandidate(PlaceId(f"p{town}"), town, "town", latitude, longitude, "Idlib", "SY", 0.95)
    return Place(ClaimId(f"cplace{name}"), town, NOWHERE, geo_precision="exact", match=match)


def when(name: str, day: date, last: date | None = None) -> EventDate:
    return EventDate(ClaimId(f"cday{name}"), "that day", NOWHERE, day, last or day, "day" if last in (None, day) else "days")


def judge(verdict: Verdict, *about: str, at: int = 1, value: str | None = None) -> Judgement:
    return Judgement(verdict, about, Decider("person", "R. Corder"), "seen", datetime(2024, 5, 1, 12, at, tzinfo=UTC), value)
