"""What a word of harm asks of its sentence: the people around it, and whether its verb is active or passive.

A sentence with its people comes in, yes or no or people come out. Voice is read from the parse and, where a headline or a lost
comma leaves none, from what stands beside the verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import BE, HAVE, RELATIVES, Sentence
from harmledger.model.vocabulary import Harm

Side = Literal["object", "subject", "of", "before", "toll"]

ADVERBIAL = frozenset({"RB", "RBR", "MD", "TO"})
FUNCTION_WORDS = BE | HAVE | {"also", "to", "more", "others", "may", "might", "already", "still", "each", ":", "people"}
BEFORE_PARTICIPLE = BE | HAVE | {"and", "or", "also", "either"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with the people that may be harmed in it; ``masked`` are the tokens of phrases of parts, which syntax looks
    past, ``fillers`` the words that may stand between people and their word of harm.
    """

    s: Sentence
    people: tuple[People, ...]
    fillers: frozenset[str]
    masked: frozenset[int] = frozenset()

    def only_fillers(self, begin: int, end: int) -> bool:
        """Whether nothing but auxiliaries, adverbs, articles and parts stands between two positions."""
        s = self.s
        gap = [j for j in range(begin, end) if j not in self.masked and not (self.masked and s.low[j] in (",", "-", "(", ")"))]
        return len(gap) < 6 and all(
            s.low[j] in self.fillers or s.tag[j] in ADVERBIAL or s.tag[j] in ("DT", "``", "''", "PRP$") for j in gap
        )

    def right_of(self, i: int) -> People | None:
        return next((p for p in self.people if p.begin >= i and self.only_fillers(i, p.begin)), None)

    def left_of(self, i: int) -> People | None:
        return next((p for p in reversed(self.people) if p.end <= i and self.only_fillers(p.end, i)), None)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word of harm at ``at``; ``weak`` ones take only people that no other word of harm has taken."""

    at: int
    harm: Harm
    side: Side
    end: int
    weak: bool = False


def is_passive(clause: Clause, i: int) -> bool:
    """Whether the verb form at ``i`` suffers: by its auxiliary, its passive subject, as a participle after its noun, or as
    a headline's "12 killed".
    """
    s = clause.s
    tag = s.tag[i]
    if any(s.dep[k] in ("nsubjpass", "auxpass", "csubjpass") for k in s.kids[i]):
        return True
    if tag == "VBG" or (tag == "VBD" and any(s.dep[k] == "conj" and s.kid(k, "dobj") is not None for k in s.kids[i])):
        return False
    before = _words_before(clause, i)
    if any(word in BE for word in before) or shares_passive(s, i):
        return True
    if tag in ("VB", "VBZ", "VBP") or any(word in HAVE for word in before):
        return False
    if s.dep[i] == "relcl" and (doer := s.kid(i, "nsubj")) is not None and s.low[doer] not in RELATIVES:
        return False
    if whom(clause, i) is not None:
        return False
    right, left = clause.right_of(i + 1 + (s.low[i + 1 : i + 2] == ("dead",))), clause.left_of(i)
    if left and right and left.counted:
        return _has_own_verb(clause, right) or s.low[i + 1] in (",", "and", ";")
    if right and s.dep[right.head] in ("dobj", "obj"):
        return False
    if left and not right:
        return tag != "VBD" or s.kid(i, "dobj") is None or s.low[i + 1 : i + 2] == ("dead",)
    return tag == "VBN" and s.dep[i] in ("acl", "amod", "ROOT") and s.kid(i, "dobj") is None and not right


def whom(clause: Clause, i: int) -> int | None:
    """ "The guards whom rebels killed": the place of "whom", whose doers stand right before the verb."""
    doers = clause.left_of(i)
    return doers.begin - 1 if doers and clause.s.low[doers.begin - 1] == "whom" else None


def shares_passive(s: Sentence, i: int) -> bool:
    """ "Were lined up and shot": joined to a passive, with no subject and no object of its own."""
    if s.dep[i] != "conj" or s.tag[i] not in ("VBN", "VBD") or s.kid(i, "nsubj", "dobj") is not None:
        return False
    return s.tag[s.head[i]] == "VBN" and s.kid(s.head[i], "auxpass") is not None


def _has_own_verb(clause: Clause, one: People) -> bool:
    """ "Nine killed 12 injured": the people after the verb have a participle of their own right behind them."""
    s, j = clause.s, one.end
    while j < len(s) and (s.low[j] in clause.fillers or j in clause.masked):
        j += 1
    return j < len(s) and s.tag[j] in ("VBN", "VBD", "JJ") and s.low[j].endswith(("ed", "ad", "rt", "ng", "en"))


def _words_before(clause: Clause, i: int) -> list[str]:
    """The auxiliaries and linked participles right before a verb, nearest first, adverbs passed over."""
    s = clause.s
    out: list[str] = []
    j = i - 1
    while (
        j >= 0
        and len(out) < 4
        and (s.tag[j] in ADVERBIAL or s.low[j] in BEFORE_PARTICIPLE or s.low[j] in clause.fillers or s.tag[j] == "VBN")
    ):
        if s.tag[j] not in ADVERBIAL:
            out.append(s.low[j])
        j -= 1
    return out
