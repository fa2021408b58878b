"""Zero is a figure only where someone gives it (M1)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.harmed import wholes


@pytest.mark.parametrize(
    ("text", "harm", "who"),
    [
        ("No casualties were reported in Salhab.", "casualties", "people"),
        ("There were no immediate reports of casualties in Port Sudan.", "casualties", "people"),
        ("The shells fell in a field without any casualties among civilians.", "casualties", "civilians"),
        ("The group said it had no casualties on its side.", "casualties", "combatants"),
        ("There was no loss of life in the blast in Chaman.", "killed", "people"),
        ("Nobody died in the raid on Nikopol.", "killed", "people"),
        ("No one was hurt in the explosion in Yala.", "injured", "people"),
        ("The army said that none of its men had died.", "killed", "combatants"),
        ("Not a single fighter was killed in Kunduz, the group said.", "killed", "combatants"),
        ("Neither of the two pilots was hurt over Caqueta.", "injured", "combatants"),
        ("No civilian was hurt in the strike on Goma.", "injured", "civilians"),
    ],
)
def test_m01_who_says_that_nobody_was_harmed_gives_a_zero(text: str, harm: str, who: str) -> None:
    assert wholes(text) == [(harm, 0, 0, who)]


@pytest.mark.parametrize(
    "text",
    [
        "There was no word on casualties from Gao.",
        "The army has not confirmed any deaths in Hpakant.",
        "It was not clear whether anyone was hurt.",
        "No group claimed the attack in Kabul.",
        "No arrests were made.",
    ],
)
def test_m01_unknown_is_not_zero(text: str) -> None:
    assert wholes(text) == []


def test_m01_a_zero_and_a_figure_stand_side_by_side() -> None:
    assert wholes("Nobody died but three people were wounded in Nikopol.") == [
        ("injured", 3, 3, "people"),
        ("killed", 0, 0, "people"),
    ]
