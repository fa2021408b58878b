"""The scores as values: what was hit of what was read and of the gold, shares, the death toll, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["figure", "counted", "victims", "claim", "record"]
LEVELS: tuple[Level, ...] = ("figure", "counted", "victims", "claim", "record")
"""Each names what must be equal, besides all that the levels before it name:

figure: harm, low, high. counted: kind of mention, whether part of another figure. victims: who. claim: claimant.
record: place and first day of the mention that it sits in, the line that a casualty recorder would write.
"""


@dataclass(frozen=True, slots=True)
class Agreement:
    """``hit`` of the ``read`` are right, and of the ``gold`` found; the rates are from 0 to 1, to three places."""

    hit: int
    read: int
    gold: int

    @property
    def precision(self) -> float:
        return round(self._precision, 3)

    @property
    def recall(self) -> float:
        return round(self._recall, 3)

    @property
    def f1(self) -> float:
        both = self._precision + self._recall
        return round(2 * self._precision * self._recall / both, 3) if both else 0.0

    @property
    def _precision(self) -> float:
        return self.hit / self.read if self.read else 0.0

    @property
    def _recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    def as_dict(self) -> dict[str, float]:
        rates: dict[str, float] = {"P": self.precision, "R": self.recall, "F1": self.f1}
        return rates | {"hit": self.hit, "read": self.read, "gold": self.gold}


@dataclass(frozen=True, slots=True)
class Share:
    """How many are ``right`` of those that there are."""

    right: int
    of: int

    @classmethod
    def among(cls, flags: Iterable[bool]) -> Share:
        told = list(flags)
        return cls(sum(told), len(told))

    @property
    def rate(self) -> float:
        return round(self.right / self.of, 3) if self.of else 0.0

    def as_dict(self) -> dict[str, float]:
        return {"right": self.rate, "of": self.of}


@dataclass(frozen=True, slots=True)
class DeathToll:
    """The deaths added up for each document, gold and read; the error of one document is capped at 100."""

    sums: tuple[tuple[int, int], ...]

    @property
    def documents_right(self) -> float:
        return round(sum(g == r for g, r in self.sums) / len(self.sums), 3) if self.sums else 0.0

    @property
    def gold(self) -> int:
        return sum(g for g, _ in self.sums)

    @property
    def read(self) -> int:
        return sum(r for _, r in self.sums)

    @property
    def mean_error(self) -> float:
        return round(sum(min(100, abs(g - r)) for g, r in self.sums) / len(self.sums), 2) if self.sums else 0.0

    def as_dict(self) -> dict[str, float]:
        return {
            "documents right": self.documents_right,
            "read": self.read,
            "gold": self.gold,
            "mean absolute error, capped at 100": self.mean_error,
        }


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one set of readings; ``not_read`` names the gold documents that no reading is for."""

    documents: int
    not_read: tuple[str, ...]
    levels: dict[Level, Agreement]
    mention: Agreement
    event_type: Share
    place: Share
    day: Share
    actor: Agreement
    death_toll: DeathToll

    def as_dict(self) -> dict[str, Any]:
        """The scores as JSON has them, under the names that the evaluation data's own script uses."""
        return {
            "documents": self.documents,
            "not read": list(self.not_read),
            **{level: tally.as_dict() for level, tally in self.levels.items()},
            "mention": self.mention.as_dict(),
            "type": self.event_type.as_dict(),
            "place": self.place.as_dict(),
            "day": self.day.as_dict(),
            "actor": self.actor.as_dict(),
            "death toll": self.death_toll.as_dict(),
        }

    def headline(self) -> dict[str, float]:
        """The one rate of each score that is worth a floor, by the score's name."""
        return {
            **{level: tally.f1 for level, tally in self.levels.items()},
            "mention": self.mention.f1,
            "type": self.event_type.rate,
            "place": self.place.rate,
            "day": self.day.rate,
            "actor": self.actor.f1,
            "death toll": self.death_toll.documents_right,
        }
