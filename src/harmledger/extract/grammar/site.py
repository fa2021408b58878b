"""Words that stand for a place without naming it: "the town", "there", "the same neighbourhood", "rebel-held areas" (M16).

Tellings come in; what they point to, or describe, comes out for where.py to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.telling import Telling

POINTING = frozenset({"the", "this", "that", "same", "their", "his", "her", "its"})
LOCATING = frozenset({
    "in", "at", "near", "on", "outside", "inside", "around", "across", "within", "throughout", "into", "against",
})  # fmt: skip
AWAY = frozenset({"from", "to", "with", "by"})
PHRASE_TAGS = frozenset({"JJ", "CD", "HYPH", "VBN", "NN", "DT", "RB", "NNP"})
Fits = Callable[[PlaceWords], bool]
COUNTING = frozenset({"different", "various", "several", "many", "other"})


def anaphors(t: Telling) -> Iterator[Fits]:
    """For each phrase that points back to a place, what the place must be like."""
    s, kinds = t.s, place_nouns().kinds
    for j in range(t.first, t.last):
        if s.low[j] == "there" and s.dep[j] != "expl":
            yield lambda place: place.rank >= 2
        elif s.low[j] in kinds and s.tag[j] == "NN" and _points(s, j):
            yield _fits(kinds[s.low[j]], s.low[j])


def _points(s: Sentence, j: int) -> bool:
    """Whether a noun has "the" or "the same" before it, a preposition before that, and no name behind it."""
    named = j + 1 < len(s) and (s.tag[j + 1] in NOUN_TAGS or s.low[j + 1] in ("of", "called", "named", "-"))
    k = j - 2 if j > 1 and s.low[j - 1] == "same" else j - 1
    return not named and k > 0 and s.low[k] in POINTING and (s.low[k - 1] in LOCATING or s.low[k - 1] == "of")


def _fits(kind: str, noun: str) -> Fits:
    if kind == "settlement":
        return lambda place: place.kind in (None, "settlement", "neighbourhood") and place.prep not in AWAY
    if kind in ("facility", "natural", "refugee_camp"):
        return lambda place: noun in place.words.lower().split()
    if kind == "neighbourhood":
        return lambda place: place.rank in (4, 5)
    return lambda place: place.kind == kind


def described(t: Telling) -> tuple[int, int] | None:
    """Tokens that describe several places without a name: "in rebel-held areas", "in the two provinces"."""
    s = t.s
    for j in range(t.first + 1, t.last):
        if s.tag[j] != "NNS" or not _is_area(s.low[j]):
            continue
        k = j
        while k > t.first and (s.tag[k - 1] in PHRASE_TAGS or s.words[k - 1] == "-") and s.low[k - 1] not in LOCATING:
            k -= 1
        if all(s.tag[i] == "CD" or s.low[i] in COUNTING for i in range(k, j)):
            # "In two different states" says how many, and not which.
            continue
        if k > t.first and s.low[k - 1] in LOCATING:
            return k + (s.tag[k] == "DT" and k < j), j + 1
    return None


def _is_area(noun: str) -> bool:
    nouns = place_nouns()
    kind = nouns.kinds.get(noun) or nouns.kinds.get(noun.removesuffix("s"))
    return noun in nouns.stretches or kind not in (None, "facility")
