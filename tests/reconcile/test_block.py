"""Mentions that could be one happening share a key, whatever each of them leaves out; others are never compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.reconcile.invented import entry

from harmledger.reconcile.block import block_keys
from harmledger.reconcile.signature import RADII, Signature, signature_of

DAY, NEXT, LATER = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 20)


def signature(name: str, town: str | None, day: date | None, **more: object) -> Signature:
    told = entry(name, town, day, **more)
    return signature_of(told.report, told.mention)


def meet(a: Signature, b: Signature) -> bool:
    return not set(block_keys(a)).isdisjoint(block_keys(b))


@pytest.mark.parametrize("day", [DAY, NEXT])
def test_one_town_on_a_day_or_the_next(day: date) -> None:
    assert meet(signature("a", "Tel Arun", DAY), signature("b", "Tel Arun", day))


def test_another_town_or_another_week_is_never_compared() -> None:
    assert not meet(signature("a", "Tel Arun", DAY), signature("b", "Bir Samak", DAY))
    assert not meet(signature("a", "Tel Arun", DAY), signature("b", "Tel Arun", LATER))


def test_a_report_without_a_day_is_of_the_days_before_it() -> None:
    assert meet(signature("a", "Tel Arun", DAY), signature("b", "Tel Arun", None, published=NEXT))


def test_a_report_without_a_place_is_found_by_the_names_in_it() -> None:
    silent = signature("b", None, DAY, text="Shells fell on the market of Tel Arun, the mayor said, and four were killed.")
    assert meet(signature("a", "Tel Arun", DAY), silent)


@pytest.mark.parametrize("precision", ["near", "district", "province", "region"])
def test_a_wide_place_meets_a_town_that_it_may_lie_over(precision: str) -> None:
    radius = RADII[precision]
    wide = replace(signature("a", None, DAY), latitude=35.1 + 0.9 * radius / 111.2, longitude=36.7, radius=radius)
    assert meet(wide, signature("b", "Tel Arun", DAY))


def test_totals_meet_only_totals() -> None:
    assert not meet(signature("a", "Tel Arun", DAY, kind="aggregate"), signature("b", "Tel Arun", DAY))
