"""Sums in words."""

from __future__ import annotations

from harmledger.model.summary import Sum
from harmledger.web.view.cells import said, summed


def test_m01_where_there_is_nothing_to_add_up_no_zero_is_told() -> None:
    assert summed(Sum()) == "none told"
    assert said(Sum(), "killed") == "killed not told"


def test_a_sum_tells_its_range_and_whether_it_is_open() -> None:
    assert said(Sum(74, 80, 82), "killed") == "80 (74 to 82) killed"
    assert said(Sum(3, 3, 3), "injured") == "3 injured"
    assert said(Sum(5, 5, 5, without=1), "killed") == "at least 5 killed"
    assert summed(Sum(0, 0, 0, without=1)) == "at least 0"
