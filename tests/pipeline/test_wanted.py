"""Filters in words."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.errors import FilterError
from harmledger.pipeline.wanted import NAMES, wanted


def test_each_filter_has_its_value() -> None:
    told = {"from": "2031-05-01", "to": "2031-05-03", "bbox": "36,35.1,37.2,36", "type": "Air strike", "grade": "fair"}
    found = wanted(told)
    assert (found["since"], found["until"]) == (date(2031, 5, 1), date(2031, 5, 3))
    assert found["bbox"] == (36.0, 35.1, 37.2, 36.0)
    assert (found["event_type"], found["grade"]) == ("air_strike", "fair")


def test_what_is_empty_filters_nothing() -> None:
    assert set(wanted(dict.fromkeys(NAMES, "  ")).values()) == {None}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("from", "8 March"),
        ("bbox", "1,2,3"),
        ("bbox", "0,91,1,92"),
        ("bbox", "nan,0,1,1"),
        ("type", "war"),
        ("grade", "good"),
        ("kind", "x"),
    ],
)
def test_a_filter_that_is_none_says_which(name: str, words: str) -> None:
    with pytest.raises(FilterError) as caught:
        wanted({name: words})
    assert caught.value.option == name
    assert name in caught.value.todo
