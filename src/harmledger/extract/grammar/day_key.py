"""What a time expression names, so that two can be told apart before any day is resolved."""

from __future__ import annotations

import re
from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=4096)
def day_key(words: str) -> tuple[str, ...] | None:
    """What a time expression names, so that two can be told apart: a weekday, a month and day, a month, a year."""
    low = words.lower()
    weekday = next((day for day in WEEKDAYS if day in low or (day[:3] + " " in low + " " and low.startswith(day[:3]))), None)
    if weekday:
        return ("weekday", weekday)
    month = next((name for name in MONTHS if re.search(rf"\b{name}", low)), None)
    number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", low)
    if month:
        return ("date", month, number.group(1)) if number else ("month", month)
    year = re.search(r"\b(?:19|20)\d\d\b", low)
    return ("year", year.group()) if year else None
