"""Names of people who are told with their age: "Yusuf Wehbe, 24,", "24-year-old Yusuf Wehbe".

A text comes in, the single names come out, in small letters: where one of them stands alone later it is that person and no
town of the same name. An age is what only people have; a name without one says nothing here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from harmledger.extract.grammar.namesake import IN
from harmledger.extract.grammar.telling import Telling

_NAME = r"[A-Z][\w’'\-]+(?:[ ][A-Z][\w’'\-]*\.?){0,2}[ ][A-Z][\w’'\-]+"
_AGED = re.compile(rf"(?P<before>{_NAME})(?:, | \()\d{{1,2}}\b(?!\d)(?=[,.;)]| (?:and|of|who)\b)|-old[ ](?P<behind>{_NAME})")


@lru_cache(maxsize=8)
def aged_names(text: str) -> frozenset[str]:
    """Every name of a person of an age, given names and surnames."""
    found = (match["before"] or match["behind"] for match in _AGED.finditer(text))
    return frozenset(word.lower() for name in found for word in name.split() if len(word) > 2)


def without_people(t: Telling, people: frozenset[str]) -> Telling:
    """The telling without places that are such a person's name alone and that no preposition of place leads to."""
    kept = tuple(place for place in t.places if not _is_person(t, place.words, place.begin, people))
    return t if len(kept) == len(t.places) else replace(t, places=kept)


def _is_person(t: Telling, words: str, begin: int, people: frozenset[str]) -> bool:
    named = words.lower().split()
    return bool(people.issuperset(named)) and not (begin and t.s.low[begin - 1] in IN)
