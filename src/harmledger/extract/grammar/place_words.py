"""The words of a place in a sentence, and what they lie within (M16).

A value alone, so that what finds places, what chains them and what weighs them can each be read without the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RANKS = {
    "country": 0, "macro": 1, "region": 1, "part": 2, "admin1": 2, "admin2": 3, "admin3": 3,
    "settlement": 4, "neighbourhood": 5, "refugee_camp": 5, "facility": 6, "natural": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Tokens ``begin`` to ``end`` name a place; ``kind`` as its noun or the gazetteer says, or None.

    ``lead`` is where the phrase begins that tells how the place lies to the name ("the outskirts of", "near the town of"),
    ``prep`` the preposition that leads to it and ``at`` where that stands. The last ``cut`` characters belong to no name.
    ``within`` is the next larger place written beside it, with its own ``within`` in turn.
    """

    begin: int
    end: int
    words: str
    kind: str | None
    prep: str | None
    at: int | None
    lead: int
    cut: int = 0
    within: PlaceWords | None = None

    @property
    def rank(self) -> int:
        """How narrow the place is, from 0 (a country) to 6 (a building)."""
        return RANKS.get(self.kind or "", 4)

    def chain(self) -> Iterator[PlaceWords]:
        """The place and those that it lies within, the narrowest first."""
        one: PlaceWords | None = self
        while one:
            yield one
            one = one.within
