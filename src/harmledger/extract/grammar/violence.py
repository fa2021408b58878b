"""Words of violence in a sentence and the type of event that each names ("the shelling", "was bombed", "drone strike").

A sentence comes in, its words of violence come out. The type of a telling is the most specific that its words name; what
the doers add to it is event_type.py's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.sentence import BE, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.model.vocabulary import EventType

VAGUE_TYPES = frozenset({"attack", "other"})
"""Types that say only that something violent was done."""
NO_NOUN = frozenset({"VB", "VBZ", "VBP", "VBD", "PRP", "PRP$"})
AT = frozenset({"on", "at", "upon", "into", "towards", "toward"})
SELF = frozenset({"himself", "herself", "themselves"})
STRIKING = frozenset({"attack", "other", "explosive"})
BOMBARDMENT = ("air_strike", "shelling")


@dataclass(frozen=True, slots=True)
class Violence:
    """Tokens ``begin`` to ``end``, headed by ``head``, name violence of this type."""

    begin: int
    end: int
    head: int
    event_type: EventType
    is_noun: bool


def find_violence(s: Sentence, lex: Lexicon, blocked: frozenset[int] = frozenset()) -> tuple[Violence, ...]:
    """The words of violence, left to right; ``blocked`` tokens are dates ("March")."""
    words = lex.violence
    found: list[Violence] = []
    past = 0
    for i, low in enumerate(s.low):
        is_word = low in words.nouns or low in words.verbs or low in words.exchanging
        if is_word and i >= past and i not in blocked and (one := _noun(s, i, lex) or _verb(s, i, lex)):
            found.append(one)
            past = one.end
    return tuple(found)


def _noun(s: Sentence, i: int, lex: Lexicon) -> Violence | None:
    rows = lex.violence.nouns.get(s.low[i])
    if not rows or s.tag[i] in NO_NOUN or (s.tag[i] == "VBG" and s.kid(i, "dobj") is not None):
        return None
    if s.low[i] in ("mine", "mines") and not lex.violence.not_mines.isdisjoint(
        (*s.low[max(0, i - 1) : i], *s.low[i + 1 : i + 2])
    ):
        return None
    for tokens, kind in rows:
        end = _match(s, i, tokens)
        if kind == "suicide_bomb" and len(tokens) == 1 and _is_no_suicide(s, i, lex):
            continue
        if end is not None and (len(tokens) > 1 or s.tag[i] in NOUN_TAGS or s.tag[i] in ("VBG", "JJ", "VBN")):
            return Violence(i, end, end - 1, cast(EventType, _by_means(s, i, end, kind, lex)), is_noun=True)
    return None


def _is_no_suicide(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Bombers that are planes, or throw their bombs."""
    return not lex.violence.flying.isdisjoint(s.low) or not lex.violence.not_bombers.isdisjoint(s.low[max(0, i - 2) : i])


def _match(s: Sentence, i: int, tokens: tuple[str, ...]) -> int | None:
    """The token after a phrase that stands at ``i``, hyphens passed over ("air-strike")."""
    j = i
    for token in tokens:
        while i < j < len(s) and s.words[j] == "-":
            j += 1
        if j >= len(s) or s.low[j] != token:
            return None
        j += 1
    return j


def _by_means(s: Sentence, begin: int, end: int, kind: str, lex: Lexicon) -> str:
    """ "Strikes" and "bombing" by planes are from the air, and so is a bare strike; a "hunger strike" is not."""
    word, words = s.low[end - 1], lex.violence
    if word in words.by_air and not words.flying.isdisjoint(s.low[max(0, begin - 4) : end + 4]):
        return "air_strike"
    if kind == "other" and word in ("strike", "strikes"):
        return "other" if not words.on_ground.isdisjoint(s.low[max(0, begin - 2) : begin]) else "air_strike"
    return kind


def _verb(s: Sentence, i: int, lex: Lexicon) -> Violence | None:
    low = s.low[i]
    kind = lex.violence.verbs.get(low)
    if kind is None or s.tag[i] not in VERB_TAGS:
        return _exchange(s, i, lex)
    after = s.low[i + 1 : i + 2]
    if low.startswith("open"):
        return Violence(i, i + 1, i, "attack", is_noun=False) if after == ("fire",) else None
    if low.startswith(("blew", "blow")):
        near = s.low[i + 1 : i + 4]
        kind = "suicide_bomb" if not SELF.isdisjoint(near) else kind if "up" in near else None
    elif low.startswith("fir") and after and after[0] in AT:
        kind = "attack"
    elif _is_from_the_air(s, i, kind, lex):
        kind = "air_strike"
    return Violence(i, i + 1, i, cast(EventType, kind), is_noun=False) if kind else None


def _is_from_the_air(s: Sentence, i: int, kind: str, lex: Lexicon) -> bool:
    """ "Bombed" beside planes, and what a helicopter "attacked"."""
    if s.low[i].startswith("bomb") and not lex.violence.flying.isdisjoint(s.low):
        return True
    return kind in STRIKING and any(s.dep[k] == "nsubj" and s.low[k] in lex.violence.flying for k in s.kids[i])


def _exchange(s: Sentence, i: int, lex: Lexicon) -> Violence | None:
    """ "The two armies exchanged fire", "police returned fire": a clash."""
    if (
        s.low[i] not in lex.violence.exchanging
        or s.tag[i] not in VERB_TAGS
        or lex.violence.exchanged.isdisjoint(s.low[i + 1 : i + 4])
    ):
        return None
    return Violence(i, i + 1, i, "clash", is_noun=False)


def event_type(found: Iterable[Violence], lex: Lexicon) -> EventType:
    """The most specific type that words of violence name: in the codebook's order of precedence, where an air strike or
    shelling told first keeps its place before the other (GUIDE: mixed bombardment by the one put first).
    """
    kinds = [one.event_type for one in found]
    best = min(kinds, key=lambda kind: lex.violence.precedence[kind], default="other")
    return next(kind for kind in kinds if kind in BOMBARDMENT) if best in BOMBARDMENT else cast(EventType, best)


def is_told(s: Sentence, one: Violence, lex: Lexicon) -> bool:
    """Whether a word of violence is told as a happening: a finite or passive verb, or a noun that something says of that it
    came about ("clashes erupted", "launched an attack", "there were strikes"). "A halt to the shelling" tells of none.
    """
    i = one.head
    if not one.is_noun:
        return _is_told_verb(s, i)
    head, dep = s.head[i], s.dep[i]
    if dep in ("conj", "appos") and head != i:
        dep, head = s.dep[head], s.head[head]
    words, low = lex.violence, s.low[head]
    if dep in ("nsubj", "nsubjpass"):
        return low in words.occurring or low in words.verbs
    if dep in ("dobj", "attr", "oprd"):
        return low in words.launching or (low in BE and s.kid(head, "expl") is not None) or low in words.seeing
    if dep == "pobj" and low in ("by", "in", "with", "under") and s.tag[s.head[head]] in VERB_TAGS:
        above = s.low[s.head[head]]
        return above in words.verbs or above in words.occurring or above in lex.damages.verbs
    return dep == "ROOT"


def _is_told_verb(s: Sentence, i: int) -> bool:
    tag, dep = s.tag[i], s.dep[i]
    if tag == "VBN":
        return dep not in ("amod", "acl") or s.kid(i, "agent") is not None
    return tag in ("VBD", "VBZ", "VBP") or (tag == "VBG" and dep in ("advcl", "ROOT", "conj", "acl", "xcomp"))
