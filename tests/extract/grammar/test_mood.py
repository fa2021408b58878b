"""What happened, and what is planned, feared, conditional or denied (M8, M9)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import sentence, word

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.mood import mood


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The junta will attack Loikaw within days.", "attack"),
        ("The governor warned of a strike on the dam.", "strike"),
        ("The rebels threatened to shell Goma.", "shell"),
        ("If the army storms the camp, thousands will flee.", "storms"),
        ("Police foiled an attack on the embassy in Nairobi.", "attack"),
        ("The group plans to kidnap foreigners.", "kidnap"),
        ("Residents fear an imminent assault on El Obeid.", "assault"),
        ("The militia vowed to avenge its dead and kill soldiers.", "kill"),
    ],
)
def test_m09_what_is_planned_threatened_or_conditional_is_a_prospect(text: str, at: str) -> None:
    s = sentence(text)
    assert mood(s, word(s, at), lexicon()) == "prospect"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Shells killed nine people in Marib.", "killed"),
        ("The army said it had bombed the crossing.", "bombed"),
        ("He was treating residents wounded in the raids.", "wounded"),
        ("They warned that shells had hit the plant.", "hit"),
        ("Al-Shabaab is believed to be behind the murder of three teachers.", "murder"),
    ],
)
def test_m09_what_is_told_has_happened(text: str, at: str) -> None:
    s = sentence(text)
    assert mood(s, word(s, at), lexicon()) == "real"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Ten miners are feared dead in Ituri.", "dead"),
        ("A British hostage is believed to have been killed in the raid.", "killed"),
        ("There were unconfirmed reports that six people had been wounded.", "wounded"),
        ("The blast may have killed the commander.", "killed"),
    ],
)
def test_m08_what_is_feared_or_unconfirmed_is_only_possible(text: str, at: str) -> None:
    s = sentence(text)
    assert mood(s, word(s, at), lexicon()) == "possible"


@pytest.mark.parametrize(
    ("text", "at"),
    [("The strike did not kill the commander.", "kill"), ("An hour earlier it would have killed 30 schoolchildren.", "killed")],
)
def test_m08_what_was_not_done_is_denied(text: str, at: str) -> None:
    s = sentence(text)
    assert mood(s, word(s, at), lexicon()) == "denied"
