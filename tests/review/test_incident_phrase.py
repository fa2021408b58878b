"""Values of an incident in few words; what is unknown is said to be unknown (M1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from harmledger.model.incident import Days, Figure, Party, Site
from harmledger.model.vocabulary import ClaimId
from harmledger.review.incident_phrase import harmed_people, parties, ranged, when, where

FIGURE = Figure("killed", "people", None, 10, 10, 10, "the only figure", (ClaimId("c1"),))


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ((10, 10, 10), "10"),
        ((9, 10, 12), "10 (9 to 12)"),
        ((10, 10, None), "at least 10"),
        ((9, 10, None), "10 (9 or more)"),
        ((None, 10, None), "10 (range open)"),
        ((0, 5, 5), "up to 5"),
        ((None, 5, 5), "up to 5"),
        ((0, 0, 0), "none"),
        ((None, None, None), "some"),
    ],
)
def test_m22_a_range_says_what_is_known_of_it(bounds: tuple[int | None, int | None, int | None], told: str) -> None:
    low, best, high = bounds
    assert ranged(replace(FIGURE, low=low, best=best, high=high)) == told


def test_m01_no_figure_is_no_word() -> None:
    assert ranged(None) == ""


def test_m05_people_are_what_the_text_says() -> None:
    assert harmed_people(replace(FIGURE, who="health_workers", side="the army")) == "10 health workers of the army killed"
    assert harmed_people(replace(FIGURE, low=1, best=1, high=1, who="children")) == "1 child killed"
    assert harmed_people(replace(FIGURE, harm="casualties")) == "10 people dead or hurt"


def test_m14_a_day_that_nobody_tells_is_unknown() -> None:
    assert when(Days()) == "day not known"
    assert when(Days(date(2031, 5, 1), date(2031, 5, 31), "month")) == "May 2031"
    assert when(Days(date(2031, 5, 1), date(2031, 5, 2), "days")) == "1–2 May 2031"


def test_m16_a_place_is_named_once_and_near_is_said() -> None:
    assert where(None) == "place not known"
    site = Site("Tel Arun", ClaimId("c2"), "Tall ‘Arun", "Idlib", "SY", geo_precision="near")
    assert where(site) == "near Tall ‘Arun, Idlib, SY"
    assert where(Site("outside Idlib", ClaimId("c2"), admin1="Idlib", geo_precision="near")) == "outside Idlib"


def test_m16_a_village_that_the_gazetteer_lacks_is_named_before_its_province() -> None:
    village = Site("Tel Zahrun", ClaimId("c2"), "Idlib", "Idlib", "SY", 35.8, 36.7, geo_precision="province")
    assert where(village) == "Tel Zahrun, Idlib, SY"
    assert where(replace(village, words="southern Idlib")) == "Idlib, SY"


def test_m12_who_did_it_keeps_its_stance() -> None:
    told = (
        Party("target", "a market", None, "stated", ()),
        Party("perpetrator", "rebels", None, "alleged", ()),
        Party("perpetrator", "the army", None, "denied", ()),
    )
    assert parties(told) == "by rebels (alleged) and the army (denies it) · against a market"
