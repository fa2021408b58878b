"""People in a sentence, with the class that the words give them (M5) and kin counted together (M4)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.harmed import people


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Three villagers were killed in Hpapun.", "people"),
        ("Nine civilians were killed in Lysychansk.", "civilians"),
        ("Four border guards were killed in Saravan.", "combatants"),
        ("Two police officers were killed in Quetta.", "combatants"),
        ("Two polio workers were killed in Kohat.", "health_workers"),
        ("Forty unarmed men were killed in Dogofry.", "men"),
        ("Six schoolgirls were killed in Kandahar.", "children"),
        ("Two radio presenters were killed in Cotabato.", "journalists"),
        ("Five loggers were killed in Kala Balge.", "people"),
        ("Three rebel leaders were killed in Arauca.", "combatants"),
        ("Two brothers aged 9 and 13 were killed in Helmand.", "children"),
        ("A 12-year-old student was killed in Jenin.", "children"),
        ("A 32-year-old teacher was killed in Jenin.", "people"),
        ("Sergeant Omar Dieng was killed near Menaka.", "combatants"),
        ("The mayor of Antipolo was killed on Monday.", "officials"),
    ],
)
def test_m05_the_words_say_who(text: str, who: str) -> None:
    assert people(text)[0][2] == who


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("A man, his wife and their two sons were killed in Dahiyeh.", 4, "mixed"),
        ("A couple and their three-year-old daughter died in Qusra.", 3, "mixed"),
        ("The rocket killed a mother and her three daughters.", 4, "mixed"),
        ("Three brothers and their cousin were executed in Beni Walid.", 4, "men"),
        ("A pastor and his wife were abducted in Kajuru.", 2, "mixed"),
        ("Gunmen shot dead Rosa Quintana, a community leader, and her husband.", 2, "people"),
        ("Two civilians, a woman of 38 and her son, were killed in the village.", 2, "civilians"),
    ],
)
def test_m04_kin_are_counted_together(text: str, number: int, who: str) -> None:
    assert (number, who) in [row[1:] for row in people(text)]


def test_m04_one_count_over_a_list_of_classes_is_one_group() -> None:
    assert people("Militants killed 270 soldiers, guards and staff.")[1:] == [("270 soldiers , guards and staff", 270, "mixed")]


def test_company_is_no_kin() -> None:
    rows = [row[1:] for row in people("Two soldiers and their driver were wounded near Kurram.")]
    assert rows == [(2, "combatants"), (1, "people")]


def test_who_speaks_is_not_joined_to_who_is_counted() -> None:
    rows = people("The strike killed at least nine civilians, local officials said.")
    assert [row[2] for row in rows] == ["civilians", "officials"]


@pytest.mark.parametrize(
    "text",
    [
        "Two missiles hit a depot in Al Jawf.",
        "Shells damaged 36 houses and three bridges.",
        "Raiders stole 200 cattle.",
        "The blast killed a cow and two goats.",
        "The soldier's house was burned.",
    ],
)
def test_m06_things_and_animals_are_no_people(text: str) -> None:
    assert [row for row in people(text) if row[1]] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An air strike wiped out a family of seven in Jabalia.", 7),
        ("Gunmen fired on a group of 12 tourists in Bamyan.", 12),
        ("Two missiles hit a house in Al Jawf, killing a couple.", 2),
    ],
)
def test_a_group_has_the_number_that_it_is_told_with(text: str, number: int) -> None:
    assert number in [row[1] for row in people(text)]
