"""Who says so, in one sentence (M7): the words that name a speaker, how it is said, and what it vouches for."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import lines

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.ascribe import find_attributions
from harmledger.extract.grammar.attribution import Attribution


def attributions(text: str, title: str = "") -> list[tuple[str, str, str]]:
    """For the first sentence: who, how, and the words that it vouches for."""
    line = lines(text, title)[0]
    return [_shown(line.s.words, one) for one in find_attributions(line, lexicon())]


def _shown(words: tuple[str, ...], one: Attribution) -> tuple[str, str, str]:
    return " ".join(words[one.begin : one.end]), one.manner, " ".join(words[one.first : one.last])


def who(text: str, title: str = "") -> list[str]:
    return [name for name, _, _ in attributions(text, title)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The shelling killed nine people, residents of Nyala said.", ["residents of Nyala"]),
        ("Three policemen died in the blast, said Colonel Marta Rivas.", ["Colonel Marta Rivas"]),
        ("According to the Red Crescent, six bodies were found.", ["the Red Crescent"]),
        ("Six bodies were found, according to a nurse at the clinic.", ["a nurse at the clinic"]),
        ("The army put the toll at eight.", ["The army"]),
        ("The mayor speaks of seven civilians killed.", ["The mayor"]),
        ("Over 40 gunmen were killed in Sabha militia media reported.", ["militia media"]),
        ("The planes killed a mother and her infant daughter residents said.", ["residents"]),
        ("In Lamu police said two men were shot.", ["police"]),
        ("Two residents and a nurse told Reuters that nine people had died.", ["Two residents and a nurse"]),
    ],
)
def test_m07_the_phrase_that_speaks(text: str, names: list[str]) -> None:
    assert who(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The blast claimed the lives of six people.",
        "Rebels claimed the attack that killed six soldiers.",
        "Six people died in an attack in Beni blamed on rebels.",
        "The toll of Monday's strike rose to nine.",
        "The reported use of gas killed hundreds.",
        "The soldiers released the women and killed the rest.",
    ],
)
def test_m07_verbs_that_say_nothing_name_nobody(text: str) -> None:
    assert who(text) == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Air strike kills 11 in Saada: health officials", ["health officials"]),
        ("Air strike kills 11 in Saada - police", ["police"]),
        ("Air strike kills 11 in town near Saada monitor", ["monitor"]),
        ("Police: three killed in Jolo blast", ["Police"]),
        ("Twelve killed in Goma, officials say", ["officials"]),
        ("Air strike kills 11 in Saada - The Daily Courier", []),
        ("Bomber kills nine police", []),
        ("Goma: eighteen dead in night raid", []),
    ],
)
def test_m07_headlines(title: str, names: list[str]) -> None:
    assert who("Nothing more.", title) == names


def test_m07_whoever_is_quoted_speaks_and_not_the_outlet() -> None:
    assert who("The news site reported three deaths, quoting police.") == ["police"]
    assert who("State television, citing the interior ministry, said four guards were killed.") == ["the interior ministry"]
    assert who('"They shot four of them," the agency quoted a police source as saying.') == ["a police source"]
    assert who("Governor Akbar Wali was quoted by the agency as saying that six officers died.") == ["Governor Akbar Wali"]


def test_m07_two_claims_in_one_sentence_meet_where_the_second_begins() -> None:
    (first, _, told), (second, _, answer) = attributions("Doctors counted 58 dead but the ministry put the toll at 31.")
    assert (first, second) == ("Doctors", "the ministry")
    assert "58" in told
    assert "31" not in told
    assert "31" in answer
    assert "58" not in answer


def test_m07_what_an_aside_says_is_said_of_the_aside_alone() -> None:
    ((name, _, told),) = attributions("A bomb killed nine people at the port, an attack that the army blamed on rebels.")
    assert name == "the army"
    assert "nine" not in told


def test_m07_a_subject_that_first_did_something_vouches_for_what_it_says_after() -> None:
    ((name, _, told),) = attributions("Rescuers pulled out five bodies and fear that ten more people are dead.")
    assert name == "Rescuers"
    assert "five" not in told
    assert "ten" in told


def test_m10_a_denial_and_a_claim_by_one_speaker_are_told_apart() -> None:
    found = attributions("A government spokesman denied the killing of nine people and said that the army had shot ten gunmen.")
    assert [manner for _, manner, _ in found] == ["denied", "asserted"]
    assert "ten" in found[1][2]
    assert "nine" not in found[1][2]
