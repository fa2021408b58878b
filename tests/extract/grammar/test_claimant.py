"""Which claimant is meant (M7): the fullest name, the body spoken for, whom a pronoun or a short name points to."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import lines

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.ascribe import find_attributions
from harmledger.extract.grammar.claimant import find_sayings


def claimants(text: str, title: str = "") -> list[str]:
    """The claimants in the order of the report, one a speaker."""
    ready = lines(text, title)
    sayings = find_sayings(ready, [find_attributions(line, lexicon()) for line in ready], lexicon())
    return [speaker.claimant for line in sayings for one in line for speaker in one.speakers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Acronyms, named in brackets, before or after; the bracket is no part of the name.
        (
            "The Mouvement Citoyen d'Alerte (MCA) said five died. MCA counted nine wounded.",
            ["Mouvement Citoyen d'Alerte", "Mouvement Citoyen d'Alerte"],
        ),
        ("SDM counted nine dead. The rights group Sant Dwa Moun (SDM) said 20 fled.", ["Sant Dwa Moun", "Sant Dwa Moun"]),
        # The body spoken for.
        (
            "Six died, according to Nabil Qadri, a spokesman for the Marib Rescue Corps, a volunteer service.",
            ["Marib Rescue Corps"],
        ),
        ("Army spokesman Dario Ilagan said four soldiers died.", ["Army"]),
        ("A source at Baquba General Hospital said six died.", ["Baquba General Hospital"]),
        ("Colonel Ghalib Ubaidi of Diyala police command said six died.", ["Diyala police command"]),
        ("The Kumfutu Observatory sent a team. Its head, Ibrahim Njoya, said 11 died.", ["Kumfutu Observatory"]),
        ("The army shot eight men in Miran, its media wing said.", ["army"]),
        ("The 6th Division said four died. Ramil Ocampo, the division's spokesman, said two were hurt.", ["6th Division"] * 2),
        # Who stays a person.
        ("A member of the municipal council said seven died.", ["member of the municipal council"]),
        ("Abu Samer, a baker from Marayan, said seven died.", ["Abu Samer, a baker from Marayan"]),
        ("Six died, the county commissioner, Deng Ajak, said.", ["county commissioner, Deng Ajak"]),
    ],
)
def test_m07_in_the_fullest_form(text: str, names: list[str]) -> None:
    assert claimants(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ramil Ocampo, a teacher, said four died. Two were hurt, Ocampo added.", ["Ramil Ocampo, a teacher"] * 2),
        ("The Kivu Security Tracker published a list. The group said 18 were killed.", ["Kivu Security Tracker"]),
        ("Amnesty International accused soldiers. It said seven had been killed.", ["Amnesty International"] * 2),
        (
            "A monitor said 16 died. The Syrian Network for Human Rights said planes struck.",
            ["Syrian Network for Human Rights"] * 2,
        ),
        ("Amnesty International said two died. A farmer wept. Three were hurt, it added.", ["Amnesty International"] * 2),
        (
            "The defence ministry said two died. The interior ministry said nine fled.",
            ["defence ministry", "interior ministry"],
        ),
        ("Officer Zubair Khan said two died. Police said three fled.", ["Officer Zubair Khan", "Police"]),
        ("The state prosecutor's office said nine died. Six were hurt, it said.", ["state prosecutor's office"] * 2),
        (
            "The provincial commander, Juma Nhante, said two died. The commander said one fled.",
            ["provincial commander, Juma Nhante"] * 2,
        ),
        (
            "Radio Sol counted three dead, citing the regional governor. Andriy Hal, governor of Orda region, said two fled.",
            ["Andriy Hal, governor of Orda region"] * 2,
        ),
    ],
)
def test_m07_pronouns_short_names_and_common_nouns(text: str, names: list[str]) -> None:
    assert claimants(text) == names


def test_m07_a_pronoun_with_nothing_before_it_is_nobody() -> None:
    assert claimants("He said six people died.") == []
    assert claimants("The shelling went on. They said six people died.") == []


def test_m07_a_person_is_no_it_and_a_body_no_he() -> None:
    text = "Rima Saab, a nurse, said two died. Amnesty International said four fled. She said one was a child."
    assert claimants(text)[-1] == "Rima Saab, a nurse"


def test_m07_a_headline_names_a_state_for_its_ministry() -> None:
    assert (
        claimants("Nine died, the Russian defence ministry said.", "Russia says nine killed")
        == ["Russian defence ministry"] * 2
    )


def test_m07_two_bodies_are_two_claimants_and_two_witnesses_one() -> None:
    assert claimants("Amnesty International and rebels said 20 died.") == ["Amnesty International", "rebels"]
    assert claimants("Two residents and a nurse said 20 died.") == ["Two residents and a nurse"]


def test_m11_who_is_hurt_is_not_who_says_so() -> None:
    assert claimants("The blast left another five injured Ali Hamdan told the agency.") == ["Ali Hamdan"]
    assert claimants("The bomb killed three people and wounded 12 police said.") == ["police"]
