"""Killed and injured by day as bars with their ranges: the geometry of an SVG that the server draws.

Sums by day come in, bars in the picture's own units go out; the template writes them down. A day without a bar has no incident
that is known to have been on it: that is not the same as a day without harm, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from harmledger.model.summary import DaySum, Sum
from harmledger.review.phrase import day_range

WIDTH, HEIGHT, LEFT = 600, 150, 30
TOP = 30
"""What the highest bar leaves free, for its figure and its range."""
Step = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Bar:
    """``top`` is the best, ``high`` and ``low`` the range's ends; ``first`` and ``last`` are the days that it stands for.

    What is drawn is full up to the lowest figure, pale from there to the highest, with a line at the best.

    What is drawn are paths, in words that stand in the picture as they are: a page has hundreds of them.
    """

    x: float
    width: float
    top: float
    low: float
    high: float
    is_open: bool
    sum: Sum
    incidents: int
    first: date
    last: date

    @property
    def label(self) -> str:
        return day_range(self.first, self.last)

    @property
    def days(self) -> str:
        """The days as a part of an address."""
        return f"from={self.first}&to={self.last}"

    @property
    def hit(self) -> str:
        """What can be pointed at."""
        return f"M{self.x - 4:.1f} 0h{self.width + 8:.1f}v{HEIGHT}h-{self.width + 8:.1f}z"

    @property
    def body(self) -> str:
        """What is certain: up to the lowest."""
        return f"M{self.x} {self.low}h{self.width}V{HEIGHT}h-{self.width}z"

    @property
    def range(self) -> str:
        """From the lowest to the highest; "" where they are one."""
        return "" if self.low == self.high else f"M{self.x} {self.high}h{self.width}V{self.low}h-{self.width}z"

    @property
    def best(self) -> str:
        """The line at the best figure; "" where there is no range that it could be told apart from."""
        return "" if self.low == self.high else f"M{self.x - 2:.1f} {self.top}h{self.width + 4:.1f}"

    @property
    def arrow(self) -> str:
        """The mark of a figure without an upper end; "" where all have one."""
        return f"M{self.x + self.width / 2:.1f} {self.high}v-9m-3 4l3-4l3 4" if self.is_open else ""

    @property
    def words(self) -> tuple[str, str]:
        """The best figure and the range, where there is room for them above the bar; "" for each that there is none for."""
        if self.width <= 9 or self.is_open or not self.sum.high:
            return "", ""
        has_range = self.low != self.high and self.width >= 30
        return f"{self.sum.best}", f"{self.sum.low}–{self.sum.high}" if has_range else ""


@dataclass(frozen=True, slots=True)
class Chart:
    """``grid`` are lines as (y, number), ``dates`` the axis' words as (x, words); ``step`` is what one bar stands for."""

    harm: str
    bars: tuple[Bar, ...]
    grid: tuple[tuple[float, int], ...]
    dates: tuple[tuple[float, str], ...]
    step: Step
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def chart(harm: Literal["killed", "injured"], days: Sequence[DaySum]) -> Chart | None:
    """The chart of one harm; None where there is no day to draw."""
    if not days:
        return None
    step = step_of(days)
    grouped = _grouped(harm, days, step)
    spans = list(_spans(days[0].day, days[-1].day, step))
    most = max((getattr(one, harm).high for one in grouped), default=0)
    top = _round_up(most)
    slot = (WIDTH - LEFT) / len(spans)
    at = {first: LEFT + number * slot for number, (first, _) in enumerate(spans)}
    last_of = dict(spans)
    bars = tuple(_bar(harm, last_of[one.day], one, (at[one.day], slot, top)) for one in grouped)
    every = max(1, round(len(spans) / 8))
    shown = [first for first, _ in spans[::every]]
    words = [_word(first, step, before) for first, before in zip(shown, [None, *shown], strict=False)]
    dates = tuple((round(at[first] + slot / 2, 1), word) for first, word in zip(shown, words, strict=True))
    grid = tuple((round(_y(number, top), 1), number) for number in (0, top // 2, top) if top)
    return Chart(harm, bars, grid, dates, step)


def step_of(days: Sequence[DaySum]) -> Step:
    """What a bar stands for, so that some sixty fit."""
    span = (days[-1].day - days[0].day).days
    return "day" if span <= 62 else "week" if span <= 430 else "month"


def _bar(harm: str, last: date, one: DaySum, frame: tuple[float, float, int]) -> Bar:
    x, slot, top = frame
    told: Sum = getattr(one, harm)
    width = min(slot * 0.64, 44)
    return Bar(
        round(x + (slot - width) / 2, 1),
        round(width, 1),
        round(_y(told.best, top), 1),
        round(_y(told.low, top), 1),
        round(_y(told.high, top), 1),
        bool(told.without),
        told,
        one.incidents,
        one.day,
        last,
    )


def _y(number: int, top: int) -> float:
    return HEIGHT - (HEIGHT - TOP) * number / top if top else float(HEIGHT)


def _round_up(most: int) -> int:
    step = 1
    while step * 10 < most:
        step *= 10
    return next(step * times for times in (2, 3, 4, 6, 8, 10) if step * times >= most)


def _begins(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _next(day: date, step: Step) -> date:
    if step == "month":
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day + timedelta(days=7 if step == "week" else 1)


def _spans(first: date, last: date, step: Step) -> Iterable[tuple[date, date]]:
    """Every bar's first and last day, those without an incident too."""
    day = _begins(first, step)
    while day <= last:
        following = _next(day, step)
        yield day, following - timedelta(days=1)
        day = following


def _grouped(harm: Literal["killed", "injured"], days: Sequence[DaySum], step: Step) -> list[DaySum]:
    """What each bar stands for: its first day, its incidents and their sum of this harm."""
    found: dict[date, list[DaySum]] = {}
    for one in days:
        found.setdefault(_begins(one.day, step), []).append(one)
    return [_together(harm, first, some) for first, some in found.items()]


def _together(harm: Literal["killed", "injured"], first: date, some: Sequence[DaySum]) -> DaySum:
    told: list[Sum] = [getattr(one, harm) for one in some]
    whole = Sum(
        sum(one.low for one in told), sum(one.best for one in told), sum(one.high for one in told), sum(o.without for o in told)
    )
    number = sum(one.incidents for one in some)
    return DaySum(first, number, killed=whole) if harm == "killed" else DaySum(first, number, injured=whole)


def _word(day: date, step: Step, before: date | None) -> str:
    """The day on the axis, with what it has not in common with the one before it."""
    if step == "month":
        return f"{day:%b}" if before and before.year == day.year else f"{day:%b %Y}"
    return f"{day.day}" if before and (before.year, before.month) == (day.year, day.month) else f"{day.day} {day:%b}"
