"""What a reading's words mean: its days against the day of publication, its places in the gazetteer, its actors and claimants in
the directory.

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
from harmledger.resolve.day import resolve_day
from harmledger.resolve.gazetteer.country_words import countries_named
from harmledger.resolve.place import PlaceContext, resolve_place

def resolved(reading: Reading) -> Reading:
    """The reading with days, places, actors and claimants resolved; what cannot be stays unresolved (M14, M16)."""
    report = reading.report
    frame = find_frame(report.title, report.text)
    published = report.published or frame.day
    dateline = report.words(frame.dateline_place) if frame.dateline_place else None
    context = _context(report, reading.mentions, dateline)
    days = _days(reading.mentions, published)
    mentions = []
    for mention, when in zip(reading.mentions, days, strict=True):
        place = resolve_place(mention.place, context) if mention.place else None
        mentions.append(replace(mention, date=when, place=place))
    return replace(reading, mentions=tuple(mentions))


def _context(report: Report, mentions: tuple[Mention, ...], dateline: str | None) -> PlaceContext:
    places = [mention.place for mention in mentions if mention.place]
    return PlaceContext(
        countries=countries_named(f"{report.title}\n{report.text}"),
        admin1=tuple(dict.fromkeys(place.admin1 for place in places if place.admin1)),
        places=tuple(dict.fromkeys(place.words for place in places)),
        dateline=dateline,
    )


def _days(mentions: Sequence[Mention], published: date | None) -> list[EventDate | None]:
    """The first and last day of each; "the day before" counts from the day that the report told last before it."""
    found = [_day(mention, published) for mention in mentions]
    known = sorted((when.span.start, when.start) for when in found if when and when.start and not when.span.in_title)
    out = []
    for mention, when in zip(mentions, found, strict=True):
        if when and when.start is None:
            anchor = next((day for start, day in reversed(known) if start < when.span.start), None)
            when = _day(mention, published, anchor) if anchor else when
        out.append(when)
    return out


def _day(mention: Mention, published: date | None, anchor: date | None = None) -> EventDate | None:
    when = mention.date
    if when is None:
        return None
    said = resolve_day(when.said, published) if when.said else None
    days = resolve_day(when.words, published, anchor=anchor, said=said.start if said else None, ahead=mention.kind == "prospect")
    return replace(when, start=days.start, end=days.end, precision=days.precision) if days else when
