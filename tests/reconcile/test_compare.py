"""What speaks for one happening and what against it, two mentions at a time (M20)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reconcile.invented import entry, toll

from harmledger.model.entry import Entry
from harmledger.reconcile.block import block_keys
from harmledger.reconcile.compare import JOIN, compare
from harmledger.reconcile.signature import signature_of

FIRST, NEXT, LATER = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 9)


def score(a: Entry, b: Entry) -> float:
    return compare(signature_of(a.report, a.mention), signature_of(b.report, b.mention)).score


def features(a: Entry, b: Entry) -> dict[str, float]:
    return dict(compare(signature_of(a.report, a.mention), signature_of(b.report, b.mention)).features)


def test_m20_one_day_town_and_kind_are_one_happening() -> None:
    a, b = (entry(name, "Tel Arun", FIRST, toll(name, "killed", 3)) for name in "ab")
    assert score(a, b) > JOIN


@pytest.mark.parametrize(("town", "day", "killed"), [("Bir Samak", FIRST, 3), ("Tel Arun", LATER, 3), ("Tel Arun", NEXT, 30)])
def test_m20_another_town_another_day_or_another_toll_is_another(town: str, day: date, killed: int) -> None:
    a = entry("a", "Tel Arun", FIRST, toll("a", "killed", 3))
    assert score(a, entry("b", town, day, toll("b", "killed", killed))) < JOIN


def test_m20_a_person_with_an_age_is_in_one_happening_though_a_day_was_misread() -> None:
    dead, court = "Yusuf Wehbe, 24, was shot dead in Tel Arun.", "The court heard how Yusuf Wehbe, 24, had died."
    a = entry("a", "Tel Arun", FIRST, toll("a", "killed", 1), text=dead, published=LATER)
    b = entry("b", "Tel Arun", LATER, toll("b", "killed", 1), text=court, published=LATER)
    assert features(a, b)["people"] > 0
    assert score(a, b) > JOIN
    assert set(block_keys(signature_of(a.report, a.mention))) & set(block_keys(signature_of(b.report, b.mention)))


def test_m09_a_prospect_is_like_nothing_and_is_never_looked_for() -> None:
    a, b = entry("a", "Tel Arun", FIRST, kind="prospect"), entry("b", "Tel Arun", FIRST)
    assert score(a, b) < 0.01
    assert block_keys(signature_of(a.report, a.mention)) == ()


def test_m28_a_signature_shows_no_name() -> None:
    a = entry("a", "Tel Arun", FIRST, text="Yusuf Wehbe, 24, was shot dead in Tel Arun by men in a car.")
    shown = str(signature_of(a.report, a.mention).as_json())
    assert "Wehbe" not in shown
    assert "wehbe" not in shown


def test_one_report_s_two_happenings_are_joined_only_through_another_report() -> None:
    a = entry("a", "Tel Arun", FIRST, toll("a", "killed", 3))
    twin = Entry(a.report, entry("a2", "Tel Arun", FIRST, toll("a2", "killed", 3)).mention)
    assert features(a, twin)["one report tells both"] < 0
