"""Which of a line's places and days are those of what happened, where grammar and tagger do not agree (M11, M14, M16)."""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.document import Day, Line
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.tagger.line_tags import LineTags

HARDLY, SURELY = 0.05, 0.8
DATED = ("day", "month", "year")


def agreed_places(found: tuple[PlaceWords, ...], tags: LineTags) -> tuple[PlaceWords, ...]:
    """The places without those that the tagger takes for none of the event's; a place that it is sure of is the event's."""
    out = []
    for place in found:
        if tags.chance(place.begin, place.end, {"p"}) < HARDLY:
            continue
        sure = any(one.covers(place.begin, place.end) and one.mark.part == "place" for one in tags.of({"p"}, SURELY))
        out.append(replace(place, is_told=True) if sure else place)
    return tuple(out)


def agreed_days(line: Line, found: tuple[Day, ...], tags: LineTags) -> tuple[Day, ...]:
    """The times without those that are only when it was said, and those that the grammar took for such and are not (M15)."""
    kept = [day for day in found if day.kind not in DATED or tags.chance(day.begin, day.end, {"d", "g"}) >= HARDLY]
    back = [
        day
        for day in line.days
        if day not in found and any(one.covers(day.begin, day.end) and one.mark.part == "when" for one in tags.of({"d"}, 0.9))
    ]
    return tuple(sorted((*kept, *back), key=lambda day: day.begin))
