"""Where words stand in a report: character offsets into its text as given, or into its title."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters; ``in_title`` says which of the report's two strings it points into (M7)."""

    start: int
    end: int
    in_title: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs from 0 <= start <= end, not {self.start} to {self.end}")

    def __contains__(self, other: Span) -> bool:
        return self.in_title == other.in_title and self.start <= other.start and other.end <= self.end
