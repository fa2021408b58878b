"""What leads to the name of a place: "in the besieged town of", "60 km northeast of", "the northern outskirts of".

A name's first token comes in, what stands before it goes out: the noun that says what kind of place it is, where the
phrase begins, and the preposition that leads to it all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence

PREPOSITIONS = frozenset({
    "in", "at", "near", "outside", "inside", "around", "across", "on", "from", "to", "towards", "toward", "into", "over", "of", "through",
    "throughout", "within", "between", "beyond", "by", "off", "along", "against", "via", "under", "for", "and", "or", "like", "with", "as", "after", "before",
})  # fmt: skip
DESCRIBES = frozenset({"DT", "JJ", "JJS", "RB", "CD", "PRP$", "HYPH", "POS", "PDT"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """``at`` is the preposition that leads to it all, ``first`` where the name's own phrase begins, ``lead`` where it does with how the place lies to the name ("the
    outskirts of", "near"), if it says so; ``stretch`` says that it is only a part of what is named, ``is_beside`` that it is not in it."""

    first: int
    lead: int | None
    at: int | None
    kind: str | None = None
    stretch: bool = False
    is_beside: bool = False
    is_locality: bool = False


def phrase_before(s: Sentence, begin: int) -> Phrase:
    """What leads to the name that begins at ``begin``."""
    named = _noun_of(s, begin)
    phrase = _phrase(s, begin, named)
    return replace(phrase, is_locality=named is not None and s.low[named] in place_nouns().localities)


def _phrase(s: Sentence, begin: int, named: int | None) -> Phrase:
    nouns = place_nouns()
    kind = nouns.kinds.get(s.low[named]) if named is not None else None
    first = _left(s, begin if named is None else named)
    if first < 1:
        return Phrase(first, None, None, kind)
    before = s.low[first - 1]
    if before == "of" and first > 1:
        k = first - 2
        outer = _left(s, k)
        at = _preposition(s, outer - 1)
        inside = at is not None and s.low[at] == "in"
        if s.low[k] in nouns.directions and s.low[k] not in nouns.stretches and not inside:
            return Phrase(first, k, at, kind, is_beside=True)
        if s.low[k] in nouns.directions or _is_stretch(s, k):
            opening = outer + (outer < k and s.tag[outer] in ("DT", "PRP$"))
            return Phrase(first, opening, at, kind, stretch=_is_stretch(s, k))
    if before in nouns.near and not (first > 2 and s.low[first - 2] == "and"):
        return Phrase(first, first - 1, first - 1, kind, is_beside=True)
    if before == "in" and first > 2 and _is_stretch(s, first - 2):
        # "Several neighbourhoods in the east of", "villages in northern X".
        outer = _left(s, first - 2)
        return Phrase(first, None, _preposition(s, outer - 1) or first - 1, kind)
    return Phrase(first, None, _preposition(s, first - 1), kind)


def _noun_of(s: Sentence, begin: int) -> int | None:
    """The noun that says what is named: "the town of X", "the village X", "villages of X", "the towns called X"."""
    j = begin - 1
    if j > 0 and s.low[j] in ("of", "called", "named"):
        j -= 1
    if j < 0 or s.tag[j] not in NOUN_TAGS or s.words[j][0].isupper() or _ends_a_name(s, j):
        return None
    return j if s.low[j] in place_nouns().kinds else None


def _left(s: Sentence, i: int) -> int:
    """Where the phrase around ``i`` begins: articles, adjectives and what else describes a place."""
    describing, kinds = place_nouns().describing, place_nouns().kinds
    j = i
    while j and i - j < 8:
        k = j - 1
        word, tag = s.low[k], s.tag[k]
        if word in PREPOSITIONS:
            break
        if tag in DESCRIBES or tag == "VBN" and (s.dep[k] == "amod" or k and s.words[k - 1] == "-") or s.words[k] == "-" or word in describing or word in place_nouns().directions:
            j = k
        elif tag in NOUN_TAGS and (s.words[k + 1] == "-" or k and s.words[k - 1] == "-" or word in kinds and s.words[k][0].islower()):
            j = k
        else:
            break
    return j


def _ends_a_name(s: Sentence, j: int) -> bool:
    """ "Kech district of Balochistan": the noun goes with the name before it."""
    return j > 0 and s.tag[j - 1] in NAME_TAGS and s.words[j - 1][0].isupper()


def _is_stretch(s: Sentence, k: int) -> bool:
    """A noun for a part of what is named after it: "outskirts of", "several neighbourhoods in"."""
    return s.low[k] in place_nouns().stretches and s.tag[k] in NOUN_TAGS and not _ends_a_name(s, k)


def _preposition(s: Sentence, i: int) -> int | None:
    return i if i >= 0 and s.low[i] in PREPOSITIONS else None
