"""What each source covers (M26)."""

from __future__ import annotations

from datetime import date

from harmledger.model.summary import SourceDay
from harmledger.web.view.coverage import MOST_DAYS, coverage


def test_m26_days_without_a_report_show_as_gaps() -> None:
    told = [
        SourceDay("A", date(2031, 5, 1), 2, 1),
        SourceDay("A", date(2031, 5, 4), 1, 0),
        SourceDay("B", date(2031, 5, 2), 1, 0),
    ]
    found = coverage(told)
    assert [day.day for day in found.days] == [1, 2, 3, 4]
    first, second = found.sources
    assert (first.publisher, first.days, first.gaps, first.empty) == ("A", (2, 0, 0, 1), 2, 1)
    assert (second.days, second.gaps) == ((0, 1, 0, 0), 0)


def test_m14_a_report_without_a_day_is_on_none() -> None:
    (found,) = coverage([SourceDay(None, None, 3, 0)]).sources
    assert (found.publisher, found.undated, found.days, found.gaps) == ("publisher unknown", 3, (), 0)


def test_only_the_latest_days_are_shown() -> None:
    assert len(coverage([SourceDay("A", date(2030, 1, 1), 1, 0), SourceDay("A", date(2031, 1, 1), 1, 0)]).days) == MOST_DAYS
