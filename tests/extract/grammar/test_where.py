"""Which of the places named is the event's (M11, M16), and what takes a place that was told before."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import tellings

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.grouping import find_happenings
from harmledger.extract.grammar.where import find_where

KNOWN = {
    "Congo": "country", "Sudan": "country", "Syria": "country", "Kenya": "country", "Djibouti": "country",
    "Somalia": "country",
    "Afghanistan": "country", "Rutshuru": "settlement", "Goma": "settlement", "Mekelle": "settlement", "Gondar": "settlement",
    "Marawi": "settlement", "Manila": "settlement", "Zamfara": "admin1", "Sokoto": "admin1", "Salhab": "settlement",
    "Hama": "admin1",
    "Barawe": "settlement", "Jilib": "settlement", "Kandahar": "settlement", "Kabul": "settlement", "Bentiu": "settlement",
}  # fmt: skip


def where(text: str, title: str = "") -> list[str | None]:
    """The words written down for each happening's place."""
    told = tellings(text, title, KNOWN)
    found = find_where(find_happenings(told, lexicon()), told)
    return [(title if one.span.in_title else text)[one.span.start : one.span.end] if one else None for one in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels based in eastern Congo attacked the town of Rutshuru on Tuesday, killing 12 people.", "Rutshuru"),
        ("Gunmen from Zamfara killed nine people in two villages in Sokoto state.", "Sokoto state"),
        ("A spokesman for the army in Manila said four soldiers were killed in Marawi.", "Marawi"),
        ("Some 3,000 people fled to Goma after fighting in Rutshuru.", "Rutshuru"),
        ("Twelve people were abducted from Bentiu.", "Bentiu"),
        ("Bandits killed 20 people in the town of Barawe in southern Somalia.", "Barawe"),
    ],
)
def test_m11_where_actors_and_speakers_are_from_is_not_where_it_happened(text: str, place: str) -> None:
    assert where(text) == [place]


def test_m16_the_narrowest_place_of_all_tellings_is_written_down() -> None:
    assert where("A bomb killed 14 people in Somalia on Monday. The bomb went off in a market in Barawe.") == ["Barawe"]


def test_m16_the_body_is_surer_than_the_capitals_of_its_title() -> None:
    text = "Gunmen killed 14 villagers in the village of Khatab on Monday."
    assert where(text, "Gunmen Kill 14 in Hama Village") == ["Khatab"]


def test_m16_the_town_and_there_are_the_town_told_before() -> None:
    text = "Clashes broke out in Gondar on Monday. In Mekelle, a separate bomb killed two people on Sunday."
    assert where(f"{text} Police shot dead three men there.")[1] == "Mekelle"
    assert set(where("Shells hit Salhab on Monday. A day later, gunmen killed six people in the town.")) == {"Salhab"}


def test_m16_a_sentence_that_goes_straight_on_keeps_the_place() -> None:
    text = "Police condemned an attack on a convoy in Jilib. Two men were wounded when gunmen opened fire on the convoy."
    assert where(text)[-1] == "Jilib"


def test_m16_without_any_place_none_is_made_up() -> None:
    assert where("Three soldiers were killed on Monday.") == [None]
    text = "Gunmen killed two men in Goma on Monday. In a separate attack on Friday, three soldiers were killed."
    assert where(text)[-1] is None


def test_m17_a_wars_total_is_of_the_country_that_the_report_names_most() -> None:
    text = (
        "Shells killed 11 people in the capital of Sudan. The raid in Sudan wounded six. "
        "Fighting was heard as envoys met in Djibouti. The war has killed 20,000 people since April 2023."
    )
    assert where(text)[-1] == "Sudan"


def test_m17_a_total_of_a_part_of_a_country_names_the_country() -> None:
    text = (
        "A strike killed 14 fighters in eastern Afghanistan on Friday. "
        "More than 300 civilians have been killed by strikes since January."
    )
    assert where(text) == ["eastern Afghanistan", "Afghanistan"]


