"""The place of a line in which the grammar finds none, by the tagger's marks (M16)."""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.place_name import KindOf, text_of
from harmledger.extract.grammar.place_phrase import PREPOSITIONS
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.tagger.line_tags import LineTags, Tagged

SURELY = 0.9
"""From here on marked words name the place of what happened."""


def agreed_places(line: Line, found: tuple[PlaceWords, ...], kind_of: KindOf, tags: LineTags) -> tuple[PlaceWords, ...]:
    """The grammar's places; where it has none, those that the tagger is sure of, with the wider one that it marks behind them.

    Damaged text and names without a word that leads to them ("Ariha: 3 dead") are what no rule of grammar finds.
    """
    marks = tags.of({"p"}, SURELY)
    if found or not marks:
        return found
    named = [_words(line, one, kind_of) for one in marks]
    wider = next((place for place, one in zip(named, marks, strict=True) if one.mark.part == "wider"), None)
    return tuple(
        replace(place, within=wider) if wider and place.end <= wider.begin else place
        for place, one in zip(named, marks, strict=True)
        if one.mark.part == "place"
    )


def _words(line: Line, one: Tagged, kind_of: KindOf) -> PlaceWords:
    s = line.s
    begin = one.begin + (s.low[one.begin] == "the" and one.begin + 1 < one.end)
    at = one.begin - 1 if one.begin and s.low[one.begin - 1] in PREPOSITIONS else None
    words = text_of(s, begin, one.end)
    return PlaceWords(begin, one.end, words, kind_of(words), s.low[at] if at is not None else None, at, begin)
