"""What the model says of a word: the tag that it begins or goes on with, and the part that a span plays.

The one place that training and reading share for the order of the model's outputs. The letters are the labelled corpus's.
"""

from __future__ import annotations

from typing import Literal

from harmledger.model.vocabulary import Harm

Tag = Literal["k", "i", "x", "m", "b", "h", "s", "v", "p", "d", "a", "t", "c", "w", "n", "g", "f", "z"]
TAGS: tuple[Tag, ...] = ("k", "i", "x", "m", "b", "h", "s", "v", "p", "d", "a", "t", "c", "w", "n", "g", "f", "z")
"""Killed, injured, casualties, missing, abducted, held, displaced; victims, place, day, actor, target, claimant, weapon,
munition, cues of a total, of a prospect and of a denial.
"""
HARMS: dict[Tag, Harm] = {
    "k": "killed",
    "i": "injured",
    "x": "casualties",
    "m": "missing",
    "b": "abducted",
    "h": "detained",
    "s": "displaced",
}
NUMBERS: frozenset[Tag] = frozenset(HARMS)

Part = Literal["whole", "part", "total", "expected", "place", "wider", "perpetrator", "party", "when"]
PARTS: tuple[Part, ...] = ("whole", "part", "total", "expected", "place", "wider", "perpetrator", "party", "when")
"""What a number counts (of an incident, a part of another figure, of an aggregate, of what has not happened), which of its
mention's places a place is, what an actor did, and that a day is the mention's.
"""
OUTSIDE = 0


def begins(tag: Tag) -> int:
    """The output for a word that begins a span of this tag; the next one is for a word that goes on with it."""
    return 1 + 2 * TAGS.index(tag)


OUTPUTS = 1 + 2 * len(TAGS)
"""How many outputs are for tags; those for the parts follow."""