def test_m16_places_without_a_name_are_told_by_their_description() -> None:
    assert where("At least 26 people have been killed in rebel-held areas since the start of May.") == ["rebel-held areas"]


@pytest.mark.parametrize("area", ["two different provinces", "several districts", "three states"])
def test_m16_how_many_areas_is_no_place(area: str) -> None:
    assert where(f"At least 250 people have been killed in {area}.") == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Three men opened fire between Orvala and Temsin on Friday, killing a driver.", "between Orvala and Temsin"),
        ("Rebels overran Orvala at dawn and killed nine soldiers.", "Orvala"),
        ("Gunmen on motorbikes rode into Orvala on Friday and killed four people.", "Orvala"),
        ("Jets flew two sorties over Orvala on Friday, killing a farmer.", "Orvala"),
        ("Six conscripts were killed when a bomb went off under their lorry south of Sheikh Orval.", "south of Sheikh Orval"),
        ("Four boys playing football in Orval Temsins were killed by a rocket.", "Orval Temsins"),
        ("A mine killed two shepherds on Mount Orval.", "Mount Orval"),
        ("Residents of Orvala woke to air strikes on Sunday that killed two women.", "Orvala"),
        ("Two car bombs gutted the post office of Marawi, killing a clerk.", "Marawi"),
        ("Some 30 people were killed in attacks on Orvala and Temsin.", "Orvala and Temsin"),
        ("The pedlar was shot dead on the Orvala-Temsin road near Bentiu.", "near Bentiu"),
        ("Nine were killed as bombers struck a wedding in Orvala, Jona Belt of the relief agency said.", "Orvala"),
    ],
)
def test_m16_a_name_stands_where_only_a_place_can_stand(text: str, place: str) -> None:
    assert where(text) == [place]


def test_m11_where_somebody_spoke_or_died_of_wounds_is_not_where_it_happened() -> None:
    assert where('"Four rebels were killed in the forest of Orvala," the inspector told reporters in Kabul.') == ["Orvala"]
    assert where("BARAWE - Two tappers were shot dead in Temsin district on Tuesday.") == ["Temsin district"]


@pytest.mark.parametrize("text", ["Soldiers fired on their Orvala, killing a driver.", "Two men were killed, said state TV."])
def test_m16_a_car_and_a_channel_are_no_places(text: str) -> None:
    assert where(text) == [None]


def test_m13_those_who_fight_are_no_places() -> None:
    assert where("Clashes between Orvala and Temsin killed nine people.") == [None]


def test_m16_a_sentence_that_sets_the_scene_gives_its_place() -> None:
    assert where("A convoy was stopped by a crowd at Orvala on Saturday. Two people were killed.") == ["Orvala"]
    assert where("Armed men rode into Orvala during the night. Ten bodies were counted.") == ["Orvala"]
    assert where("The minister opened a school in Orvala on Saturday, he said. Two people were killed.") == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A mine on the road to Orvala killed four women.", "Orvala"),
        ("Zarkand: 44 dead after the raid.", "Zarkand"),
        ("Eleven died in Afghanistan's bombing of a house in Orvala.", "Orvala"),
        ("Twelve rescuers died at the civil defence centre of Orvala.", "Orvala"),
    ],
)
def test_m16_roads_headings_and_centres_name_their_place(text: str, place: str) -> None:
    assert [one and one.split()[-1] for one in where(text)] == [place]


def test_m16_the_other_half_of_a_sentence_gives_its_place() -> None:
    text = "Gangs stormed the prison in Orvala on Friday; nine bodies lay outside on Sunday."
    assert where(text) == ["Orvala", "Orvala"]


def test_m16_whose_bases_they_are_is_no_place() -> None:
    assert where("Missiles hit bases of Iranian Kurdish parties around Goma on Wednesday, killing nine.") == ["around Goma"]
