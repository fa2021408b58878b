"""Who counted, where no verb says so: "by the hospital's count", "those are the figures of the commission" (M7).

A line comes in; attributions come out. Apart from the verbs of saying because what speaks here is a noun for a count, with
whose it is beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import BE, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import (
    Phrase,
    can_speak,
    ending_at,
    in_body,
    is_nameless,
    is_pronoun,
    starting_at,
)

POINTING = frozenset({"that", "this", "these", "those", "such"})
OF = frozenset({"of", "by", "from"})
FARTHEST_OWNER = 4
"""Tokens between a count and whose it is: "the ministry's own last count"."""


def find_reckonings(line: Line, lex: Lexicon) -> Iterator[Attribution]:
    """The attributions of a sentence that a count stands for, left to right, each with the whole sentence for its reach."""
    s = line.s
    for j, low in enumerate(s.low):
        if low not in lex.saying.reckonings or s.tag[j] not in NOUN_TAGS:
            continue
        owner = _before(line, j, lex)
        begin = owner.begin if owner else _left(s, j)
        told = owner or _after(line, j, lex)
        if told is None or is_pronoun(s, told.head) or is_nameless(s, told, lex):
            continue
        at = _stands_at(line, begin, j, told, lex)
        if at is not None:
            yield Attribution(*told, at, "asserted", 0, len(s))


def _before(line: Line, j: int, lex: Lexicon) -> Phrase | None:
    """ "The ministry's last count": the phrase before the apostrophe."""
    s = line.s
    mark = next((k for k in range(j - 1, max(j - FARTHEST_OWNER, 0), -1) if s.tag[k] == "POS"), None)
    return ending_at(line, mark, lex) if mark is not None else None


def _after(line: Line, j: int, lex: Lexicon) -> Phrase | None:
    """ "The count of the commission", "a tally compiled by the daily"."""
    s = line.s
    at = j + 2 if s.tag[j + 1 : j + 2] == ("VBN",) else j + 1
    be = s.head[j]
    if s.dep[j] == "nsubj" and j < be and s.low[be] in BE:  # "the figures are those of the commission", "are from the police"
        at = be + 1 + (s.low[be + 1 : be + 2] == ("those",))
    return starting_at(line, at + 1, lex) if s.low[at : at + 1] and s.low[at] in OF else None


def _left(s: Sentence, j: int) -> int:
    """Where the words before a count that belong to it begin."""
    while j and s.tag[j - 1] in ("DT", "JJ", "JJS", "NN", "VBN", "PRP$"):
        j -= 1
    return j


def _stands_at(line: Line, begin: int, j: int, owner: Phrase, lex: Lexicon) -> int | None:
    """The word that ties the count to what it counts, or None: "by", "in" before a count that somebody compiled, a colon,
    "those are", "the hospital's count is".
    """
    s = line.s
    before = begin - 1
    known = s.low[owner.head] in lex.saying.sources or in_body(line, owner.head)
    if before >= 0 and s.low[before] == "by":
        return before
    if before >= 0 and s.low[before] == "in" and s.tag[j + 1 : j + 2] == ("VBN",) and owner.begin > j:
        return before
    if before > 0 and s.words[before] == ":" and known:
        return before
    if before > 0 and (s.low[before] in BE or s.low[before] == "s") and s.low[before - 1] in POINTING:
        return before - 1
    if s.dep[j] == "nsubj" and j < s.head[j] and (s.low[s.head[j]] in BE or (known and s.tag[s.head[j]] in VERB_TAGS)):
        return j if known or (owner.begin > s.head[j] and can_speak(line, owner, lex)) else None
    return j if known and owner.begin < j and s.head[j] == j else None
