"""Words of violence in a sentence and the type of event that each names ("the shelling", "was bombed", "drone strike").

A sentence comes in, its words of violence come out. The type of a telling is the most specific that its words name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.model.vocabulary import EventType

FLYING = frozenset({"plane", "planes", "warplane", "warplanes", "jet", "jets", "aircraft", "helicopter", "helicopters", "air", "aerial", "drone", "drones", "coalition", "airstrike", "airstrikes", "sorties"})
NOT_MINES = frozenset({"gold", "coal", "copper", "salt", "diamond", "iron", "of"})
VAGUE_TYPES = frozenset({"attack", "other"})


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
    found: list[Violence] = []
    i = 0
    while i < len(s):
        one = None if i in blocked else _noun(s, i, lex) or _verb(s, i, lex)
        if one:
            found.append(one)
        i = one.end if one else i + 1
    return tuple(found)


def _noun(s: Sentence, i: int, lex: Lexicon) -> Violence | None:
    rows = lex.violence.nouns.get(s.low[i])
    if not rows or s.tag[i] in ("VB", "VBZ", "VBP", "VBD", "PRP", "PRP$"):
        return None
    if s.tag[i] == "VBG" and s.kid(i, "dobj") is not None:
        return None
    for tokens, kind in rows:
        end = _match(s, i, tokens)
        if end is None or len(tokens) == 1 and s.tag[i] not in NOUN_TAGS and s.tag[i] not in ("VBG", "JJ", "VBN"):
            continue
        if tokens[0] in ("mine", "mines") and (s.low[i - 1] in NOT_MINES if i else False):
            continue
        return Violence(i, end, end - 1, cast(EventType, _by_means(s, i, end, kind)), is_noun=True)
    return None


def _match(s: Sentence, i: int, tokens: tuple[str, ...]) -> int | None:
    """The token after a phrase that stands at ``i``, hyphens passed over ("air-strike")."""
    j = i
    for token in tokens:
        while j < len(s) and j > i and s.words[j] == "-":
            j += 1
        if j >= len(s) or s.low[j] != token:
            return None
        j += 1
    return j


def _by_means(s: Sentence, begin: int, end: int, kind: str) -> str:
    """ "Strikes" and "bombing" by planes are air strikes; a "strike" of anything else keeps its vaguer type."""
    word = s.low[end - 1]
    if word.startswith(("strike", "bombing", "raid", "bombardment", "sortie")) and FLYING & set(s.low[max(0, begin - 4) : end + 4]):
        return "air_strike"
    if word in ("strikes", "strike") and kind == "other":
        return "air_strike" if not {"missile", "missiles", "artillery", "rocket", "hunger", "general"} & set(s.low[max(0, begin - 2) : begin]) else "other"
    return kind


def _verb(s: Sentence, i: int, lex: Lexicon) -> Violence | None:
    kind = lex.violence.verbs.get(s.low[i])
    if kind is None or s.tag[i] not in VERB_TAGS:
        return None
    if s.low[i] in ("open", "opens", "opened", "opening") and s.low[i + 1 : i + 2] != ("fire",):
        return None
    if s.low[i] in ("blew", "blow", "blown", "blowing", "blows") and not {"up", "himself", "herself", "themselves"} & set(s.low[i + 1 : i + 4]):
        return None
    if kind == "explosive" and s.low[i].startswith("bomb") and FLYING & set(s.low):
        kind = "air_strike"
    return Violence(i, i + 1, i, cast(EventType, kind), is_noun=False)


def event_type(found: Iterable[Violence], lex: Lexicon) -> EventType:
    """The most specific type that words of violence name: in the codebook's order of precedence, where an air strike or
    shelling told first keeps its place before the other (GUIDE: mixed bombardment by the one put first)."""
    kinds = [one.event_type for one in found]
    bombardment = [kind for kind in kinds if kind in ("air_strike", "shelling")]
    best = min(kinds, key=lambda kind: lex.violence.precedence[kind], default="other")
    return bombardment[0] if best in ("air_strike", "shelling") and bombardment else cast(EventType, best)


OCCURRING = frozenset({
    "erupt", "erupts", "erupted", "broke", "breaks", "break", "continued", "continue", "continues", "continuing", "took", "occurred", "occur", "happened", "hit", "struck", "killed", "rocked", "began", "begins",
    "intensified", "flared", "raged", "rages", "ongoing", "underway", "spread", "spreads", "started", "resumed", "targeted", "targeting", "left", "leaves", "destroyed", "damaged", "reported", "shook", "ripped", "tore", "wounded", "injured",
    "went", "set", "detonated", "exploded", "caused", "carried", "launched", "conducted", "fired", "dropped", "heard", "came", "followed", "claimed",
})  # fmt: skip


def is_told(s: Sentence, one: Violence, lex: Lexicon) -> bool:
    """Whether a word of violence is told as a happening: a finite or passive verb, or a noun that something says of that it
    came about ("clashes erupted", "launched an attack", "there were strikes"). "A halt to the shelling" tells of none."""
    if not one.is_noun:
        return s.tag[one.head] in ("VBD", "VBZ", "VBP") or s.tag[one.head] == "VBN" and (s.dep[one.head] not in ("amod", "acl") or any(s.dep[k] == "agent" for k in s.kids[one.head])) or s.tag[one.head] == "VBG" and s.dep[one.head] in ("advcl", "ROOT", "conj", "acl", "xcomp")
    head = s.head[one.head]
    dep = s.dep[one.head]
    if dep in ("conj", "appos") and head != one.head:
        dep, head = s.dep[head], s.head[head]
    if dep in ("nsubj", "nsubjpass"):
        return s.low[head] in OCCURRING or s.low[head] in lex.violence.verbs
    if dep in ("dobj", "attr", "oprd"):
        return s.low[head] in lex.violence.launching or s.low[head] in ("were", "was", "are", "is", "been", "be") and any(s.dep[k] == "expl" for k in s.kids[head]) or s.low[head] in ("reported", "faced", "saw", "witnessed", "suffered")
    if dep == "pobj" and s.low[head] in ("by", "in", "with", "under") and s.tag[s.head[head]] in VERB_TAGS:
        return s.low[s.head[head]] in lex.violence.verbs or s.low[s.head[head]] in OCCURRING or s.low[s.head[head]] in lex.damages.verbs
    return dep == "ROOT"
