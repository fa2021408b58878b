"""METHOD M14, M15 and M17 on days: what words of time mean, and that nothing is invented where they do not say.

The report of the tables is published on Saturday 8 September 2018; the happening that others are told beside fell on
Monday 20 August 2018.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.days import find_days
from harmledger.resolve.day import DayRange, acled_time_precision, resolve_day, same_days, ucdp_date_prec

PUBLISHED = date(2018, 9, 8)
ANCHOR = date(2018, 8, 20)

# words | first and last day | precision
FROM_THE_REPORTS_DAY = """
Saturday | 2018-09-08 | day
on Saturday | 2018-09-08 | day
on Friday | 2018-09-07 | day
Fri | 2018-09-07 | day
On Sunday | 2018-09-02 | day
Saturdays | 2018-09-08 | day
Tuesday’s | 2018-09-04 | day
early Wednesday | 2018-09-05 | day
late on Thursday night | 2018-09-06 | day
on Friday morning | 2018-09-07 | day
at dawn on Friday | 2018-09-07 | day
in the early hours of Sunday | 2018-09-02 | day
at around 2 am on Thursday | 2018-09-06 | day
last Friday | 2018-09-07 | day
last Saturday | 2018-09-01 | day
on Friday last week | 2018-08-31 | day
on Friday of last week | 2018-08-31 | day
today | 2018-09-08 | day
todays | 2018-09-08 | day
earlier today | 2018-09-08 | day
this morning | 2018-09-08 | day
this afternoon | 2018-09-08 | day
tonight | 2018-09-08 | day
yesterday | 2018-09-07 | day
on yesterday | 2018-09-07 | day
yesterday evening | 2018-09-07 | day
last night | 2018-09-07 | day
the day before yesterday | 2018-09-06 | day
three days ago | 2018-09-05 | day
two nights ago | 2018-09-06 | day
24 hours ago | 2018-09-07 | day
an hour ago | 2018-09-07 2018-09-08 | days
overnight | 2018-09-07 2018-09-08 | days
overnight on Thursday | 2018-09-06 2018-09-07 | days
overnight on Saturday | 2018-09-07 2018-09-08 | days
overnight from Thursday to Friday | 2018-09-06 2018-09-07 | days
Earlier in the day | 2018-09-08 | day
in the day | 2018-09-08 | day
Friday and Saturday | 2018-09-07 2018-09-08 | days
Friday or Saturday | 2018-09-07 2018-09-08 | days
Two died on Thursday and one on Saturday | 2018-09-06 2018-09-08 | days
from Monday to Wednesday | 2018-09-03 2018-09-05 | days
between Sunday and Tuesday | 2018-09-02 2018-09-04 | days
Tuesday night and early Wednesday | 2018-09-04 2018-09-05 | days
on 3 September | 2018-09-03 | day
September 3 | 2018-09-03 | day
Sept. 3 | 2018-09-03 | day
on the 3rd of September | 2018-09-03 | day
September the 3rd | 2018-09-03 | day
the third of September | 2018-09-03 | day
8 September | 2018-09-08 | day
9 September | 2017-09-09 | day
on Oct. 7 | 2017-10-07 | day
in the early hours of January 13th | 2018-01-13 | day
29 February | 2016-02-29 | day
3-5 May | 2018-05-03 2018-05-05 | days
May 3-5 | 2018-05-03 2018-05-05 | days
between 3 and 5 May | 2018-05-03 2018-05-05 | days
the night of 4-5 May | 2018-05-04 2018-05-05 | days
from 1 to 8 September | 2018-09-01 2018-09-08 | days
between 28 December and 3 January | 2017-12-28 2018-01-03 | days
on September 11 last year | 2017-09-11 | day
on May 2 this year | 2018-05-02 | day
on the 2nd of this month | 2018-09-02 | day
on the 15th of last month | 2018-08-15 | day
Saturday (September 1) | 2018-09-01 | day
12/03/2018 | 2018-03-12 | day
03/12/2018 | 2018-03-12 | day
in February | 2018-02-01 2018-02-28 | month
in February last year | 2017-02-01 2017-02-28 | month
In September | 2018-09-01 2018-09-08 | month
in October | 2017-10-01 2017-10-31 | month
last December | 2017-12-01 2017-12-31 | month
last September | 2017-09-01 2017-09-30 | month
in July last year | 2017-07-01 2017-07-31 | month
in July of last year | 2017-07-01 2017-07-31 | month
in August this year | 2018-08-01 2018-08-31 | month
in August and September | 2018-08-01 2018-09-08 | period
in November and January | 2017-11-01 2018-01-31 | period
between January and March | 2018-01-01 2018-03-31 | period
in mid-July | 2018-07-11 2018-07-20 | period
early March | 2018-03-01 2018-03-10 | period
in late August | 2018-08-21 2018-08-31 | period
at the end of June | 2018-06-21 2018-06-30 | period
at the beginning of June | 2018-06-01 2018-06-10 | period
in the first week of August | 2018-08-01 2018-08-07 | week
in the last week of August | 2018-08-25 2018-08-31 | week
in the second half of August | 2018-08-16 2018-08-31 | period
last month | 2018-08-01 2018-08-31 | month
late last month | 2018-08-21 2018-08-31 | period
a month ago | 2018-08-01 2018-08-31 | month
two weeks ago | 2018-08-22 2018-08-28 | week
last year | 2017-01-01 2017-12-31 | year
five years ago | 2013-01-01 2013-12-31 | year
this week | 2018-09-03 2018-09-08 | week
earlier this week | 2018-09-03 2018-09-08 | week
earlier in the week | 2018-09-03 2018-09-08 | week
last week | 2018-08-27 2018-09-02 | week
this month | 2018-09-01 2018-09-08 | month
earlier this month | 2018-09-01 2018-09-08 | month
this year | 2018-01-01 2018-09-08 | year
so far this year | 2018-01-01 2018-09-08 | year
over the weekend | 2018-09-08 | days
last weekend | 2018-09-01 2018-09-02 | days
over the past week | 2018-09-01 2018-09-08 | week
over the previous week | 2018-09-01 2018-09-08 | week
over the past ten days | 2018-08-29 2018-09-08 | period
in the past twenty-one days | 2018-08-18 2018-09-08 | period
in the last 24 hours | 2018-09-07 2018-09-08 | days
within the past 48 hours | 2018-09-06 2018-09-08 | days
the past two weeks | 2018-08-25 2018-09-08 | period
in the last month | 2018-08-08 2018-09-08 | period
over the last three months | 2018-06-08 2018-09-08 | period
over the past year | 2017-09-08 2018-09-08 | period
for the last five years | 2013-09-08 2018-09-08 | period
since the beginning of the month | 2018-09-01 2018-09-08 | period
since the start of the year | 2018-01-01 2018-09-08 | period
since Monday | 2018-09-03 2018-09-08 | period
since early Friday | 2018-09-07 2018-09-08 | period
from early Monday | 2018-09-03 2018-09-08 | period
since dawn | 2018-09-08 | period
since midnight | 2018-09-08 | period
since yesterday | 2018-09-07 2018-09-08 | period
since last week | 2018-08-27 2018-09-08 | period
since 15 April | 2018-04-15 2018-09-08 | period
from 3 September | 2018-09-03 2018-09-08 | period
since March 2011 | 2011-03-01 2018-09-08 | period
since early 2011 | 2011-01-01 2018-09-08 | period
since 2014 | 2014-01-01 2018-09-08 | period
from July 2018 onwards | 2018-07-01 2018-09-08 | period
since the uprising broke out in March 2011 | 2011-03-01 2018-09-08 | period
since the camp was overrun on Feb. 11 | 2018-02-11 2018-09-08 | period
began in 2011 | 2011-01-01 2018-09-08 | period
launched on Sunday | 2018-09-02 2018-09-08 | period
broke out in July last year | 2017-07-01 2018-09-08 | period
"""
ABSOLUTE = """
3 September 2018 | 2018-09-03 | day
Sept. 3, 2018 | 2018-09-03 | day
September 3 2018 | 2018-09-03 | day
the 3rd of September 2018 | 2018-09-03 | day
03 September, 2018 | 2018-09-03 | day
Monday, 3 September 2018 | 2018-09-03 | day
Mon Sep 3 2018 | 2018-09-03 | day
at 3:15 a.m. local time on Sept. 3, 2018 | 2018-09-03 | day
Jul 172015 | 2015-07-17 | day
on 5May2016 | 2016-05-05 | day
3 may 2016 | 2016-05-03 | day
5 MAY 2016 | 2016-05-05 | day
2018-09-03 | 2018-09-03 | day
2018/09/03 | 2018-09-03 | day
24.07.2016 | 2016-07-24 | day
24/07/2016 | 2016-07-24 | day
07/24/2016 | 2016-07-24 | day
05/05/2016 | 2016-05-05 | day
03.09.2016 | 2016-09-03 | day
3-5 May 2017 | 2017-05-03 2017-05-05 | days
between 3 May and 5 June 2017 | 2017-05-03 2017-06-05 | period
3 June 2016 to 5 June | 2016-06-03 2016-06-05 | days
from August 30 to September 2, 2017 | 2017-08-30 2017-09-02 | days
March 2011 | 2011-03-01 2011-03-31 | month
in February 2016 | 2016-02-01 2016-02-29 | month
In mid-July 2017 | 2017-07-11 2017-07-20 | period
August and September 2017 | 2017-08-01 2017-09-30 | period
in November-December 2017 | 2017-11-01 2017-12-31 | period
in 2013 | 2013-01-01 2013-12-31 | year
in the year 2014 | 2014-01-01 2014-12-31 | year
the summer of 2014 | 2014-01-01 2014-12-31 | year
early 2011 | 2011-01-01 2011-04-30 | period
mid-2014 | 2014-05-01 2014-08-31 | period
late 2012 | 2012-09-01 2012-12-31 | period
in the first quarter of 2016 | 2016-01-01 2016-03-31 | period
in the second half of 2016 | 2016-07-01 2016-12-31 | period
in the first three months of 2018 | 2018-01-01 2018-03-31 | period
in 2013-14 | 2013-01-01 2014-12-31 | period
(1989-2017) | 1989-01-01 2017-12-31 | period
from 2014 to 2017 | 2014-01-01 2017-12-31 | period
in the 1990s | 1990-01-01 1999-12-31 | period
"""
BESIDE_ANOTHER = """
a day after | 2018-08-21 | day
the day after | 2018-08-21 | day
just two days after | 2018-08-22 | day
two days later | 2018-08-22 | day
the next day | 2018-08-21 | day
the following morning | 2018-08-21 | day
the morning after | 2018-08-21 | day
a day earlier | 2018-08-19 | day
the day before | 2018-08-19 | day
the night before | 2018-08-19 | day
the previous day | 2018-08-19 | day
five days before | 2018-08-15 | day
the same day | 2018-08-20 | day
later that day | 2018-08-20 | day
that night | 2018-08-20 | day
in the day | 2018-08-20 | day
at the time | 2018-08-20 | day
Earlier | 2018-08-20 | day
minutes later | 2018-08-20 | day
hours later | 2018-08-20 2018-08-21 | days
three hours earlier | 2018-08-19 2018-08-20 | days
24 hours later | 2018-08-21 | day
at dawn | 2018-08-20 | day
around 1 pm | 2018-08-20 | day
in the early hours | 2018-08-20 | day
a week earlier | 2018-08-10 2018-08-16 | week
the following week | 2018-08-27 2018-09-02 | week
that week | 2018-08-20 2018-08-26 | week
the previous month | 2018-07-01 2018-07-31 | month
a year earlier | 2017-01-01 2017-12-31 | year
the following month | 2018-09-01 2018-09-08 | month
on the following Friday | 2018-08-24 | day
the previous Monday | 2018-08-13 | day
since then | 2018-08-20 2018-09-08 | period
so far | 2018-08-20 2018-09-08 | period
to date | 2018-08-20 2018-09-08 | period
ever since | 2018-08-20 2018-09-08 | period
"""
UNKNOWN = """
recently
most recently
in recent weeks
lately
in the past
over the past few days
in the last few hours
several days ago
weeks ago
about 30 years ago
a decade ago
for days
for three months
nine-month
five-year-old
more than a month
since the start of the war
since Syrias war started
until Friday
by Saturday
as of Monday
tomorrow
next week
next Saturday
in the coming days
later this week
a winter of 2014
last winter
31 June
29 February 2017
12 December 2018
in 2019
in the fifth quarter of 2016
04/05/2016
on the anniversary of the cleric
after the aerial strikes
in the market

