"""Words of time and the day they were published -> the first and the last day that they mean (M14), or nothing.

Apart from the finder, because a person's correction, an import and a reader's words all have to be resolved alike. What cannot
be resolved stays None: no mid-month guess, and the publication date is never passed off as the event's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from harmledger.codebook.times import time_words
from harmledger.resolve.day_points import (
    NUMBER,
    UNIT,
    Known,
    Match,
    Reading,
    Words,
    calendar_date,
    numeric_date,
    point_rules,
    shifted,
    weekday,
)
from harmledger.resolve.day_range import DayRange, acled_time_precision, same_days, single_day, ucdp_date_prec, week_of

__all__ = ["DayRange", "acled_time_precision", "resolve_day", "same_days", "ucdp_date_prec"]

_DAY = timedelta(days=1)


def resolve_day(
    words: str,
    published: date | None,
    *,
    anchor: date | None = None,
    said: date | None = None,
    ahead: bool = False,
    backward: bool = False,
) -> DayRange | None:
    """What days ``words`` mean, or None where that cannot be said (M14).

    ``published`` is the day of the report, ``said`` the day of the statement, which stands for it where given (M15). ``anchor``
    is the day of the happening that "a day after" or "since then" refers to; ``backward`` asks the reverse: "Saturday's raids
    came a day after the vote", with the raids' day as the anchor, gives the vote's. With ``ahead`` the words tell of a plan:
    "on Saturday" is the next such day. Without it nothing is later than the day of the report.
    """
    told = said if said is not None and (published is None or said <= published) else published
    latest = published or said
    try:
        found = _resolved(Words.of(words), Known(told, told, anchor, said, ahead, backward))
    except (OverflowError, ValueError):  # beyond the calendar, or no such day: 31 June
        return None
    if found is None or ahead or latest is None or found.end <= latest:
        return found
    return replace(found, end=latest) if found.start <= latest else None


def _resolved(words: Words, known: Known) -> DayRange | None:
    rules, letters = _rules(), words.letters
    if rules["unknown"].search(letters):
        return None
    opened = rules["since"].search(letters)
    points = _points(words, opened.end() if opened else 0)
    if opened or (rules["so_far"].search(letters) and not points):
        start = _joined(points, known) if points else _start_without_a_date(letters, known)
        return DayRange(start.start, known.told, "period") if start and known.told else None
    return _joined(points, known) if points else _beside_another(words, known)


def _start_without_a_date(letters: str, known: Known) -> DayRange | None:
    """"Since then" starts at the anchor, "since dawn" on the day of speech; "since the start of the war" has no day."""
    if _rules()["part"].search(letters):
        return single_day(known.told)
    return single_day(known.anchor) if _rules()["then"].search(letters) else None


def _points(words: Words, position: int) -> list[tuple[Match, Reading]]:
    """The single expressions, left to right: "Friday" and "Saturday" in "between Friday and Saturday"."""
    points: list[tuple[Match, Reading]] = []
    while position < len(words.letters):
        for pattern, reading in point_rules():
            if found := pattern.match(words.letters, position):
                if reading in (calendar_date, numeric_date) and _is_weekday_before(points, words.letters[:position]):
                    points.pop()  # "Saturday 24 August 2013" is one day
                points.append((Match(found, words), reading))
                position = found.end()
                break
        else:
            position += 1
    return points


def _is_weekday_before(points: list[tuple[Match, Reading]], letters: str) -> bool:
    return bool(points and points[-1][1] is weekday and _rules()["gap"].fullmatch(letters, points[-1][0].found.end()))


def _joined(points: list[tuple[Match, Reading]], known: Known) -> DayRange | None:
    """From the first to the last of several, each near its neighbour: "between 3 May and 5 June 2018", "Monday to Friday"."""
    if known.ahead:
        ranges = [reading(match, known) for match, reading in points]
    else:
        ranges = []
        near = known.near
        for i, (match, reading) in reversed(list(enumerate(points))):
            fixed = [r for m, read in points[:i] if (r := read(m, replace(known, near=None)))] if not ranges else []
            if fixed and reading(match, replace(known, near=None)) is None:  # "3 June 2016 to 5 June"
                found = reading(match, replace(known, near=fixed[-1].end, ahead=True))
            else:
                found = reading(match, replace(known, near=near))
            near = found.start if found else near
            ranges.append(found)
    certain = [found for found in ranges if found]
    if len(certain) < len(ranges):
        return None
    if len(certain) == 1:
        return certain[0]
    start, end = min(r.start for r in certain), max(r.end for r in certain)
    return DayRange(start, end, "day" if start == end else "days" if (end - start).days < 7 else "period")


def _beside_another(words: Words, known: Known) -> DayRange | None:
    """The day of what has no date of its own: it stands with the anchor, or so many days from it."""
    if relative := _rules()["relative"].search(words.letters):
        return _related(Match(relative, words), known)
    if _rules()["that_day"].search(words.letters):
        return single_day(known.anchor or known.told)
    return single_day(known.anchor) if _rules()["with_anchor"].search(words.letters) else None


def _related(match: Match, known: Known) -> DayRange | None:
    """A day after, the previous night, the following week: counted from the anchor, or back from the day of the statement."""
    way = match.name("way") or match.name("which")
    back = way in ("before", "earlier", "previous")
    base = known.anchor or (known.said if back else None)
    if base is None:
        return None
    unit, n = match.name("unit"), 0 if way in ("same", "that") else -1 if back else 1
    if known.backward:
        n = -n
    if match.name("which"):
        return _neighbour(base, match.name("other_unit"), n, match.value("other_unit"))
    soon = unit in ("hours", "minutes") and match.value("n") is None and not match.name("few")
    count = 1 if soon else match.count
    return None if count is None else shifted(base, unit.removesuffix("s"), n * count)


def _neighbour(base: date, unit: str, n: int, number: int | None) -> DayRange | None:
    if unit == "week":
        return week_of(base + 7 * n * _DAY)
    if unit in ("weekday", "weekdays"):
        step = (((number or 0) - base.weekday()) * (n or 1) - 1) % 7 + 1
        return single_day(base + step * n * _DAY) if n else single_day(base) if base.weekday() == number else None
    return shifted(base, unit, n)


_RULES = {
    # no day of a happening: what is still to come, and what a toll stands at ("as of Monday", M15)
    "unknown": "[<recent><recently><coming><tomorrow><long><old>] | ^ (?: <as> | <by> | <into> (?! <now> ) )",
    "since": "<since> | <started> | ^ <from> (?! .* (?: [<to><and><into>] | (?<! [<mid><early>] ) <dash> ) )",
    "so_far": "^ (?: <so> <far> | <to> <date> | <into> <now> )",
    "then": "<then> | <ever> <since> | <far> | <date> | <now>",
    "part": "[<part><night><dawn>]",
    "gap": "[<comma><stop><open><the>]*",
    "relative": f"(?: {NUMBER} | <the> )? {UNIT} (?P<way> [<after><before><later><earlier>] )"
                " | (?P<which> [<next><following><previous><same><that>] ) <same>?"
                " (?P<other_unit> [<day><part><night><dawn><week><month_unit><year_unit><weekday>] )",
    "that_day": "[<earlier><later>]? <in> <the> <day>",
    "with_anchor": "<at> [<the><that>] <time> | ^ <earlier> $ | [<part><night><dawn><clock><ampm><gmt>] | <early> <hours>",
}


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    return {name: time_words().pattern(grammar) for name, grammar in _RULES.items()}
