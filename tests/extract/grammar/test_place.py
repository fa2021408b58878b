"""Which words name a place, how it lies to them and what it lies in (M16); what is written like a place and is none (M11)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import tellings

KNOWN = {
    "Syria": "country", "Iraq": "country", "Ethiopia": "country", "Afghanistan": "country", "Haiti": "country",
    "Mozambique": "country",
    "Aleppo": "settlement", "Homs": "settlement", "Damascus": "settlement", "Donetsk": "settlement", "Goma": "settlement",
    "Idlib": "settlement", "Mogadishu": "settlement", "Jenin": "settlement", "Moscow": "settlement", "Kyiv": "settlement",
    "West Bank": "region", "Amhara": "admin1", "Cabo Delgado": "admin1", "Jammu and Kashmir": "admin1", "Jammu": "settlement",
    "Kashmir": "region", "Mosul": "settlement", "Raqqa": "settlement",
}  # fmt: skip


def places(text: str, title: str = "") -> list[str]:
    """Each place of the first telling with those that it lies in, and its kind: "Hass < Idlib province [settlement]"."""
    told = tellings(text, title, KNOWN)
    return [f"{' < '.join(one.words for one in place.chain())} [{place.kind}]" for place in told[0].places] if told else []


def phrases(text: str) -> list[str]:
    """The words that are written down for each place of the first telling."""
    told = tellings(text, places=KNOWN)[0]
    return [" ".join(told.s.words[place.lead : place.end]) for place in told.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed ten in the village of Hass in southern Idlib province.", "Hass < southern Idlib province [settlement]"),
        ("Gunmen killed six villagers in Nantadola, in Muidumbe district.", "Nantadola < Muidumbe district [None]"),
        ("A drone hit men in the town of Wejel in Ethiopia's Amhara region.", "Wejel < Amhara region < Ethiopia [settlement]"),
        ("Troops shot dead a man in the West Bank town of Jenin.", "Jenin < West Bank [settlement]"),
        ("A mine killed a farmer in the Petrovskyi district of Donetsk.", "Petrovskyi district < Donetsk [admin2]"),
        ("Militants attacked the Shaar gas field east of Homs.", "Shaar gas field < Homs [facility]"),
        ("A soldier was killed in Kulgam district of Jammu and Kashmir.", "Kulgam district < Jammu and Kashmir [admin2]"),
    ],
)
def test_m16_a_place_has_the_larger_ones_that_are_written_beside_it(text: str, expected: str) -> None:
    assert places(text) == [expected]


def test_m16_a_town_told_by_its_distance_is_the_place_and_not_the_town_it_is_told_from() -> None:
    assert places("Air strikes on Saturday hit Jayrud, 60 kilometres northeast of Damascus.") == ["Jayrud < Damascus [None]"]
    assert places("A bomb killed three people in Qayyarah, about 70 km south of Mosul.") == ["Qayyarah < Mosul [None]"]


def test_m16_near_and_outside_a_place_are_written_down_with_it() -> None:
    assert phrases("A mine killed two men near the village of Novopillia.") == ["near the village of Novopillia"]
    assert phrases("Shells killed two men to the west of Aleppo.") == ["west of Aleppo"]
    assert phrases("Shells killed two men on the northern outskirts of Donetsk.") == ["northern outskirts of Donetsk"]
    assert phrases("Fighting in and around the city of Goma killed six.") == ["Goma"]


def test_m16_the_capital_is_a_place_where_no_other_is_named() -> None:
    assert phrases("Shells killed two men in the capital.") == ["the capital"]
    assert phrases("Shells killed two men in the capital's northwest.") == ["the capital's northwest".replace("'s", " 's")]
    assert places("Shells killed two men in Homs, north of the capital.") == ["Homs [settlement]"]
    assert places("Two men were killed over the capital punishment of a cleric.") == []


def test_m16_a_part_of_a_country_is_a_region_and_the_outskirts_of_a_town_are_a_part() -> None:
    assert places("A strike killed 14 fighters in eastern Afghanistan.") == ["eastern Afghanistan [region]"]
    assert places("Clashes killed 20 people in the Damascus suburbs.") == ["Damascus suburbs [part]"]


def test_m16_towns_joined_by_and_are_one_place_of_two_names() -> None:
    assert places("Fighters killed civilians in the towns of Chenna and Kobo.") == ["Chenna and Kobo [settlement]"]


def test_m16_a_genitive_without_its_apostrophe_is_cut_off() -> None:
    assert places("Two bombs killed 50 people in Syrias western city of Homs.") == ["Homs < Syria [settlement]"]
    assert places("A bomb killed seven people in Mogadishus Bondhere district.") == ["Bondhere district < Mogadishu [admin2]"]


def test_m16_a_headline_names_what_is_known_and_nothing_else() -> None:
    title = "Clashes Between Rival Groups in Damascus Suburbs Leave 100 Dead"
    assert places("x", title) == ["Damascus Suburbs [neighbourhood]"]


def test_m16_the_capital_of_a_country_is_no_country() -> None:
    assert phrases("Gangs killed 92 people on the edge of Haiti's capital.") == ["edge of Haiti 's capital"]


def test_m16_a_strike_is_on_a_place_that_nobody_knows_but_an_attack_may_be_on_a_person() -> None:
    assert places("At least 17 people were injured in the strike on Heneyda.") == ["Heneyda [None]"]
    assert places("The attack on Badawi left him wounded.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A Moscow-based rebel killed two people.",
        "Ukrainian shelling killed two people.",
        "The war between Burhan and his deputy has killed 3,000 people.",
        "A Coptic church was attacked on Sunday.",
        "Two people were killed, a source at Donetsk Police Command said.",
        "Two people were killed, the defence ministry in Kyiv said.",
        "Two people were killed on Monday in the attack by Sheikh Omari.",
    ],
)
def test_m11_adjectives_bodies_persons_and_where_speakers_sit_are_no_places(text: str) -> None:
    assert places(text) == []


def test_m17_the_country_of_a_war_is_read_out_of_its_beginning() -> None:
    assert places("Some 280,000 people have been killed since Syria's war began in March 2011.") == ["Syria [country]"]
