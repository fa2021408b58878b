"""The type of event of a whole happening: what its words, its signs and those who fell make it."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import happenings

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.event_type import type_of_happening


def type_of(text: str) -> str:
    """The type of the first happening of a text."""
    return type_of_happening(happenings(text)[0], lexicon())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four bodies, hands tied, were left beside the bypass of Orvala.", "execution"),
        ("The governor said that 20 men had been put to death in Orvala.", "execution"),
        ("The militia put nine herders of Orvala to death on Friday.", "execution"),
        ("Gunmen lined up drinkers at a bar in Orvala and shot ten.", "execution"),
        ("Police shot dead two demonstrators in Orvala on Monday.", "protest"),
        ("Around fifty people were killed as security forces fired on protests in Orvala.", "protest"),
        ("Three people were killed as a crowd stormed a base in Orvala.", "riot"),
        ("Two bakers were stoned to death by rioters in Orvala.", "riot"),
        ("A bomber drove into recruits in Orvala, and fourteen were killed.", "suicide_bomb"),
        ("A policeman died when a man with a belt of explosives rushed the gate at Orvala.", "suicide_bomb"),
    ],
)
def test_the_manner_of_an_attack_tells_its_type(text: str, expected: str) -> None:
    assert type_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Five rebels were killed near Orvala on Friday.",
        "Fighters stormed a checkpoint near Orvala, killing 14 policemen.",
        "The army lost 12 men near Orvala.",
        "Fifteen prisoners died in a brawl in Orvala.",
    ],
)
def test_m13_fighters_who_fell_fell_in_a_clash(text: str) -> None:
    assert type_of(text) == "clash"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a protest in Orvala, killing two people.", "attack"),
        ("Six soldiers were killed in an ambush near Orvala.", "attack"),
        ("Nine people lost their lives in an attack on Orvala.", "attack"),
        ("Rebels attacked Orvala, killing and beheading two farmers.", "attack"),
    ],
)
def test_an_attack_on_those_who_do_not_fight_stays_one(text: str, expected: str) -> None:
    assert type_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A helicopter attacked a boat off Orvala, killing 40 people.", "air_strike"),
        ("Bombers flew four sorties over Orvala, killing a farmer.", "air_strike"),
        ("Twelve missiles fell on Orvala on Sunday. There were no casualties.", "shelling"),
        ("A guided bomb fell on a farm near Orvala, killing a man.", "air_strike"),
        ("Nail bombers killed two people in Orvala.", "attack"),
    ],
)
def test_what_flies_or_falls_tells_the_type(text: str, expected: str) -> None:
    assert type_of(text) == expected


def test_m12_a_body_called_a_state_is_none_and_has_no_planes() -> None:
    assert type_of("The Islamic State group carried out the bombing that killed six people in Orvala.") == "explosive"


@pytest.mark.parametrize(
    "text",
    [
        "Ten rebels were killed near Orvala, the army said; a soldier also died.",
        "The division said 23 rebels, nine of them women, had been killed near Orvala.",
        "Fighters overran an army post near Orvala and killed 22 soldiers; six passers-by died.",
    ],
)
def test_m13_both_sides_dead_or_a_post_overrun_is_a_clash(text: str) -> None:
    assert type_of(text) == "clash"
