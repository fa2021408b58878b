"""Which people a word of harm was done to, and how the figures of a sentence settle against each other (M3, M4, M13, M19)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.harmed import found, wholes

Rows = list[tuple[str, int, str]]


def exact(text: str) -> Rows:
    return [(harm, low or 0, who) for harm, low, _, who in wholes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 11 people were killed and 20 injured in Peshawar.", [("killed", 11, "people"), ("injured", 20, "people")]),
        ("The raid killed two men and wounded five others in Ituri.", [("killed", 2, "men"), ("injured", 5, "people")]),
        (
            "Two police officers were killed and a further three injured in Quetta.",
            [("killed", 2, "combatants"), ("injured", 3, "combatants")],
        ),
        (
            "Four soldiers were killed, while two others were wounded, in Menaka.",
            [("killed", 4, "combatants"), ("injured", 2, "combatants")],
        ),
        (
            "Two journalists were slain and a third was hurt near Culiacan.",
            [("killed", 2, "journalists"), ("injured", 1, "journalists")],
        ),
        (
            "Thirteen soldiers were killed in the battle and seven militiamen.",
            [("killed", 13, "combatants"), ("killed", 7, "combatants")],
        ),
        ("Nine people were killed in Rafah and six more in Khan Younis.", [("killed", 9, "people"), ("killed", 6, "people")]),
    ],
)
def test_m03_conjoined_and_elided_figures(text: str, expected: Rows) -> None:
    assert exact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling of Demoso killed three women and two children.", [("killed", 5, "mixed")]),
        ("Two doctors and a midwife were shot dead in Kobani.", [("killed", 3, "health_workers")]),
        ("The ambush killed two soldiers and three civilians.", [("killed", 2, "combatants"), ("killed", 3, "civilians")]),
        ("Juan Arango, Deisy Ulcue and a third community guard were shot dead in Caloto.", [("killed", 3, "people")]),
    ],
)
def test_m04_a_list_under_one_word_of_harm_is_one_figure_but_sides_are_two(text: str, expected: Rows) -> None:
    assert exact(text) == expected


def test_m04_a_summed_list_keeps_its_groups() -> None:
    (figure,) = found("Eleven men and four women were killed.")
    assert [people.exact for people in figure.listed] == [11, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot dead Sheikh Abdi Noor outside a mosque in Lamu.", [("killed", 1, "clergy")]),
        ("Police are investigating the killing of activist Edwin Mumo.", [("killed", 1, "people")]),
        ("Journalist Shireen Haddad, 51, was shot dead by soldiers.", [("killed", 1, "journalists")]),
        ("Sniper fire killed a baker in Taiz.", [("killed", 1, "people")]),
        ("The strike killed Commander Abu Nasr.", [("killed", 1, "combatants")]),
        ("A grenade injured a tram driver in Odesa.", [("injured", 1, "people")]),
    ],
)
def test_m01_one_person_is_one_where_a_name_or_a_trade_tells_of_one(text: str, expected: Rows) -> None:
    assert exact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers fired at a bus driver, killing him.", [("killed", 1, "people")]),
        (
            "A gunman wounded two soldiers near Hebron before he was shot and killed.",
            [("injured", 2, "combatants"), ("killed", 1, "combatants")],
        ),
        ("Gunmen attacked two shopkeepers in Sittwe, killing both.", [("killed", 2, "people")]),
    ],
)
def test_a_pronoun_is_the_person_told_before(text: str, expected: Rows) -> None:
    assert exact(text) == expected


def test_he_was_killed_tells_again_of_someone_told_before() -> None:
    assert exact("He was killed in the raid.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A policeman wounded in Imphal died of his injuries on Monday.", [("killed", 1, "combatants")]),
        ("The mayor was shot as he left church and died on the way to hospital.", [("killed", 1, "officials")]),
        ("Two women were abducted and later killed near Pekon.", [("abducted", 2, "women"), ("killed", 2, "women")]),
    ],
)
def test_m19_wounded_who_die_move_and_abducted_who_die_are_both(text: str, expected: Rows) -> None:
    assert exact(text) == expected


def test_m13_whom_a_side_lost_fought_for_it() -> None:
    (figure,) = found("The government lost nine men in a battle near Marib.")
    assert (figure.harm, figure.people.exact, figure.people.who, figure.people.side) == (
        "killed",
        9,
        "combatants",
        "government",
    )


def test_who_is_told_to_have_spoken_is_not_harmed() -> None:
    assert exact("A raid on the market killed 17 people, a local chief said.") == [("killed", 17, "people")]


def test_who_stands_along_with_the_dead_shares_their_fate() -> None:
    text = "The preacher, Abdul Karim, was killed in a drone strike along with his wife and four children."
    assert exact(text) == [("killed", 1, "clergy"), ("killed", 5, "mixed")]
