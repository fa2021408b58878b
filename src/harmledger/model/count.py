"""How many: a range with its words, where unknown is neither zero nor one (M1, M2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountRange:
    """A number of people as a report bounds it.

    ``low`` and ``high`` are inclusive; None is an open bound. "Dozens" has neither and is ``vague``; "about 40" is [40, 40]
    and ``approximate`` (M2). Raises ValueError where low > high or a bound is negative.
    """

    low: int | None
    high: int | None
    vague: bool = False
    approximate: bool = False

    def __post_init__(self) -> None:
        for bound in (self.low, self.high):
            if bound is not None and bound < 0:
                raise ValueError(f"a count cannot be negative: {bound}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")

    @classmethod
    def exactly(cls, n: int) -> CountRange:
        return cls(n, n)

    @classmethod
    def unbounded(cls) -> CountRange:
        """A number word without a number: "dozens", "several", or people in the bare plural."""
        return cls(None, None, vague=True)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        return self.low, self.high

    @property
    def is_zero(self) -> bool:
        return self.low == 0 and self.high == 0

    def exceeds(self, whole: CountRange) -> bool:
        """Whether this range lies wholly above ``whole`` (a part never exceeds its whole, M4)."""
        return self.low is not None and whole.high is not None and self.low > whole.high
