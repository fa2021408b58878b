"""Killed and injured by day, as the geometry of a picture."""

from __future__ import annotations

from datetime import date, timedelta

from harmledger.model.summary import DaySum, Sum
from harmledger.web.view.chart import HEIGHT, TOP, chart

DAY = date(2031, 5, 2)


def of(day: date, *told: int, without: int = 0) -> DaySum:
    return DaySum(day, 1, Sum(*told, without=without))


def test_a_bar_is_full_to_the_lowest_pale_to_the_highest_and_has_a_line_at_the_best() -> None:
    drawn = chart("killed", [of(DAY, 5, 10, 20)])
    assert drawn is not None
    (bar,) = drawn.bars
    assert HEIGHT > bar.low > bar.top > bar.high >= TOP
    assert (f"{bar.low}h" in bar.body, f"{bar.high}h" in bar.range, f"{bar.top}h" in bar.best) == (True, True, True)
    assert bar.words == ("10", "5–20")
    assert not bar.is_open


def test_a_figure_that_all_agree_on_has_no_range() -> None:
    drawn = chart("killed", [of(DAY, 7, 7, 7)])
    assert drawn is not None
    assert (drawn.bars[0].range, drawn.bars[0].best, drawn.bars[0].words) == ("", "", ("7", ""))


def test_the_axis_ends_not_far_above_the_highest_figure() -> None:
    for most, top in ((1, 2), (3, 3), (17, 20), (25, 30), (31, 40), (99, 100), (101, 200)):
        drawn = chart("killed", [of(DAY, most, most, most)])
        assert drawn is not None
        assert drawn.grid[-1][1] == top


def test_a_day_on_the_axis_tells_its_month_once() -> None:
    drawn = chart("killed", [of(date(2031, 4, 29), 1, 1, 1), of(date(2031, 5, 3), 1, 1, 1)])
    assert drawn is not None
    assert [word for _, word in drawn.dates] == ["29 Apr", "30", "1 May", "2", "3"]


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
