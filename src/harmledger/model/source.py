"""A source that is followed, a feed or a sitemap: when it was last reached, and what is known of its gaps (M26)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Source:
    """``etag`` and ``modified`` are what it said of its last version; ``failures`` are those since the last success.

    ``next_at`` is the earliest moment of the next visit, None for now; ``why`` is the last trouble, "" where there is none.
    """

    address: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    next_at: datetime | None = None
    failures: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class SourceDay:
    """One day of a source, in UTC: visits, those that failed, entries that were new, reports that they came to."""

    day: date
    visits: int = 0
    failures: int = 0
    entries: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which things may be missing, with the reason."""

    since: datetime
    until: datetime
    why: str
