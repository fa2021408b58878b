"""What a frame is made of: parts with their places in the text, and what they say of place, day and agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from harmledger.model.span import Span

PartKind = Literal["title_repeat", "dateline", "date", "byline", "agency", "furniture"]


@dataclass(frozen=True, slots=True, order=True)
class FramePart:
    """A stretch of the text, from ``start`` up to ``end``, that frames the news and is not itself a sentence of it."""

    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts in order and apart from each other, and a guess of what they say; what they leave unsaid is None (M1).

    ``dateline_place`` is where the text says that it was filed from, which is not where the news happened.
    ``day`` is the day that the dateline or the date of publication states, never one that was worked out.
    """

    parts: tuple[FramePart, ...] = ()
    dateline_place: Span | None = None
    day: date | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule: the part, and what it says."""

    part: FramePart
    place: tuple[int, int] | None = None
    day: date | None = None
    day_rank: int = 9
    """0 a dateline's own date, 1 a date of publication, 2 a bare date, 3 a date of change; the lowest rank speaks."""
    agency: str | None = None
