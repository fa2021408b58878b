"""A first and a last day, the calendar's own ranges, and how exact ACLED and UCDP would call them; no words here."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from harmledger.model.vocabulary import DatePrecision


@dataclass(frozen=True, slots=True)
class DayRange:
    """The first and the last day, both included (M14). Raises ValueError where they stand the wrong way round."""

    start: date
    end: date
    precision: DatePrecision

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a range of days runs forward, not from {self.start} to {self.end}")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def same_days(a: DayRange | None, b: DayRange | None) -> bool | None:
    """Whether two happenings fell on the same day: None where that is unknown, or possible and no more."""
    if a is None or b is None:
        return None
    if a.end < b.start or b.end < a.start:
        return False
    return True if a.days == b.days == 1 else None


def acled_time_precision(days: DayRange) -> Literal[1, 2, 3] | None:
    """ACLED's time_precision: 1 the day, 2 the week, 3 the month; None where less is known, which ACLED does not code."""
    return 1 if days.days == 1 else 2 if days.days <= 7 else 3 if days.days <= 31 else None


def ucdp_date_prec(days: DayRange) -> Literal[1, 2, 3, 4, 5] | None:
    """UCDP GED's date_prec: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 up to a year; None beyond."""
    if days.days <= 7:
        return 1 if days.days == 1 else 2 if days.days < 7 else 3
    return 4 if days.days <= 31 else 5 if days.days <= 366 else None


def single_day(day: date | None) -> DayRange | None:
    return DayRange(day, day, "day") if day else None


def week_of(day: date) -> DayRange:
    """Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return DayRange(monday, monday + timedelta(6), "week")


def month_of(year: int, month: int) -> DayRange:
    return DayRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> DayRange:
    return DayRange(date(year, 1, 1), date(year, 12, 31), "year")


def months_before(day: date, months: int) -> tuple[int, int]:
    """The year and the month so many months before that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return year, month + 1


def third_of(whole: DayRange, third: Literal[0, 1, 2]) -> DayRange:
    """Early, mid or late: ten days of a month, four months of a year. Anything else stays whole."""
    if whole.precision == "year":
        year = whole.start.year
        return DayRange(date(year, 4 * third + 1, 1), month_of(year, 4 * third + 4).end, "period")
    if whole.precision == "month":
        last = whole.end.day if third == 2 else 10 * third + 10
        return DayRange(whole.start.replace(day=10 * third + 1), whole.start.replace(day=last), "period")
    return whole


def half_of(whole: DayRange, *, second: bool) -> DayRange:
    """The first or the second half of a month or a year."""
    middle = date(whole.start.year, 6, 30) if whole.precision == "year" else whole.start + timedelta(14)
    return DayRange(middle + timedelta(1), whole.end, "period") if second else DayRange(whole.start, middle, "period")


def quarter_of(year: DayRange, number: int) -> DayRange:
    """Raises ValueError where there is no such quarter."""
    return DayRange(date(year.start.year, 3 * number - 2, 1), month_of(year.start.year, 3 * number).end, "period")


def week_in(month: DayRange, number: int | None) -> DayRange:
    """The n-th seven days of a month, the last seven for None. Raises ValueError beyond its end."""
    start = month.end - timedelta(6) if number is None else month.start + timedelta(7 * number - 7)
    return DayRange(start, min(month.end, start + timedelta(6)), "week")
