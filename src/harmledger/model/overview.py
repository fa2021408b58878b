"""What the incidents that pass some filters come to together, worked out in one go."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.summary import DaySum, Sum

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


@dataclass(frozen=True, slots=True)
class Overview:
    """``incidents`` and ``totals`` are how many of each pass, ``contested`` how many of both have that grade.

    ``inside`` of the incidents lie in a wider one; the others are added up: sums by harm and by day, ``pointless`` of them
    without a point, ``dayless`` not known to be on one day. ``box`` holds every incident's point; None where there is none.
    """

    incidents: int
    totals: int
    inside: int
    contested: int
    pointless: int
    dayless: int
    killed: Sum
    injured: Sum
    box: Box | None
    days: tuple[DaySum, ...]

    @property
    def number(self) -> int:
        """All that pass."""
        return self.incidents + self.totals

    @property
    def added(self) -> int:
        """How many are added up."""
        return self.incidents - self.inside
