"""What the incidents that pass some filters come to together, worked out in one go."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.summary import DaySum, Sum

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


@dataclass(frozen=True, slots=True)
class Overview:
    """``incidents`` and ``totals`` are how many of each pass; ``inside`` of the incidents lie in a wider one.

    The others are added up: sums by harm and by day, ``contested`` of them, ``pointless`` without a point, ``dayless`` not known
    to be on one day. ``box`` holds every point; None where there is none.
    """

    incidents: int = 0
    totals: int = 0
    inside: int = 0
    contested: int = 0
    pointless: int = 0
    dayless: int = 0
    killed: Sum = Sum()
    injured: Sum = Sum()
    box: Box | None = None
    days: tuple[DaySum, ...] = ()

    @property
    def number(self) -> int:
        """All that pass."""
        return self.incidents + self.totals

    @property
    def added(self) -> int:
        """How many are added up."""
        return self.incidents - self.inside
