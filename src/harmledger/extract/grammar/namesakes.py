"""Tellings without places that are people: "shot Florencia", where the text has told of "Marta Florencia, 34,".

A telling and the names of people come in, the telling without them goes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from harmledger.extract.grammar.namesake import IN
from harmledger.extract.grammar.telling import Telling


def without_people(t: Telling, names: Iterable[str]) -> Telling:
    """The telling without places that are one of these people's given name or surname and that no preposition leads to."""
    people = frozenset(word.lower() for name in names for word in name.split() if len(word) > 2)
    kept = tuple(place for place in t.places if not _is_person(t, place.words, place.begin, people))
    return t if len(kept) == len(t.places) else replace(t, places=kept)


def _is_person(t: Telling, words: str, begin: int, people: frozenset[str]) -> bool:
    return people.issuperset(words.lower().split()) and not (begin and t.s.low[begin - 1] in IN)
