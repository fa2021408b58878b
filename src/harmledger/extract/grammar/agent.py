"""An actor as a sentence names it, and the scene that the rules look for actors in.

Plain values, apart from the rules so that doer.py, stance.py and actor.py share them without knowing each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Body, Line
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.violence import Violence
from harmledger.model.vocabulary import Role, Stance

FARTHEST_DEATH = 12
"""Tokens between a verb and "to death", which makes it one of harm: "put nine fighters of a rival band to death"."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Tokens ``begin`` to ``end`` name an actor; ``at`` is the word of violence that it goes with."""

    begin: int
    end: int
    role: Role
    stance: Stance
    at: int

    @property
    def tokens(self) -> range:
        return range(self.begin, self.end)


@dataclass(frozen=True, slots=True)
class Cast:
    """The noun at ``head`` is to be an actor in this role; what of its phrase names one is doer.py's to say."""

    head: int
    role: Role
    stance: Stance
    at: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its words of violence and who speaks in it, keyed by token for the rules to look up.

    ``harm_at`` are words that do the harm of a figure, ``hurt`` the nouns of those hurt; ``noun_at`` and ``body_at`` map each
    token inside a noun of violence or a body's name to it, ``days`` are those of times.
    """

    s: Sentence
    lex: Lexicon
    violence: tuple[Violence, ...]
    attributions: tuple[Attribution, ...]
    harm_at: frozenset[int]
    hurt: frozenset[int]
    noun_at: dict[int, Violence]
    body_at: dict[int, Body]
    days: frozenset[int]


def scene_of(
    line: Line, violence: Sequence[Violence], figures: Sequence[Figure], attributions: Sequence[Attribution], lex: Lexicon
) -> Scene:
    """The scene of a line."""
    low, harms = line.s.low, lex.harms
    hurting = [
        f
        for f in figures
        if f.harm == "abducted"
        or low[f.trigger] in harms.verbs
        or low[f.trigger] in harms.assault
        or ("to", "death") in pairwise(low[f.trigger + 1 : f.trigger + FARTHEST_DEATH])
    ]
    return Scene(
        line.s,
        lex,
        tuple(violence),
        tuple(attributions),
        frozenset(f.trigger for f in hurting if not f.people.begin <= f.trigger < f.people.end),
        frozenset(f.people.head for f in figures if not f.people.harm_noun),
        {j: one for one in violence if one.is_noun for j in range(one.begin, one.end)},
        {j: body for body in line.bodies for j in range(body.begin, body.end)},
        frozenset(j for day in line.days for j in range(day.begin, day.end)),
    )
