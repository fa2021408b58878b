"""Which words tell of violence, and of which type (M6, M12)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import sentence

import harmledger
from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.violence import event_type, find_violence, is_told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Air strikes hit Douma.", "air_strike"),
        ("A drone strike killed a farmer.", "air_strike"),
        ("Warplanes bombed the port.", "air_strike"),
        ("Strikes on the camp killed two.", "air_strike"),
        ("Missile strikes killed two.", "shelling"),
        ("Mortar fire hit Kherson.", "shelling"),
        ("A car bomb went off in Kabul.", "explosive"),
        ("A man blew himself up at a checkpoint.", "suicide_bomb"),
        ("Bombers wearing explosive vests attacked a market.", "suicide_bomb"),
        ("Nerve gas was used in the air raid.", "chemical"),
        ("Militants lobbed a grenade into a church.", "grenade"),
        ("The two armies exchanged fire.", "clash"),
        ("Gunmen opened fire on a crowd.", "attack"),
        ("Gunmen fired on a police post.", "attack"),
        ("He was hit by four bullets.", "attack"),
        ("Militants beheaded two men.", "execution"),
        ("Raiders abducted nine pupils.", "abduction"),
        ("Soldiers raped three women.", "sexual_violence"),
        ("Looters torched the granaries.", "looting_destruction"),
        ("Youths rioted in Gusau.", "riot"),
    ],
)
def test_m12_words_tell_the_type_of_violence(text: str, kind: str) -> None:
    assert event_type(find_violence(sentence(text), lexicon()), lexicon()) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The gold mine employs hundreds.",
        "He opened the meeting.",
        "The wind blew from the sea.",
        "They returned home.",
    ],
)
def test_m06_what_only_looks_like_violence_is_none(text: str) -> None:
    assert find_violence(sentence(text), lexicon()) == ()


def test_m12_of_mixed_bombardment_the_first_told_is_the_type() -> None:
    lex = lexicon()
    assert event_type(find_violence(sentence("Shelling and air strikes hit Idlib."), lex), lex) == "shelling"
    assert event_type(find_violence(sentence("Air strikes and shelling hit Idlib."), lex), lex) == "air_strike"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Clashes erupted in Goma.", True),
        ("They launched an attack on Bor.", True),
        ("There were strikes on the port.", True),
        ("The town was shelled.", True),
        ("They agreed on a halt to the shelling.", False),
    ],
)
def test_m09_violence_is_told_where_something_says_that_it_came_about(text: str, told: bool) -> None:
    s, lex = sentence(text), lexicon()
    assert any(is_told(s, one, lex) for one in find_violence(s, lex)) is told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fifteen villagers were killed by gunmen in Maru.", "attack"),
        ("The army killed eight insurgents in Swat.", "clash"),
        ("The Israeli army struck a house in Tyre, killing four people.", "air_strike"),
        ("Regime bombing killed four people in Aleppo.", "air_strike"),
        ("Troops torched homes in Loikaw and killed four people.", "attack"),
        ("Ten villagers were beheaded in a raid on Macomia.", "attack"),
        ("Raiders stormed Bokkos and took away 40 men.", "abduction"),
        ("Heavy bombardment killed six in Douma on Monday. The air strikes hit a school in Douma on Monday.", "air_strike"),
    ],
)
def test_m12_who_did_it_to_whom_tells_the_type_where_no_word_does(text: str, kind: str) -> None:
    assert harmledger.read(text).mentions[0].event_type == kind
