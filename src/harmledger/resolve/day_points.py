"""One expression of time -> its days: a date, a weekday, a month, "the past ten days", each by a rule of its own.

Apart from day.py, which says how several of them and the happenings around them are to be taken together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from harmledger.codebook.times import Token, time_words
from harmledger.resolve.day_range import (
    DayRange,
    half_of,
    month_of,
    months_before,
    quarter_of,
    single_day,
    third_of,
    week_in,
    week_of,
    year_of,
)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """``told`` is the day of speech; ``near`` is what a date without a year, or a weekday, is the nearest before."""

    told: date | None
    near: date | None
    anchor: date | None
    said: date | None
    ahead: bool
    backward: bool


@dataclass(frozen=True, slots=True)
class Words:
    tokens: tuple[Token, ...]
    letters: str

    @classmethod
    def of(cls, words: str) -> Words:
        tokens = time_words().tokens(words)
        return cls(tokens, "".join(time_words().by_name[token.name] for token in tokens))


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found, its groups read as tokens."""

    found: re.Match[str]
    words: Words

    def token(self, group: str) -> Token | None:
        place = self.found.start(group) if group in self.found.re.groupindex else -1
        return self.words.tokens[place] if place >= 0 else None

    def name(self, group: str) -> str:
        token = self.token(group)
        return token.name if token else ""

    def value(self, group: str) -> int | None:
        token = self.token(group)
        return token.value if token else None

    def text(self, group: str) -> str:
        token = self.token(group)
        return token.text.lower() if token else ""

    @property
    def count(self) -> int | None:
        """"Two" 2, "24" 24, "twenty-four" 24; of a lone unit 1 ("the past week"); None for "few" and "the past weeks"."""
        n, ones = self.value("n"), self.value("ones")
        if n is None:
            return 1 if not self.token("few") and not self.name("unit").removesuffix("_unit").endswith("s") else None
        return n + ones if ones is not None and n >= 20 > ones else n


Reading = Callable[[Match, Known], DayRange | None]


def calendar_date(match: Match, known: Known) -> DayRange | None:
    """3 September 2018, Sept. 3, 3-5 May: without a year the latest not after the day of speech, or the next in a plan."""
    packed, month = match.text("packed"), match.value("month") or 0
    if packed:
        return single_day(date(int(packed[-4:]), month, int(packed[:-4])))
    day, last = match.value("day") or 0, match.value("until")
    if match.name("month_unit"):  # "the 2nd of this month"
        told = months_before(known.told, int(match.name("which") == "last")) if known.told else None
        return single_day(date(*told, day)) if told else None
    year = _year(match, known) or _nearest_year(month, day, known)
    if year is None:
        return None
    start = date(year, month, day)
    return DayRange(start, date(year, month, last), "days") if last and last > day else single_day(start)


def _year(match: Match, known: Known) -> int | None:
    if match.value("year"):
        return match.value("year")
    if match.name("which") and known.told:
        return known.told.year - (match.name("which") == "last")
    return None


def _nearest_year(month: int, day: int, known: Known) -> int | None:
    if known.near is None:
        return None
    for step in range(9):  # 29 February may lie eight years off
        year = known.near.year + (step if known.ahead else -step)
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= known.near if known.ahead else found <= known.near:
            return year
    return None


def numeric_date(match: Match, known: Known) -> DayRange | None:
    """ISO and dotted dates; of 12/03/2021 the one reading that is a day not after publication, or none where both are."""
    a, b, c = (int(figure) for figure in re.split(r"\D", match.text("date")))
    if a > 31:
        return single_day(date(a, b, c))
    orders = {(b, a), (a, b)} if b <= 12 >= a else {(b, a) if b <= 12 else (a, b)}
    if "." in match.text("date") and b <= 12:
        orders = {(b, a)}
    days = {date(c, month, day) for month, day in orders}
    if len(days) > 1 and known.told:
        days = {day for day in days if day <= known.told}
    return single_day(days.pop()) if len(days) == 1 else None


def _month(match: Match, known: Known) -> DayRange | None:
    """A month, or the named part of it: "mid-July" is the 11th to the 20th."""
    month = match.value("month") or 0
    year = _year(match, known)
    if year is None and known.near:
        if match.name("which_month") == "next":
            return None
        last = match.name("which_month") == "last" and known.near.month == month
        later, earlier = month < known.near.month, month > known.near.month or last
        year = known.near.year + (later if known.ahead else -earlier)
    return _part(month_of(year, month), match) if year else None


def _first_months(match: Match, _: Known) -> DayRange | None:
    year, n, last = match.value("year") or 0, match.value("n"), match.name("nth") == "last"
    if n is None or not 1 <= n <= 12 or not (last or match.value("nth") == 1):
        return None
    return DayRange(month_of(year, 13 - n if last else 1).start, month_of(year, 12 if last else n).end, "period")