٣
"""


_day = date.fromisoformat


def _rows(table: str) -> list[tuple[str, DayRange]]:
    rows = []
    for line in table.strip().splitlines():
        words, days, precision = line.split(" | ")
        first, _, last = days.partition(" ")
        rows.append((words, DayRange(_day(first), _day(last or first), precision)))
    return rows


@pytest.mark.parametrize(("words", "days"), _rows(FROM_THE_REPORTS_DAY))
def test_m14_resolves_against_the_day_of_the_report(words: str, days: DayRange) -> None:
    assert resolve_day(words, PUBLISHED) == days


@pytest.mark.parametrize("words", [words for words, _ in _rows(FROM_THE_REPORTS_DAY)])
def test_m14_invents_no_day_where_the_report_has_none(words: str) -> None:
    assert resolve_day(words, None) is None


@pytest.mark.parametrize(("words", "days"), _rows(ABSOLUTE))
def test_m14_a_full_date_needs_no_day_of_publication(words: str, days: DayRange) -> None:
    assert resolve_day(words, None) == resolve_day(words, PUBLISHED) == days


@pytest.mark.parametrize(("words", "days"), _rows(BESIDE_ANOTHER))
def test_m14_counts_from_the_happening_that_is_referred_to(words: str, days: DayRange) -> None:
    assert resolve_day(words, PUBLISHED, anchor=ANCHOR) == days


@pytest.mark.parametrize("words", [words for words, _ in _rows(BESIDE_ANOTHER) if words != "in the day"])
def test_m14_the_publication_date_is_never_passed_off_as_the_events(words: str) -> None:
    assert resolve_day(words, PUBLISHED) is None


@pytest.mark.parametrize("words", UNKNOWN.splitlines())
def test_m14_what_does_not_say_stays_unknown(words: str) -> None:
    assert resolve_day(words, PUBLISHED) is None
    assert resolve_day(words, PUBLISHED, ahead=True) is None or words in ("12 December 2018", "in 2019", "next Saturday")


def test_m14_last_month_is_a_month_and_not_its_middle() -> None:
    assert resolve_day("last month", date(2018, 1, 15)) == DayRange(date(2017, 12, 1), date(2017, 12, 31), "month")


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [("2023-05-15", "2023-05-13", "2023-05-14"), ("2023-05-14", "2023-05-13", "2023-05-14"),
     ("2023-05-13", "2023-05-13", "2023-05-13"), ("2023-05-19", "2023-05-13", "2023-05-14")],
)
def test_m14_the_weekend_is_the_latest_one_begun(published: str, first: str, last: str) -> None:
    days = resolve_day("over the weekend", date.fromisoformat(published))
    assert days is not None
    assert (str(days.start), str(days.end)) == (first, last)


@pytest.mark.parametrize(
    ("words", "day"), [("a day after", "2018-09-07"), ("two days before", "2018-09-10"), ("the day before", "2018-09-09")]
)
def test_m14_the_day_of_the_other_happening_is_counted_backward(words: str, day: str) -> None:
    days = resolve_day(words, date(2018, 9, 12), anchor=PUBLISHED, backward=True)
    assert days == DayRange(date.fromisoformat(day), date.fromisoformat(day), "day")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [("over the past 24 hours", "2017-10-06", "2017-10-07"), ("on Saturday", "2017-10-07", "2017-10-07"),
     ("today", "2017-10-07", "2017-10-07"), ("overnight", "2017-10-06", "2017-10-07"),
     ("since Monday", "2017-10-02", "2017-10-07"), ("the day before", "2017-10-06", "2017-10-06")],
)
def test_m15_a_statement_is_read_from_the_day_it_was_made(words: str, first: str, last: str) -> None:
    days = resolve_day(words, date(2017, 10, 8), said=date(2017, 10, 7))
    assert days is not None
    assert (str(days.start), str(days.end)) == (first, last)


def test_m15_a_statement_of_tomorrow_is_not_believed() -> None:
    assert resolve_day("today", PUBLISHED, said=PUBLISHED + timedelta(1)) == DayRange(PUBLISHED, PUBLISHED, "day")


@pytest.mark.parametrize(
    ("words", "day"),
    [("on Saturday", "2018-09-15"), ("on Sunday", "2018-09-09"), ("this Monday", "2018-09-10"),
     ("on 3 September", "2019-09-03"), ("on 12 September", "2018-09-12"), ("on 12 December 2018", "2018-12-12"),
     ("next Tuesday", "2018-09-11")],
)
def test_m09_a_plan_is_for_the_next_such_day(words: str, day: str) -> None:
    assert resolve_day(words, PUBLISHED, ahead=True) == DayRange(date.fromisoformat(day), date.fromisoformat(day), "day")


@pytest.mark.parametrize("words", ["tomorrow", "next week", "in the coming days", "soon"])
def test_m09_a_plan_without_a_day_has_none(words: str) -> None:
    assert resolve_day(words, PUBLISHED, ahead=True) is None


def test_m14_a_date_with_two_readings_is_taken_only_where_one_is_possible() -> None:
    assert resolve_day("04/05/2018", PUBLISHED) is None
    assert resolve_day("04/11/2018", PUBLISHED) == DayRange(date(2018, 4, 11), date(2018, 4, 11), "day")


@pytest.mark.parametrize(("first", "last", "acled", "ucdp"), [
    ("2018-09-08", "2018-09-08", 1, 1), ("2018-09-07", "2018-09-08", 2, 2), ("2018-09-03", "2018-09-08", 2, 2),
    ("2018-09-03", "2018-09-09", 2, 3), ("2018-08-29", "2018-09-08", 3, 4), ("2018-02-01", "2018-02-28", 3, 4),
    ("2018-08-01", "2018-08-31", 3, 4), ("2018-08-01", "2018-09-08", None, 5), ("2016-01-01", "2016-12-31", None, 5),
    ("2011-03-01", "2018-09-08", None, None),
])
def test_m14_precision_in_acleds_and_ucdps_terms(first: str, last: str, acled: int | None, ucdp: int | None) -> None:
    days = DayRange(date.fromisoformat(first), date.fromisoformat(last), "period")
    assert (acled_time_precision(days), ucdp_date_prec(days)) == (acled, ucdp)


def test_m20_days_agree_only_where_both_are_known() -> None:
    friday, saturday = resolve_day("Friday", PUBLISHED), resolve_day("Saturday", PUBLISHED)
    assert same_days(friday, friday) is True
    assert same_days(friday, saturday) is False
    assert same_days(friday, resolve_day("overnight", PUBLISHED)) is None
    assert same_days(friday, None) is None


def test_m14_a_range_runs_forward() -> None:
    with pytest.raises(ValueError, match="runs forward"):
        DayRange(PUBLISHED, PUBLISHED - timedelta(1), "days")


WORDS = sorted({
    word for table in (FROM_THE_REPORTS_DAY, ABSOLUTE, BESIDE_ANOTHER) for row in _rows(table) for word in row[0].split()
} | set(UNKNOWN.split()) | {"31", "February", "0", "99", "9999", "-", ",", ".", "to", "\x00", "\ud800"})
PHRASES = [words for table in (FROM_THE_REPORTS_DAY, ABSOLUTE, BESIDE_ANOTHER) for words, _ in _rows(table)]
any_words = st.sampled_from(PHRASES) | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=30)
any_day = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(any_words, any_day, st.none() | any_day, st.none() | any_day, st.booleans())
def test_m14_nothing_is_later_than_the_report(
    words: str, published: date, anchor: date | None, said: date | None, backward: bool
) -> None:
    days = resolve_day(words, published, anchor=anchor, said=said, backward=backward)
    assert days is None or days.start <= days.end <= published
    assert days == resolve_day(words, published, anchor=anchor, said=said, backward=backward)


@given(any_words, any_day, st.none() | any_day)
def test_m09_a_plan_never_breaks(words: str, published: date, anchor: date | None) -> None:
    days = resolve_day(words, published, anchor=anchor, ahead=True)
    assert days is None or days.start <= days.end


@given(any_words)
def test_m14_without_a_day_of_publication_only_full_dates_are_known(words: str) -> None:
    days = resolve_day(words, None)
    assert days is None or any(figure in words for figure in map(str, range(10)))


# A bare "Fri" and a "Saturdays" before a comma may be something else, and two days told apart are two expressions.
NOT_ALONE = ("Fri", "Saturdays", "Two died on Thursday and one on Saturday")


@pytest.mark.parametrize(
    ("words", "days"), [row for row in _rows(FROM_THE_REPORTS_DAY) + _rows(ABSOLUTE) if row[0] not in NOT_ALONE]
)
def test_m14_what_the_finder_finds_is_enough_to_resolve_it(words: str, days: DayRange) -> None:
    found = find_days(f"Ten died in the war {words}, officials in the town said.")
    resolved = [resolve_day(each.words, PUBLISHED) for each in found]
    assert resolved == [days]
