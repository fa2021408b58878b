"""The names on a map."""

from __future__ import annotations

from harmledger.pipeline.settlements import MOST, settlements
from harmledger.resolve.gazetteer import store

NEAR = (36.6, 35.6, 36.8, 35.8)
"""Some twenty kilometres of Idlib."""


def test_cities_are_named_from_afar_and_villages_nearby() -> None:
    assert settlements((35.5, 35.0, 38.0, 37.0), 6)[0].name == "Aleppo"
    assert len(settlements((35.5, 35.0, 38.0, 37.0), 4)) < len(settlements((35.5, 35.0, 38.0, 37.0), 8))
    assert {one.size for one in settlements(NEAR, 11)} >= {3}


def test_villages_come_from_the_index_of_a_country_that_was_read_about() -> None:
    store.country("SY")
    world = {one.name for one in store.world().largest_within(NEAR, 0, 1000)}
    named = [one.name for one in settlements((36.70, 35.70, 36.74, 35.74), 13)]
    assert set(named) - world
    assert len(settlements(NEAR, 12)) <= MOST


def test_a_place_of_two_indexes_is_named_once() -> None:
    store.country("SY")
    at = [(one.name, round(one.latitude, 2), round(one.longitude, 2)) for one in settlements(NEAR, 12)]
    assert len(at) == len(set(at))
