"""Names of places in any text, with their offsets; names of people and bodies are none."""

from __future__ import annotations

import pytest

from harmledger.extract.grammar.toponym import Known, find_toponyms
from harmledger.model.report import Report

TOWNS = {"Delmar": "settlement", "Paris": "settlement", "London": "settlement", "Hass": "settlement", "Idlib": "settlement"}
UNITS = {"Texas": "admin1", "Ontario": "admin1", "Jordan": "country", "Turkey": "country"}
KNOWN = Known(
    kind_of={**TOWNS, **UNITS}.get,
    is_town=lambda name: name in TOWNS or name == "Delmar County",
    is_unit=UNITS.__contains__,
    is_people={"Turkish", "Russian"}.__contains__,
)


def names(text: str) -> list[str]:
    found = find_toponyms(Report(text, doc="d"), KNOWN)
    assert all(text[one.span.start : one.span.end] == one.words for one in found)
    return [one.words for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Michael Jordan flew to Jordan on Monday.", ["Jordan"]),
        ("Paris Hilton said that she liked it.", []),
        ("The Delmar Post said the White House was silent.", []),
        ("The Delmar Police Department held two men.", ["Delmar"]),
        ("Officers of the Delmar County Sheriff's Office held two men.", ["Delmar County"]),
        ("Shells killed ten in the village of Hass in southern Idlib province.", ["Hass", "Idlib"]),
        ("Turkish troops left London.", ["Turkish", "London"]),
        ("Nothing happened to anyone.", []),
        ("", []),
    ],
)
def test_names_of_places_and_of_others(text, expected):
    assert names(text) == expected


def test_what_stands_behind_a_comma_holds_the_place():
    found = find_toponyms(Report("She moved from Paris, Texas to London, Ontario.", doc="d"), KNOWN)
    assert [(one.words, one.outer, one.is_outer) for one in found] == [
        ("Paris", "Texas", False), ("Texas", None, True), ("London", "Ontario", False), ("Ontario", None, True),
    ]  # fmt: skip


def test_a_name_keeps_the_kind_that_is_told_beside_it():
    found = find_toponyms(Report("Fires burned in Idlib province and in the city of London.", doc="d"), KNOWN)
    assert [one.told for one in found] == ["Idlib province", "city of London"]


def test_a_demonym_is_marked_as_one():
    found = find_toponyms(Report("Russian jets flew over London.", doc="d"), KNOWN)
    assert [one.is_demonym for one in found] == [True, False]


def test_names_in_a_title_point_into_it():
    found = find_toponyms(Report("A man was held.", doc="d", title="Man held in London"), KNOWN)
    assert [(one.words, one.span.in_title) for one in found] == [("London", True)]
