"""The crosswalks of people, harms, actors and countries, as data."""

from __future__ import annotations

from typing import get_args

from harmledger.codebook.directory import ActorClass
from harmledger.codebook.load import load
from harmledger.model.vocabulary import Harm, Who


def test_every_class_of_people_every_harm_and_every_class_of_actor_has_its_row() -> None:
    held = load("crosswalks")
    assert set(held["who"]) == set(get_args(Who))
    assert set(held["harm"]) == set(get_args(Harm))
    assert set(held["actor_class"]) == set(get_args(ActorClass))


def test_m05_people_are_civilians_nowhere() -> None:
    people = load("crosswalks")["who"]["people"]
    assert (people["acled"], people["ucdp"], people["sdg"]["status"]) == (None, "unknown", "unknown")


def test_every_weapon_has_its_cause() -> None:
    assert set(load("crosswalks")["sdg_cause"]["weapons"]) == set(load("weapons")["weapons"])


def test_no_two_countries_share_a_code() -> None:
    rows = load("countries")["countries"].values()
    for key in ("alpha3", "numeric", "name"):
        told = [row[key] for row in rows if row[key] is not None]
        assert len(told) == len(set(told))
