"""Killed and injured by day, as the geometry of a picture."""

from __future__ import annotations

from datetime import date, timedelta

from harmledger.model.summary import DaySum, Sum
from harmledger.web.view.chart import HEIGHT, chart

DAY = date(2031, 5, 2)


def of(day: date, *told: int, without: int = 0) -> DaySum:
    return DaySum(day, 1, Sum(*told, without=without))


def test_a_bar_is_the_best_and_its_whisker_the_range() -> None:
    drawn = chart("killed", [of(DAY, 5, 10, 20)])
    assert drawn is not None
    (bar,) = drawn.bars
    assert HEIGHT > bar.low > bar.top > bar.high >= 0
    assert not bar.is_open


def test_m01_an_open_range_is_marked() -> None:
    drawn = chart("killed", [of(DAY, 5, 5, 5, without=1)])
    assert drawn is not None
    assert drawn.bars[0].is_open


def test_m01_a_day_without_an_incident_has_no_bar() -> None:
    drawn = chart("killed", [of(DAY, 1, 1, 1), of(DAY + timedelta(days=4), 1, 1, 1)])
    assert drawn is not None
    assert [bar.first for bar in drawn.bars] == [DAY, DAY + timedelta(days=4)]
    assert drawn.bars[1].x - drawn.bars[0].x > 3 * drawn.bars[0].width


def test_a_long_time_is_drawn_by_week_or_month_and_loses_nothing() -> None:
    for span, step in ((30, "day"), (200, "week"), (2000, "month")):
        days = [of(DAY + timedelta(days=number), 1, 2, 3) for number in range(0, span, 5)]
        drawn = chart("killed", days)
        assert drawn is not None
        assert drawn.step == step
        assert sum(bar.sum.best for bar in drawn.bars) == 2 * len(days)
        assert all(bar.first <= bar.last for bar in drawn.bars)


def test_nothing_is_not_drawn() -> None:
    assert chart("killed", []) is None
