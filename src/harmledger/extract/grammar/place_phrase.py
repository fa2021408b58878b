"""What stands beside the name of a place: "in the besieged town of X", "the northern outskirts of X", "X's gas field".

A run of names comes in; out goes what leads to it, with the preposition and how the place lies to the name, and the noun
behind it with the kind that it makes of the name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from harmledger.extract.grammar.place_name import Run
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence

PREPOSITIONS = frozenset({
    "in", "at", "near", "outside", "inside", "around", "across", "on", "from", "to", "towards", "toward", "into", "over", "of",
    "through", "throughout", "within", "between", "beyond", "by", "off", "along", "against", "via", "under", "for", "and", "or",
    "like", "with", "as", "after", "before",
})  # fmt: skip
DESCRIBES = frozenset({"DT", "JJ", "JJS", "RB", "CD", "PRP$", "HYPH", "POS", "PDT"})
LONGEST = 8
"""Tokens before a name that may be of its phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What leads to a name: ``at`` is the preposition before it all, ``first`` where the name's own phrase begins.

    ``lead`` is where the words begin that tell how the place lies to the name ("the outskirts of", "near"), if there are any;
    ``stretch`` says that it is only a part of what is named, ``is_beside`` that it is not in it. ``kind`` is that of the noun
    before the name ("the town of"), ``is_locality`` whether it is a noun of any place ("the area of").
    """

    first: int
    lead: int | None
    at: int | None
    kind: str | None = None
    stretch: bool = False
    is_beside: bool = False
    is_locality: bool = False

    def preposition(self, s: Sentence) -> str | None:
        """The preposition that leads to the place; "north of" and "to the west of" lie near it."""
        if self.at is None:
            return "near" if self.is_beside else None
        return "near" if self.is_beside and s.low[self.at] not in place_nouns().near else s.low[self.at]


def phrase_before(s: Sentence, begin: int) -> Phrase:
    """What leads to the name that begins at ``begin``."""
    nouns = place_nouns()
    named = _noun_of(s, begin)
    first = _left(s, begin if named is None else named)
    phrase = _leading(s, first)
    if named is None:
        return phrase
    return replace(phrase, kind=nouns.kinds[s.low[named]], is_locality=s.low[named] in nouns.localities)


def _leading(s: Sentence, first: int) -> Phrase:
    """What leads to the phrase that begins at ``first``."""
    nouns = place_nouns()
    if first < 1:
        return Phrase(first, None, None)
    before, k = s.low[first - 1], first - 2
    if before == "of" and k >= 0 and (s.low[k] in nouns.directions or _is_stretch(s, k)):
        outer = _left(s, k)
        at = _preposition(s, outer - 1)
        if not _is_stretch(s, k) and (at is None or s.low[at] != "in"):
            return Phrase(first, k, at, is_beside=True)
        has_article = outer < k and s.tag[outer] in ("DT", "PRP$")
        return Phrase(first, outer + has_article, at, stretch=_is_stretch(s, k))
    if before in nouns.near and s.low[k] != "and":
        return Phrase(first, first - 1, first - 1, is_beside=True)
    if before == "in" and k >= 0 and _is_stretch(s, k):
        # "Several neighbourhoods in the east of", "villages in northern X".
        at = _preposition(s, _left(s, k) - 1)
        return Phrase(first, None, first - 1 if at is None else at)
    return Phrase(first, None, _preposition(s, first - 1))


def _noun_of(s: Sentence, begin: int) -> int | None:
    """The noun that says what is named: "the town of X", "the village X", "villages of X", "the towns called X"."""
    j = begin - 1
    if j > 0 and s.low[j] in ("of", "called", "named"):
        j -= 1
    if j < 0 or s.tag[j] not in NOUN_TAGS or s.words[j][0].isupper():
        return None
    kind = place_nouns().kinds.get(s.low[j])
    described = kind == "settlement" and j < begin - 1  # "the West Bank town of"
    return j if kind and (described or not _ends_a_name(s, j)) else None


def _left(s: Sentence, i: int) -> int:
    """Where the phrase around ``i`` begins: articles, adjectives and what else describes a place."""
    j = i
    while j and i - j < LONGEST and s.low[j - 1] not in PREPOSITIONS and _is_of_phrase(s, j - 1):
        j -= 1
    return j


def _is_of_phrase(s: Sentence, k: int) -> bool:
    nouns, word, tag = place_nouns(), s.low[k], s.tag[k]
    if tag in DESCRIBES or s.words[k] == "-" or word in nouns.describing or word in nouns.directions:
        return True
    hyphened = k and s.words[k - 1] == "-"
    if tag == "VBN":
        return bool(hyphened) or s.dep[k] == "amod"
    if tag not in NOUN_TAGS:
        return False
    return bool(hyphened) or s.words[k + 1] == "-" or (word in nouns.kinds and s.words[k][0].islower())


def _ends_a_name(s: Sentence, j: int) -> bool:
    """ "Kech district of Balochistan": the noun goes with the name before it."""
    return j > 0 and s.tag[j - 1] in NAME_TAGS and s.words[j - 1][0].isupper()


def _is_stretch(s: Sentence, k: int) -> bool:
    """A noun for a part of what is named after it: "outskirts of", "several neighbourhoods in"."""
    return s.low[k] in place_nouns().stretches and s.tag[k] in NOUN_TAGS and not _ends_a_name(s, k)


def _preposition(s: Sentence, i: int) -> int | None:
    return i if i >= 0 and s.low[i] in PREPOSITIONS else None


def noun_behind(s: Sentence, run: Run, known: str | None) -> tuple[int, str | None]:
    """Where the phrase ends with the noun for a place behind the name ("the Shaar gas field"), and the kind that it makes."""
    kinds, j = place_nouns().kinds, run.end
    if j < len(s) and (s.tag[j] == "POS" or run.is_owner):
        return _noun_owned(s, run)
    if s.words[j : j + 1] == ("(",) and ")" in s.words[j : j + 6]:
        j = s.words.index(")", j) + 1  # another name of it stands between
    for k in range(j, min(j + 3, len(s))):
        if (s.tag[k] not in NOUN_TAGS and s.tag[k] != "JJ") or s.words[k][0].isupper():
            break
        phrase = next((end for end in (k + 3, k + 2) if end <= len(s) and s.phrase(k, end) in kinds), None)
        if phrase:
            return phrase, kinds[s.phrase(k, phrase)]
        kind = _kind_behind(s.low[k], known, near=k == j)
        if kind == "settlement" and s.low[k + 1 : k + 2] == ("of",):
            break  # "the West Bank town of Jenin"
        if kind and s.tag[k] in NOUN_TAGS:
            return k + 1, kind
    return run.end, None


def _noun_owned(s: Sentence, run: Run) -> tuple[int, str | None]:
    """ "Haiti's capital" is no country and "Aleppo's outskirts" no town, but "Syria's Idlib" are two places."""
    nouns = place_nouns()
    k = run.end if run.is_owner else run.end + 1
    if k < len(s) and s.low[k] in nouns.directions and (k + 1 == len(s) or s.tag[k + 1] not in (*NOUN_TAGS, *NAME_TAGS)):
        return k + 1, "part"
    while k < len(s) and s.tag[k] == "JJ":
        k += 1
    if k >= len(s) or (s.tag[k + 1 : k + 2] and s.tag[k + 1] in NOUN_TAGS):
        return run.end, None
    if s.low[k] in nouns.seats:
        return k + 1, "settlement"
    return (k + 1, "part") if s.low[k] in nouns.stretches else (run.end, None)


def _kind_behind(noun: str, known: str | None, *, near: bool) -> str | None:
    """What a noun makes of the name before it.

    The Aleppo countryside is a part of what the gazetteer knows, the Gandoi area a place of its own; a market somewhere in a
    province has no name.
    """
    nouns = place_nouns()
    kind = nouns.kinds.get(noun)
    if noun in nouns.localities and known in ("country", "region", "admin1", "admin2"):
        return "part"
    if noun in nouns.stretches and near and (kind is None or (known and noun.endswith("s"))):
        return "part"
    if kind == "facility" and known and not (near and known == "settlement"):
        return None
    return kind
