from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.mention import EventDate, Toll
from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.review.phrase import claimed_by, counted, day_range, days, harmed, located, printable


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (CountRange(12, 12), "12"),
        (CountRange(1200, None), "at least 1,200"),
        (CountRange(0, 9), "up to 9"),
        (CountRange(None, 40), "up to 40"),
        (CountRange(10, 12), "10 to 12"),
        (CountRange(40, 40, approximate=True), "about 40"),
        (CountRange(0, 0), "no"),
        (CountRange.unbounded(), "?"),
    ],
)
def test_m02_a_range_keeps_its_bounds_in_words(count: CountRange, words: str) -> None:
    assert counted(count) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"who": "children", "count": CountRange(1, 1)}, "killed 1 child"),
        ({"who": "people", "count": CountRange(1, 1)}, "killed 1 person"),
        ({"who": "health_workers", "count": CountRange(1, 1)}, "killed 1 health worker"),
        ({"who": "aid_workers", "count": CountRange(2, 2), "modality": "possible"}, "possibly killed 2 aid workers"),
        ({"harm": "casualties", "count": CountRange(9, 9)}, "9 people dead or hurt"),
        ({"who": "combatants", "count": CountRange(7, None), "side": "the army"}, "killed at least 7 combatants (the army)"),
        ({"count": CountRange.unbounded(), "harm": "missing"}, "missing people, no number"),
        ({"count": CountRange(0, 0)}, "killed nobody"),
        ({"count": CountRange(0, 0), "harm": "casualties"}, "nobody dead or hurt"),
        ({"count": CountRange(0, 0), "who": "civilians"}, "killed no civilians"),
    ],
)
def test_m05_a_toll_says_no_more_of_people_than_the_report(values: dict[str, Any], words: str) -> None:
    toll = Toll(ClaimId("c"), "killed", CountRange(1, 1), "...", Span(0, 3))
    assert harmed(replace(toll, **values)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2024, 3, 7), date(2024, 3, 7), "7 Mar 2024"),
        (date(2024, 3, 7), date(2024, 3, 8), "7–8 Mar 2024"),
        (date(2024, 3, 30), date(2024, 4, 2), "30 Mar – 2 Apr 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Dec 2023 – 1 Jan 2024"),
    ],
)
def test_a_range_of_days_says_what_it_shares_once(start: date, end: date, words: str) -> None:
    assert day_range(start, end) == words


def test_m14_a_month_is_a_month_and_unresolved_words_stay_words() -> None:
    when = EventDate(ClaimId("c"), "last month", Span(0, 10), date(2024, 2, 1), date(2024, 2, 29), "month")
    assert days(when) == "Feb 2024"
    assert days(replace(when, start=None, end=None, precision=None)) == "“last month”, day unknown"
    assert days(None) == "day not given"


def test_m16_a_place_keeps_the_reports_words_and_names_nothing_twice() -> None:
    place = Place(ClaimId("c"), "Tel Arun", Span(0, 8), within="northern Marat", admin1="Marat", country="Karsia")
    assert located(place) == "Tel Arun, northern Marat, Karsia"
    assert located(replace(place, geo_precision="near")).startswith("near Tel Arun")
    assert located(None) == "place not given"


def test_m07_claimant_spokesperson_and_relay_are_told_apart() -> None:
    assert claimed_by(Attribution("Rescue Corps", "A. Speaker", ("a wire",))) == "Rescue Corps (A. Speaker), via a wire"
    assert claimed_by(Attribution()) == "the publisher"


@given(st.text())
def test_nothing_that_a_terminal_would_obey_is_printed(text: str) -> None:
    safe = printable(text)
    assert safe.isprintable()
    safe.encode("utf-8")


def test_m07_the_publisher_is_named_where_it_vouches_itself() -> None:
    assert claimed_by(Attribution()) == "the publisher"
    assert claimed_by(Attribution(), "Orontes Post") == "Orontes Post, the publisher"
    assert claimed_by(Attribution("White Crescent"), "Orontes Post") == "White Crescent"
