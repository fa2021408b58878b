"""A date as a page prints it ("Last updated at Mar 072024", "Thu Mar 7 2024", "07.03.2024(updated 2042 08.03.2024)").

In goes the text and a position, out comes the stretch with its label, weekday and hour, and the day if it is certain.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from harmledger.extract.frame.part import Found, FramePart
from harmledger.extract.frame.words import UPPER, any_of, frame_words

_HOUR = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2}(?=\s*[ap]\.?m\b)|\d{4}(?=\s*(?:GMT|UTC|hrs)\b))"
    r"(?:\s*[ap]\.?m\.?(?!\w))?(?:\s*(?:GMT|UTC|EST|EDT|BST|CET|EET)\b)?(?:\s*[+-]\d{1,2}:?\d{2}\b)?"
)
_PREDICATE = re.compile(r"\s*,?\s*(?:was|is|were|saw|has|had|marks|marked|will|and|when|to|-\s*[a-z])\b")


@lru_cache(maxsize=1)
def _date_form() -> re.Pattern[str]:
    words = frame_words()
    weekday = "|".join(f"{d}|{d[:3]}|{d[:4]}" if len(d) > 6 else f"{d}|{d[:3]}" for d in words.weekdays)
    month = any_of(frozenset(words.months))
    # The glued form ("Mar 072024") is the day, of one or two digits, with the year of four run onto it.
    day, year = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
    return re.compile(
        rf"(?:(?P<weekday>{weekday})\b\.?,?\s*)?(?:{_HOUR}\s*,?\s*)?(?:(?:on|the)\s+)?(?:"
        rf"{day.format('d1')}\s*(?:of\s+)?[-/]?(?P<m1>{month})\b\.?,?\s*[-/]?{year.format('y1')}"
        rf"|(?P<m2>{month})\b\.?\s*{day.format('d2')}(?:,?\s*|\s+){year.format('y2')}"
        rf"|{year.format('y3')}(?P<s3>[-/.])(?P<m3>\d\d?)(?P=s3)(?P<d3>\d\d?)(?!\d)"
        rf"|(?P<a4>\d\d?)(?P<s4>[-/.])(?P<b4>\d\d?)(?P=s4){year.format('y4')}"
        rf")(?:(?:T(?=\d)|\s*,?\s*(?:at\s+|[-–|]\s*)?(?<=[\s,|–-])){_HOUR}Z?)?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    words = frame_words()
    return re.compile(
        rf"[(\[]?\s*(?:(?P<updated>{any_of(words.updated_labels)})|(?P<published>{any_of(words.published_labels)}))\b"
        rf"\s*:?\s*(?:\d{{4}}\s+(?=\d))?",  # an hour of four digits before the date: "updated 2042 08.03.2024"
        re.IGNORECASE,
    )


def match_date(text: str, at: int, *, framed: bool = False) -> Found | None:
    """The printed date that begins at ``at``, or None.

    A date that carries a sentence on ("7 March 2024 was the deadliest day") is none. ``framed`` says that a part of the frame
    stands before it, so that a small letter may follow. ``day`` is None where day and month could change places ("03/04/2024")
    or where the weekday contradicts them: an uncertain date is no date.
    """
    label = _label().match(text, at)
    match = _date_form().match(text, label.end() if label else at)
    if match is None:
        return None
    if label is None and match["weekday"] is None and at and not (framed or text[at - 1].isspace() or text[at - 1] in "(["):
        return None
    end = match.start() + len(match.group().rstrip(" ,|–-\t\n"))
    if label and label.group()[:1] in "([" and text[end : end + 1] in tuple(")]"):
        end += 1
    if label is None and not _stands_apart(text, end, framed=framed):
        return None
    rank = 2 if label is None else 3 if label["updated"] else 1
    return Found(FramePart(at, end, "date"), day=stated_day(match), day_rank=rank)


def inner_date(text: str) -> date | None:
    """The day that the whole of ``text`` states ("March 7, 2024"), as in the brackets of a dateline."""
    match = _date_form().match(text.strip())
    return stated_day(match) if match and match.end() >= len(text.strip()) - 1 else None


def is_date(text: str) -> bool:
    match = _date_form().match(text.strip())
    return match is not None and match.end() >= len(text.strip()) - 1


def stated_day(match: re.Match[str]) -> date | None:
    got = match.groupdict()
    months = frame_words().months
    if got["y1"] or got["y2"]:
        n = "1" if got["y1"] else "2"
        year, month, day = int(got["y" + n]), months[got["m" + n].lower()], int(got["d" + n])
    elif got["y3"]:
        year, month, day = int(got["y3"]), int(got["m3"]), int(got["d3"])
    else:
        year, month, day = int(got["y4"]), int(got["b4"]), int(got["a4"])
        if got["s4"] != "." and month != day:
            # With dots the day comes first wherever it is written so; with strokes only what cannot be a month is a day.
            if day <= 12 and month <= 12:
                return None
            if month > 12:
                month, day = day, month
    try:
        stated = date(year, month, day)
    except ValueError:
        return None
    weekday = got["weekday"]
    if weekday and not frame_words().weekdays[stated.weekday()].startswith(weekday.lower()[:3]):
        return None
    return stated


def _stands_apart(text: str, end: int, *, framed: bool) -> bool:
    rest = text[end : end + 40]
    if not rest.strip() or re.match(r"[^\S\n]*\n", rest):
        return True
    if _PREDICATE.match(rest):
        return False
    if re.match(r"\s*(?:title\s*:|[Bb]y\s+[A-Z])", rest):
        return True
    return framed or re.match(rf"\s*[,|–—-]*\s*[{UPPER}\d\"“‘'(\[]", rest) is not None