def _year_alone(match: Match, _: Known) -> DayRange | None:
    year = match.value("year") or 0
    if short := match.text("short"):
        last = int(str(year)[:2] + short) if len(short) == 2 else 0
        return DayRange(date(year, 1, 1), date(last, 12, 31), "period")
    return _part(year_of(year), match)


def _decade(match: Match, _: Known) -> DayRange | None:
    first = match.value("decade") or 0
    return DayRange(date(first, 1, 1), date(first + 9, 12, 31), "period")


def _season(match: Match, _: Known) -> DayRange | None:
    """A season is known to lie in its year, but for winter; without a year, or a hemisphere, nothing is known."""
    year = match.value("year")
    return year_of(year) if year and match.text("season") != "winter" else None


def weekday(match: Match, known: Known) -> DayRange | None:
    """The latest such day not after the day of speech; in a plan the next one."""
    near, number = known.near, match.value("weekday") or 0
    if near is None or (match.name("which") == "next" and not known.ahead):
        return None
    if match.name("week"):
        return single_day(week_of(near).start + (number - 7 * (match.name("week") == "last")) * _DAY)
    if known.ahead:
        return single_day(near + ((number - near.weekday() - 1) % 7 + 1) * _DAY)
    if match.name("which") == "last":
        near -= _DAY
    day = near - ((near.weekday() - number) % 7) * _DAY
    if match.name("overnight"):  # the night that follows it, or, where that is still to come, the one before
        day -= (day == known.told) * _DAY
        return DayRange(day, day + _DAY, "days")
    return single_day(day)


def _deictic(match: Match, known: Known) -> DayRange | None:
    """Today, yesterday, this morning, last night, overnight (the day before and the day of speech)."""
    if known.told is None:
        return None
    if match.name("near") == "overnight":
        return DayRange(known.told - _DAY, known.told, "days")
    back = match.name("near") == "yesterday" or match.name("which") == "last"
    return single_day(known.told - (back + bool(match.name("before"))) * _DAY)


def _calendar(match: Match, known: Known) -> DayRange | None:
    """Of "this week" Monday to the day of speech, of "last month" the month before; what is to come has no days."""
    if known.told is None or match.name("which") == "next" or match.name("later"):
        return None
    unit, back = match.name("unit"), match.name("which") == "last"
    if unit == "weekend" or match.name("weekend"):
        saturday = known.told - ((known.told.weekday() - 5) % 7) * _DAY
        if known.ahead:
            saturday += 7 * _DAY
        elif back and saturday + _DAY >= known.told:
            saturday -= 7 * _DAY
        return DayRange(saturday, saturday + _DAY, "days")
    day = known.told
    if unit == "week":
        return week_of(day - 7 * back * _DAY)
    whole = month_of(*months_before(day, int(back))) if unit == "month_unit" else year_of(day.year - back)
    return _part(whole, match)


