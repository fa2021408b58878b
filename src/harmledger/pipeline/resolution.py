"""What a reading's words mean: its days against the day of publication, its places in the gazetteer, its actors and claimants in
the directory.

A reading in words comes in, the same reading resolved comes out; the words stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from harmledger.extract.frame import find_frame
from harmledger.model.mention import EventDate, Mention
from harmledger.model.reading import Reading
from harmledger.model.report import Report
from harmledger.resolve.day import DayRange, resolve_day
from harmledger.resolve.gazetteer.country_words import countries_named
from harmledger.resolve.place import PlaceContext, resolve_place

BEGINNING = re.compile(r"^(?:since|began|started|starting|beginning|erupted|flared|which)\b.*?(?=\b(?:(?:in|on|early|late|mid)\b[\s-]*)?(?:(?:early|late|mid)[\s-]+)?(?:\w+\s+)?(?:\w+\s+)?(?:19|20)\d\d$)", re.IGNORECASE)


def resolved(reading: Reading) -> Reading:
    """The reading with days, places, actors and claimants resolved; what cannot be stays unresolved (M14, M16)."""
    report = reading.report
    frame = find_frame(report.title, report.text)
    published = report.published or frame.day
    dateline = report.words(frame.dateline_place) if frame.dateline_place else None
    context = _context(report, reading.mentions, dateline)
    mentions = []
    for mention in reading.mentions:
        if mention.date:
            mention = replace(mention, date=_day(mention.date, published, ahead=mention.kind == "prospect"))
        if mention.place:
            mention = replace(mention, place=resolve_place(mention.place, context))
        mentions.append(mention)
    return replace(reading, mentions=tuple(mentions))


def _context(report: Report, mentions: tuple[Mention, ...], dateline: str | None) -> PlaceContext:
    places = [mention.place for mention in mentions if mention.place]
    return PlaceContext(
        countries=countries_named(f"{report.title}\n{report.text}"),
        admin1=tuple(dict.fromkeys(place.admin1 for place in places if place.admin1)),
        places=tuple(dict.fromkeys(place.words for place in places)),
        dateline=dateline,
    )


def _day(words: EventDate, published: date | None, *, ahead: bool) -> EventDate:
    """The first and last day of a happening; "since the war broke out in March 2011" runs from then to publication."""
    days = resolve_day(words.words, published, ahead=ahead)
    beginning = BEGINNING.match(words.words)
    if days is None and beginning:
        since = resolve_day(words.words[beginning.end() :], published)
        if since and (published is None or since.start <= published):
            days = DayRange(since.start, published or since.end, "period")
    if days is None:
        return words
    return replace(words, start=days.start, end=days.end, precision=days.precision)
