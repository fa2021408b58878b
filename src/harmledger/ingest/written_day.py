"""A day as pages write it, in digits or with a month's name, to the day itself; one that could be two days is none.

In goes a string, out come the days that stand in it. Apart from the rules on which of a page's days to believe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

_FIRST_YEAR, _LAST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class DayWords:
    """What ``page_days.yaml`` holds: ``months`` by name, the rest as it stands there."""

    months: dict[str, int]
    changed: tuple[str, ...]
    named_changed: tuple[str, ...]
    published: tuple[str, ...]
    comment: tuple[str, ...]
    named: tuple[str, ...]
    plainly_named: tuple[str, ...]
    stated: tuple[str, ...]
    loose: tuple[str, ...]


@lru_cache(maxsize=1)
def day_words() -> DayWords:
    """The words of ``page_days.yaml``."""
    raw = yaml.safe_load(files(__package__).joinpath("page_days.yaml").read_text(encoding="utf-8"))
    months = {str(name): int(number) for number, names in raw["months"].items() for name in names}
    parts = ("changed", "named_changed", "published", "comment", "named", "plainly_named", "stated", "loose")
    return DayWords(months, *(tuple(map(str, raw[part])) for part in parts))


@lru_cache(maxsize=1)
def _written() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, day_words().months), key=len, reverse=True))
    return re.compile(
        r"(?<![\d./:-])(?:"
        r"(?P<y1>\d{4})(?P<s1>[-/.]?)(?P<m1>\d{2})(?P=s1)(?P<d1>\d{2})(?![\d])"
        r"|(?P<y2>\d{4})(?:年|[-/.])\s?(?P<m2>\d{1,2})(?:月|[-/.])\s?(?P<d2>\d{1,2})(?!\d)"
        rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º)?[.,]?[\s-]+(?:of\s+|de\s+)?(?P<m3>{month})\b\.?,?[\s-]+"
        r"(?:de\s+)?(?P<y3>\d{4})(?!\d)"
        rf"|\b(?P<m4>{month})\b\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
        r"(?:\d{1,2}:\d\d(?::\d\d)?\s+[A-Z]{2,4}\s+)?(?P<y4>\d{4})(?!\d)"
        r"|(?P<a5>\d{1,2})(?P<s5>[-/.])(?P<b5>\d{1,2})(?P=s5)(?P<y5>\d{4}|\d{2})(?![\d./-])"
        r")",
        re.IGNORECASE,
    )


def days_in(text: str) -> Iterator[tuple[date, int]]:
    """The days that are written in a text, each with where it begins; "03/04/2024" is none, since it could be two."""
    for match in _written().finditer(text):
        if day := _day(match):
            yield day, match.start()


def only_day(text: str) -> date | None:
    """The one day that is written in a text, however often."""
    found = {day for day, _ in days_in(text)}
    return found.pop() if len(found) == 1 else None


def is_unsure(text: str) -> bool:
    """Whether what is written in a text as a day could be two, or is none."""
    return any(_day(match) is None for match in _written().finditer(text))


def first_day(text: object) -> date | None:
    """The day that a statement begins with, but for a weekday and the like."""
    return next((day for day, at in days_in(text) if at < 16), None) if isinstance(text, str) else None


def day_of(year: str | int, month: str | int, day: str | int) -> date | None:
    """That day, if there is one in the years that there are pages of."""
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made if _FIRST_YEAR <= made.year <= _LAST_YEAR else None


def _day(match: re.Match[str]) -> date | None:
    months = day_words().months
    for n in "12":
        if match[f"y{n}"]:
            return day_of(match[f"y{n}"], match[f"m{n}"], match[f"d{n}"])
    for n in "34":
        if match[f"y{n}"]:
            return day_of(match[f"y{n}"], months[match[f"m{n}"].lower()], match[f"d{n}"])
    first, second, year = int(match["a5"]), int(match["b5"]), int(match["y5"])
    year += 2000 if year < 100 else 0
    if match["s5"] == "." and len(match["y5"]) == 4:  # with full stops the day stands first everywhere
        return day_of(year, second, first)
    if first > 12 or first == second:
        return day_of(year, second, first)
    return day_of(year, first, second) if second > 12 else None
