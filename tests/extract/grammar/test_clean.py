"""Damaged text is mended for the parser, and every character keeps its place in the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.grammar.clean import clean


@pytest.mark.parametrize(
    ("given_text", "mended"),
    [
        ("by a helicopter.Local activists said", "by a helicopter. Local activists said"),
        ("kil\u00adled in Sa\u200bke", "killed in Sake"),
        ("“We saw it,” said the governor’s aide", '"We saw it," said the governor\'s aide'),
        ("shelled the U.N. base", "shelled the U.N. base"),
        ("version 3.14 of the map", "version 3.14 of the map"),
        ("line one\nline two", "line one line two"),
        ("a 5-year - old boy in a drive - by raid", "a 5-year-old boy in a drive-by raid"),
        ("an 8-year - old girl – police say – Sake - Goma", "an 8-year-old girl - police say - Sake - Goma"),
        (
            "ambush in Yei:14 soldiersdead ,20wounded,the army said",
            "ambush in Yei: 14 soldiers dead ,20 wounded, the army said",
        ),
        ("killing40 inTenango, dozens werehurt andthreeinjured", "killing 40 in Tenango, dozens were hurt and three injured"),
        ("at least13 dead,22 hurt;novictims at the post", "at least 13 dead, 22 hurt; novictims at the post"),
        (
            "the 21st of May, 1,200 men of M23, a 60mm mortar at 10am",
            "the 21st of May, 1,200 men of M23, a 60mm mortar at 10am",
        ),
        ("Twelvevillagers and tenchildren fled", "Twelve villagers and ten children fled"),
        ("someone unhurt met the deadline, brokenhearted", "someone unhurt met the deadline, brokenhearted"),
        ("he was 5 - a boy - when", "he was 5 - a boy - when"),
    ],
)
def test_damaged_text_is_mended(given_text: str, mended: str) -> None:
    assert clean(given_text, 0, len(given_text)).text == mended


@given(st.text(max_size=200))
def test_every_character_keeps_its_place(text: str) -> None:
    made = clean(text, 0, len(text))
    assert len(made.text) == len(made.origin)
    assert all(0 <= place < len(text) for place in made.origin)
    assert list(made.origin) == sorted(made.origin)
    for letter, place in zip(made.text, made.origin, strict=True):
        assert letter == text[place] or letter in " '\"-"
