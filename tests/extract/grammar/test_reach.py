"""How far an attribution reaches (M7): over quotations and sentences that go on with it, and no further."""

from __future__ import annotations

import pytest

from harmledger import read


def told(text: str, title: str = "") -> dict[int | None, str]:
    """Who says each figure, by its number."""
    return {t.count.low: t.attribution.claimant for mention in read(text, title=title).mentions for t in mention.tolls}


def test_m07_a_sentence_that_goes_on_keeps_the_claimant() -> None:
    text = "Nine people were killed in a raid on Kajuru, said Salisu Mai, a teacher. Twelve others were abducted."
    assert told(text) == {9: "Salisu Mai, a teacher", 12: "Salisu Mai, a teacher"}


def test_m07_within_a_paragraph_the_claimant_goes_on() -> None:
    text = (
        "Raiders attacked two camps near Bor on Tuesday and killed 12 people, the commissioner said.\n\n"
        "At the first camp a chief was shot dead, the commissioner said. At the second, eight herders were killed.\n\n"
        "Elders met.\n\nTrucks left.\n\nTwo gunmen were killed in Torit on Sunday."
    )
    figures = told(text)
    assert figures[8] == "commissioner"
    assert figures[2] == "publisher"


def test_m07_a_quotation_belongs_to_whom_it_is_put_to() -> None:
    text = '"The planes came at noon and bombed the market," said Htun Lin, an aid volunteer. "We have 17 dead."'
    assert told(text)[17] == "Htun Lin, an aid volunteer"


def test_m07_a_wars_total_is_the_publishers() -> None:
    text = "Six people were killed in the strike, residents said. The war has killed more than 300,000 people since 2011."
    figures = told(text)
    assert figures[6] == "residents"
    assert figures[300_001] == "publisher"


@pytest.mark.parametrize("opening", ["Moreover", "Additionally"])
def test_m07_a_total_that_is_added_keeps_the_claimant(opening: str) -> None:
    text = (
        "The war has killed some 90,000 people since 2011, according to the Centre for War Records. "
        f"{opening}, six million people have been displaced since the start of the war."
    )
    assert told(text)[6_000_000] == "Centre for War Records"
