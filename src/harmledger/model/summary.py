"""What many incidents or reports come to: sums with their ranges, by day, by place on a map, by source.

Each is a value that a page draws and an API answers with; how it was worked out, in a database or from incidents, is not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from harmledger.model.incident import IncidentId


@dataclass(frozen=True, slots=True)
class Sum:
    """The figures of one harm added up: a figure without a bound adds nothing to it and counts in ``without`` (M1).

    So the true sum is ``low`` or more, and ``high`` at most only where ``without`` is 0.
    """

    low: int = 0
    best: int = 0
    high: int = 0
    without: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.low + other.low, self.best + other.best, self.high + other.high, self.without + other.without)


@dataclass(frozen=True, slots=True)
class DaySum:
    """One day: how many incidents there were, and what they come to."""

    day: date
    incidents: int = 0
    killed: Sum = Sum()
    injured: Sum = Sum()


@dataclass(frozen=True, slots=True)
class Cell:
    """What is in one square of a map: how many incidents, around which point; ``incident_id`` where it is a single one."""

    latitude: float
    longitude: float
    incidents: int
    killed: Sum
    injured: Sum
    incident_id: IncidentId | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SourceDay:
    """How many reports of one publisher there are of one day; None is unknown. ``empty`` of them yielded no mention (M26)."""

    publisher: str | None
    day: date | None
    reports: int
    empty: int
