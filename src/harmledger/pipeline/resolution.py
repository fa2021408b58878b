"""What a reading's words mean: days against the day of publication, places in the gazetteer, bodies in the directory.

A reading in words comes in, the same reading resolved comes out; the words stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from harmledger.extract.frame import find_frame
from harmledger.model.mention import EventDate, Mention
from harmledger.model.reading import Reading
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.resolve.actor import resolve_actor, resolve_claimant
from harmledger.resolve.day import DayRange, resolve_day
from harmledger.resolve.gazetteer.country_words import countries_named, main_country
from harmledger.resolve.place import PlaceContext, resolve_place

LEADING = 30
"""Characters before a place that may say what it is."""


def resolved(reading: Reading) -> Reading:
    """The reading with its days, places, actors and claimants resolved; what cannot be stays in words (M7, M12, M14, M16)."""
    report = reading.report
    frame = find_frame(report.title, report.text)
    dateline = report.words(frame.dateline_place) if frame.dateline_place else None
    context = _context(report, reading.mentions, dateline)
    mentions = []
    for mention, when in zip(reading.mentions, _days(reading.mentions, report.published or frame.day), strict=True):
        place = resolve_place(mention.place, context, _before(report, mention.place.span)) if mention.place else None
        mentions.append(_with_bodies(replace(mention, date=when, place=place), context.countries))
    return replace(reading, mentions=tuple(mentions))


def _before(report: Report, span: Span) -> str:
    """The words that lead to a place: "in the town of "."""
    return report.words(replace(span, start=max(0, span.start - LEADING), end=span.start))


def _with_bodies(mention: Mention, countries: tuple[str, ...]) -> Mention:
    return replace(
        mention,
        actors=tuple(resolve_actor(actor, countries) for actor in mention.actors),
        tolls=tuple(replace(toll, attribution=resolve_claimant(toll.attribution, countries)) for toll in mention.tolls),
    )


def _context(report: Report, mentions: tuple[Mention, ...], dateline: str | None) -> PlaceContext:
    places = [mention.place for mention in mentions if mention.place]
    text = f"{report.title}\n{report.text}"
    return PlaceContext(
        countries=countries_named(text),
        main_country=main_country(text),
        admin1=tuple(dict.fromkeys(place.admin1 for place in places if place.admin1)),
        places=tuple(dict.fromkeys(place.words for place in places)),
        dateline=dateline,
    )


def _days(mentions: Sequence[Mention], published: date | None) -> list[EventDate | None]:
    """The first and last day of each mention; "the day before" counts from the single day that the report told last (M14)."""
    found = [_resolved(mention, published, anchor=None) for mention in mentions]
    told = sorted((when.span.start, when.start) for when in found if when and when.start and _is_told_day(when))
    out = []
    for mention, when in zip(mentions, found, strict=True):
        anchor = None
        if when and when.start is None:
            anchor = next((day for start, day in reversed(told) if start < when.span.start), None)
        out.append(_resolved(mention, published, anchor) if anchor else when)
    return out


def _is_told_day(when: EventDate) -> bool:
    return when.start == when.end and not when.span.in_title


def _resolved(mention: Mention, published: date | None, anchor: date | None) -> EventDate | None:
    when = mention.date
    if when is None:
        return None
    said = _single(resolve_day(when.said, published)) if when.said else None
    days = resolve_day(when.words, published, anchor=anchor, said=said, ahead=mention.kind == "prospect")
    return replace(when, start=days.start, end=days.end, precision=days.precision) if days else when


def _single(days: DayRange | None) -> date | None:
    return days.start if days and days.start == days.end else None
