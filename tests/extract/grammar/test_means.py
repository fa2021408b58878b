"""With what, and what besides people was hit (M6)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import tellings

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.damage import find_damage
from harmledger.extract.grammar.means import find_munitions, find_weapons
from harmledger.model.report import Report


@pytest.mark.parametrize(
    ("text", "words", "weapon"),
    [
        ("Helicopters dropped barrel bombs on Saraqib.", "barrel bombs", "barrel_bomb"),
        ("A car bomb killed four people in Kirkuk.", "car bomb", "car_bomb"),
        ("Men with machetes killed four people in Djugu.", "machetes", "bladed"),
        ("An anti-tank missile killed two soldiers in Metula.", "anti-tank missile", "missile"),
        ("Anti-personnel mines killed two farmers in Izium.", "Anti-personnel mines", "landmine"),
    ],
)
def test_m06_weapons_keep_their_words_and_have_an_id(text: str, words: str, weapon: str) -> None:
    found = [one for t in tellings(text) for one in find_weapons(t, Report(text), lexicon())]
    assert (words, weapon) in {(one.words, one.weapon_id) for one in found}


@pytest.mark.parametrize(
    ("text", "low", "high", "what"),
    [
        ("More than 150 shells hit the town, killing two.", 151, None, "shells"),
        ("Russia launched 45 Shahed drones at Odesa and wounded a driver.", 45, 45, "Shahed drones"),
        ("Helicopters dropped six barrel bombs on Lataminah, killing one.", 6, 6, "barrel bombs"),
        ("A ballistic missile hit the hospital in Marib, killing a nurse.", 1, 1, "ballistic missile"),
        ("Dozens of mortar rounds fell on Mogadishu, killing a boy.", None, None, "mortar rounds"),
    ],
)
def test_m06_counted_munitions_have_bounds_and_are_no_people(text: str, low: int | None, high: int | None, what: str) -> None:
    (one,) = [one for t in tellings(text) for one in find_munitions(t, Report(text), lexicon())]
    assert (one.count.low, one.count.high, one.what) == (low, high, what)


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("Shells destroyed a school in Bakhmut.", {("school", "destroyed", "destroyed")}),
        ("More than 50 homes were completely burned in the raid.", {("More than 50 homes", "completely burned", "burned")}),
        ("A raid hit 4 clinics and a power station.", {("4 clinics", "hit", "hit"), ("power station", "hit", "hit")}),
        ("The strike caused material damage to houses.", {("houses", "material damage", "damaged")}),
        ("Houses damaged in the shelling stood empty.", {("Houses", "damaged", "damaged")}),
        ("The mob set fire to a church.", {("church", "set fire", "burned")}),
        ("Militants burned down 30 houses.", {("30 houses", "burned down", "burned")}),
        ("Shelling damaged a school.", {("school", "damaged", "damaged")}),
    ],
)
def test_m06_damage_names_things_in_full(text: str, damage: set[tuple[str, str, str]]) -> None:
    found = [one for t in tellings(text) for one in find_damage(t, Report(text), lexicon())]
    assert {(one.object, one.words, one.extent) for one in found} == damage


def test_m06_people_are_no_damage() -> None:
    text = "A shell hit two farmers in Kherson."
    assert [one for t in tellings(text) for one in find_damage(t, Report(text), lexicon())] == []
