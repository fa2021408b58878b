"""What each source covers: its reports by day, with the days on which it has none, so that gaps show (M26).

Counts by source and day come in, rows go out. A gap says that the ledger has no report, not that nothing happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from harmledger.model.summary import SourceDay

MOST_DAYS = 42
"""Days shown at most: the latest ones."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One source: ``days`` are its reports on each of the table's days; ``gaps`` how many days between its first and last
    report have none; ``undated`` how many of its reports have no day.
    """

    publisher: str
    reports: int
    empty: int
    days: tuple[int, ...]
    gaps: int
    undated: int


@dataclass(frozen=True, slots=True)
class Coverage:
    days: tuple[date, ...]
    sources: tuple[Covered, ...]


def coverage(counts: Iterable[SourceDay]) -> Coverage:
    """The sources with the most reports first."""
    held: dict[str, list[SourceDay]] = {}
    for one in counts:
        held.setdefault(one.publisher or "publisher unknown", []).append(one)
    dated = [one.day for told in held.values() for one in told if one.day]
    days = _days(min(dated), max(dated)) if dated else ()
    sources = [_covered(name, told, days) for name, told in held.items()]
    return Coverage(days, tuple(sorted(sources, key=lambda one: (-one.reports, one.publisher))))


def _days(first: date, last: date) -> tuple[date, ...]:
    first = max(first, last - timedelta(days=MOST_DAYS - 1))
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def _covered(name: str, told: list[SourceDay], days: tuple[date, ...]) -> Covered:
    on = {one.day: one.reports for one in told if one.day}
    span = (max(on) - min(on)).days + 1 if on else 0
    return Covered(
        name,
        sum(one.reports for one in told),
        sum(one.empty for one in told),
        tuple(on.get(day, 0) for day in days),
        span - len(on),
        sum(one.reports for one in told if one.day is None),
    )
