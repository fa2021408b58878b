"""Filters in an address."""

from __future__ import annotations

import pytest

from harmledger.errors import NotAllowedError
from harmledger.web.view.query import address, filters_in


def test_only_filters_are_kept_and_none_that_is_empty() -> None:
    told = {"from": "2031-05-01", "place": " ", "at": "3", "grade": "fair"}
    assert filters_in(told, sees_names=True) == {"from": "2031-05-01", "grade": "fair"}


@pytest.mark.parametrize("asked", [{"text": "a name"}, {"actor": "Qadour"}, {"actor": "qad"}, {"actor": "army of qadour"}])
def test_m28_whose_name_is_in_a_report_is_not_found_out_by_looking_for_it(asked: dict[str, str]) -> None:
    with pytest.raises(NotAllowedError):
        filters_in(asked, sees_names=False)
    assert filters_in(asked, sees_names=True) == asked


@pytest.mark.parametrize("actor", ["army", "rebels", "Syrian police", "government forces", "Al-Shabaab", "UN"])
def test_a_reader_may_look_for_bodies(actor: str) -> None:
    assert filters_in({"actor": actor}, sees_names=False) == {"actor": actor}


def test_one_filter_is_changed_and_the_others_stay() -> None:
    filters = {"from": "2031-05-01", "grade": "fair"}
    assert address("/incidents", filters, from_="2031-05-02", at=2) == "/incidents?from=2031-05-02&grade=fair&at=2"
    assert address("/incidents", filters, from_=None, grade="") == "/incidents"


def test_what_is_typed_is_escaped() -> None:
    assert address("/incidents", {"place": "a&b=c"}) == "/incidents?place=a%26b%3Dc"
