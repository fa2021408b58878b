"""Parts of a figure, within their sentence and without (M4)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.harmed import parts, wholes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten people, including five children, were killed in Bamako.", [("killed", 5, "children")]),
        ("The raid killed 12 people, among them a child and two women.", [("killed", 1, "children"), ("killed", 2, "women")]),
        ("Shelling killed two people in Orikhiv, one of them a 12-year-old girl.", [("killed", 1, "children")]),
        ("Eight herders, four of them boys, were killed near Bor.", [("killed", 4, "children")]),
        ("Police said 17 people died in Guerrero, of whom 13 were police officers.", [("killed", 13, "combatants")]),
        ("Three children among nine killed in Kherson shelling", [("killed", 3, "children")]),
        ("Three women were among 12 civilians killed in Bakhmut.", [("killed", 3, "women")]),
        ("The attack left 21 dead and 30 wounded, four of them critically.", [("injured", 4, "people")]),
        ("A grenade left nine people injured, three seriously.", [("injured", 3, "people")]),
        (
            "The bombing killed 30 people: 22 civilians and eight fighters.",
            [("killed", 22, "civilians"), ("killed", 8, "combatants")],
        ),
        ("Three people were killed in Veracruz, including reporter Luis Carvajal.", [("killed", 1, "journalists")]),
        ("Doctors counted 27 casualties in Taiz, eleven of them dead.", [("killed", 11, "people")]),
        ("The clashes claimed 18 lives, 11 of them militiamen.", [("killed", 11, "combatants")]),
        ("At least 40 people were abducted, most of them women.", [("abducted", None, "women")]),
        ("Of the 60 people killed, 22 were under 18.", [("killed", 22, "children")]),
    ],
)
def test_m04_a_part_is_no_figure_of_its_own(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of the dead were children.", [("killed", 4, "children")]),
        ("Five of them were women.", [("killed", 5, "women")]),
        ("Three were police officers.", [("killed", 3, "combatants")]),
        ("One of the wounded, a man of 54, was flown to Dnipro.", [("injured", 1, "men")]),
        ("One of them, a girl of four years, is in a critical state.", [("injured", 1, "children")]),
        ("Among the dead were two nurses.", [("killed", 2, "health_workers")]),
        ("A photographer for a local station was among the wounded.", [("injured", 1, "journalists")]),
        ("The victims included a pregnant woman and two children.", [("killed", 1, "women"), ("killed", 2, "children")]),
    ],
)
def test_m04_a_part_stands_where_its_whole_is_told_elsewhere(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert (parts(text), wholes(text)) == (expected, [])


def test_m19_wounded_who_died_are_a_part_of_the_dead() -> None:
    text = "Six of the 58 wounded died during the night."
    assert (parts(text), wholes(text)) == ([("killed", 6, "people")], [("injured", 58, 58, "people")])


def test_m05_all_of_them_says_who_the_whole_are() -> None:
    text = "Eleven people, all of them civilians, were killed in Nangarhar."
    assert (wholes(text), parts(text)) == ([("killed", 11, 11, "civilians")], [])


def test_of_them_under_a_verb_of_harm_is_a_figure() -> None:
    text = "The troops fought the bandits and killed at least 45 of them."
    assert (wholes(text), parts(text)) == ([("killed", 45, None, "combatants")], [])


def test_m06_a_body_in_capitals_is_no_verb() -> None:
    assert parts("At least three IS suicide bombers attacked Manbij.") == []


def test_people_who_are_brought_to_safety_are_no_part_of_the_dead() -> None:
    assert parts("68 people, 17 of them children, were brought to safety by bus.") == []
