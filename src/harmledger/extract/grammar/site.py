"""Words that stand for a place without naming it: "the town", "there", "the same neighbourhood", "rebel-held areas" (M16).

Tellings come in; what they point to, or describe, comes out for where.py to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.telling import Telling

POINTING = frozenset({"the", "this", "that", "same", "their", "his", "her", "its"})
IN = frozenset({"in", "at", "near", "on", "outside", "inside", "around", "across", "within", "throughout", "into", "of", "against"})
Fits = Callable[[PlaceWords], bool]


def anaphors(t: Telling) -> Iterator[Fits]:
    """For each phrase that points back to a place, what the place must be like."""
    s, kinds = t.s, place_nouns().kinds
    for j in range(t.first, t.last):
        low = s.low[j]
        if low == "there" and s.dep[j] != "expl":
            yield lambda place: place.rank >= 2
        kind = kinds.get(low)
        if kind and s.tag[j] == "NN" and _points(s, j):
            yield _fits(kind, low)


def _points(s: Sentence, j: int) -> bool:
    """Whether a noun has "the" or "the same" before it, a preposition before that, and no name behind it."""
    if j + 1 < len(s) and (s.low[j + 1] in ("of", "called", "named") or s.tag[j + 1] in NOUN_TAGS or s.words[j + 1] == "-"):
        return False
    k = j - 1
    if k > 0 and s.low[k] == "same":
        k -= 1
    return k > 0 and s.low[k] in POINTING and s.low[k - 1] in IN


def _fits(kind: str, noun: str) -> Fits:
    if kind == "settlement":
        return lambda place: place.kind in (None, "settlement", "neighbourhood") and place.prep not in ("from", "to", "with", "by")
    if kind in ("facility", "natural", "refugee_camp"):
        return lambda place: noun in place.words.lower().split()
    if kind == "neighbourhood":
        return lambda place: place.rank in (4, 5)
    return lambda place: place.kind == kind


def described(t: Telling) -> tuple[int, int] | None:
    """Tokens that describe a place without a name: "in rebel-held areas", "in the two provinces"."""
    s, nouns = t.s, place_nouns()
    for j in range(t.first + 1, t.last):
        if s.tag[j] != "NNS" or s.low[j] not in nouns.stretches and s.low[j].removesuffix("s") not in nouns.kinds and s.low[j] not in nouns.kinds:
            continue
        k = j
        while k > t.first and (s.tag[k - 1] in ("JJ", "CD", "HYPH", "VBN", "NN", "DT", "RB", "NNP") or s.words[k - 1] == "-") and s.low[k - 1] not in IN:
            k -= 1
        if k > t.first and s.low[k - 1] in IN - {"of"} and nouns.kinds.get(s.low[j].removesuffix("s")) != "facility":
            return k + (s.tag[k] == "DT" and k < j), j + 1
    return None