def _past(match: Match, known: Known) -> DayRange | None:
    """The past ten days: from ten days before the day of speech to that day."""
    n, unit, day = match.count, match.name("unit").removesuffix("s"), known.told
    if n is None or day is None or unit == "minute":
        return None
    if unit in ("hour", "day", "night", "week"):
        start = day - (-(-n // 24) if unit == "hour" else 7 * n if unit == "week" else n) * _DAY
        return DayRange(start, day, "days" if (day - start).days < 7 else "week" if (day - start).days == 7 else "period")
    year, month = months_before(day, n * (1 if unit.startswith("month") else 120 if unit == "decade" else 12))
    return DayRange(date(year, month, min(day.day, month_of(year, month).end.day)), day, "period")


def _ago(match: Match, known: Known) -> DayRange | None:
    """Three days ago is a day, two weeks ago the days around it, months and years ago a month and a year; "some" are none."""
    n, unit, day = match.count, match.name("unit").removesuffix("s"), known.told
    if n is None or day is None or match.name("about") or unit in ("decade", "minute") or (n > 24 and unit != "hour"):
        return None
    return shifted(day, unit, -n)


def shifted(day: date, unit: str, n: int) -> DayRange | None:
    """``day`` moved by n units, as exactly as the unit allows: some hours later may be the next day."""
    if unit == "hour" and n % 24:
        return DayRange(day - (n < 0) * _DAY, day + (n > 0) * _DAY, "days") if abs(n) < 24 else None
    if unit == "week":
        return DayRange(day + (7 * n - 3) * _DAY, day + (7 * n + 3) * _DAY, "week")
    if unit.startswith("month"):
        return month_of(*months_before(day, -n))
    if unit.startswith("year"):
        return year_of(day.year + n)
    days = {"hour": n // 24, "minute": 0, "day": n, "night": n, "part": n, "dawn": n}.get(unit)
    return None if days is None else single_day(day + days * _DAY)


def _part(whole: DayRange, match: Match) -> DayRange:
    """The part that was named: "early 2011", "the end of March", "the first week of May", "the second half of 2016"."""
    if not match.name("nth"):
        third = time_words().third(match.text("edge"))
        return whole if third is None else third_of(whole, third)
    number = None if match.name("nth") == "last" else match.value("nth") or 0
    if match.name("share") == "half":
        return half_of(whole, second=number != 1)
    if match.name("share") == "quarter":
        return quarter_of(whole, 4 if number is None else number)
    if match.name("share") == "week" and whole.precision == "month":
        return week_in(whole, number)
    return third_of(whole, 0 if number == 1 else 2) if number in (None, 1) else whole


_MONTH = "(?P<month> [<month><doubtful_month><cut_month>] )"
_ANY_MONTH = "(?P<month> [<month><doubtful_month><cut_month><verb_month>] )"
_ANY_MONTH_OR_YEAR = "[<month><doubtful_month><cut_month><year>]"
_DAY_NO = "[<day_figure><day_ordinal><ordinal>]"
_DAYS = f"(?P<day> {_DAY_NO} ) (?: [<and><to><dash><into><or>] (?P<until> {_DAY_NO} ) )?"
_OF_YEAR = "(?: <stop>? <comma>? (?P<year> YEAR ) | <of>? (?P<which> [<last><this>] ) <year_unit> )?"
_NAMED_PART = """(?: <the>? (?P<edge> [<early><mid><edge>] ) <dash>? [<in><of>]? <the>? (?: <month_unit> <of> )?
                 | (?P<nth> [<ordinal><last>] ) (?P<share> [<half><quarter><week><days>] ) <of> <the>? )"""
_EDGE = f"{_NAMED_PART}?"
NUMBER = """(?: (?P<n> [<number><article><day_figure><figure>] ) <dash>? (?P<ones> <number> )?
            | <article>? (?P<few> <few> ) <of>? )"""
UNIT = """(?P<unit> [<minute><minutes><hour><hours><day><days><week><weeks><month_unit><months_unit><year_unit><years_unit>
           <decade><decades><night><part>] )"""
_CALENDAR_UNIT = "[<week><month_unit><year_unit><weekend>]"
_CALENDAR = f"(?P<unit> {_CALENDAR_UNIT} )"
_CAME_BEFORE = f"(?: <the> [<past><last>] | [<over><in><during>] <the> <previous> | <past> | <last> (?! {_CALENDAR_UNIT} ) )"
_ABOUT = "(?P<about> <about> | <more> <than> | <at> <least> | <over> )?"

_POINTS: tuple[tuple[Reading, str], ...] = (
    (numeric_date, "(?P<date> <numeric_date> )"),
    (calendar_date, f"{_DAYS} <dash>? <of>? {_ANY_MONTH} <dash>? {_OF_YEAR}"),
    (calendar_date, f"{_MONTH} <stop>? (?: <the>? {_DAYS} {_OF_YEAR} | (?P<packed> <day_year> ) )"),
    (calendar_date, "(?P<day> <day_ordinal> ) <of> (?P<which> [<last><this>] ) (?P<month_unit> <month_unit> )"),
    (_first_months, f"<the> (?P<nth> [<ordinal><last>] ) {NUMBER} <months_unit> <of> (?P<year> YEAR )"),
    (_month, f"{_EDGE} (?P<which_month> [<last><this><next>] )? {_MONTH} <dash>? {_OF_YEAR}"),
    (_decade, "(?P<decade> <years_of_decade> )"),
    (_season, "(?P<season> <season> ) <of>? (?P<year> YEAR )?"),
    (_year_alone, f"{_EDGE} (?P<year> YEAR ) (?: <dash> (?P<short> [<day_figure><figure>] ) )?"),
    (weekday, """(?<! [<following><previous><same><that>] ) (?P<overnight> <overnight> )? [<on><from><of>]?
                  (?P<which> [<last><this><next>] )?
                  (?P<weekday> [<weekday><weekdays><cut_weekday>] ) <stop>? [<part><night><dawn>]?
                  (?: <of>? (?P<week> [<last><this>] ) <week> )?"""),
    (_deictic, "(?: <the> <day> (?P<before> <before> ) )? (?P<near> [<today><yesterday><tonight><overnight>] )"),
    (_deictic, "(?P<which> [<this><last>] ) (?P<near> [<part><night><dawn>] )"),
    (_ago, f"{_ABOUT} {NUMBER} {UNIT} <ago>"),
    (_past, f"{_CAME_BEFORE} {_ABOUT} {NUMBER}? {UNIT} (?! <of> <the>? {_ANY_MONTH_OR_YEAR} )"),
    (_calendar, f"(?P<later> <later> )? {_EDGE} (?P<which> [<last><this><next>] ) {_CALENDAR}"),
    (_calendar, f"(?: {_NAMED_PART} | (?P<later> <later> ) <in> <the> | <earlier> <in> <the> ) {_CALENDAR}"),
    (_calendar, "<the> (?P<weekend> <weekend> ) (?! <of> )"),
)


@lru_cache(maxsize=1)
def point_rules() -> tuple[tuple[re.Pattern[str], Reading], ...]:
    book = time_words()
    return tuple((book.pattern(grammar.replace("YEAR", "[<year><round_year>]")), reading) for reading, grammar in _POINTS)
