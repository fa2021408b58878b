"""The crosswalks to ACLED, UCDP and PLOVER, as data."""

from __future__ import annotations

from typing import get_args

from harmledger.codebook.load import load
from harmledger.model.vocabulary import DatePrecision, EventType, GeoPrecision

ACLED = {
    "Battles": {"Armed clash"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest"},
    "Riots": {"Violent demonstration"},
    "Strategic developments": {"Looting/property destruction"},
    None: {None},
}
PLOVER = {
    "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
    "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
}


def test_every_event_type_has_its_row_in_acled_s_words() -> None:
    rows = load("event_types")["event_types"]
    assert set(rows) == set(get_args(EventType))
    for row in rows.values():
        assert row["acled"]["sub_event_type"] in ACLED[row["acled"]["event_type"]]


def test_plover_s_modes_are_its_own() -> None:
    held = load("event_types")
    modes = {row["plover"]["mode"] for row in held["event_types"].values() if row["plover"]["event"] == "ASSAULT"}
    assert modes - {None} <= PLOVER
    assert set(held["plover_modes"].values()) <= PLOVER


def test_m12_the_type_of_violence_is_not_guessed_where_the_sides_decide() -> None:
    rows = load("event_types")["event_types"]
    assert rows["air_strike"]["ucdp"]["type_of_violence"] is None
    assert rows["clash"]["ucdp"]["type_of_violence"] is None
    assert rows["abduction"]["ucdp"]["type_of_violence"] == 3
    sides = {(row["by"], row["against"]): row["type_of_violence"] for row in load("event_types")["by_sides"]}
    assert sides["state", "group"] == sides["group", "state"] == 1
    assert sides["group", "group"] == 2
    assert sides["group", "civilians"] == 3


def test_m16_every_precision_has_its_codes_and_a_country_is_none_of_acled_s() -> None:
    held = load("precision")
    assert set(held["geo_precision"]) == set(get_args(GeoPrecision))
    assert set(held["date_precision"]) == set(get_args(DatePrecision))
    assert [row["ucdp"] for row in held["geo_precision"].values()] == [1, 2, 3, 4, 5, 6]
    assert held["geo_precision"]["country"]["acled"] is None
