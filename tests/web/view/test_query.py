"""Filters in an address."""

from __future__ import annotations

from harmledger.web.view.query import address, filters_in


def test_only_filters_are_kept_and_none_that_is_empty() -> None:
    assert filters_in({"from": "2031-05-01", "place": " ", "at": "3", "grade": "fair"}) == {
        "from": "2031-05-01",
        "grade": "fair",
    }


def test_one_filter_is_changed_and_the_others_stay() -> None:
    filters = {"from": "2031-05-01", "grade": "fair"}
    assert address("/incidents", filters, from_="2031-05-02", at=2) == "/incidents?from=2031-05-02&grade=fair&at=2"
    assert address("/incidents", filters, from_=None, grade="") == "/incidents"


def test_what_is_typed_is_escaped() -> None:
    assert address("/incidents", {"place": "a&b=c"}) == "/incidents?place=a%26b%3Dc"
