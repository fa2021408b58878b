"""What goes to the parser, and what the frame keeps from it."""

from __future__ import annotations

from tests.extract.grammar.lines import lines


def test_a_lost_space_after_a_full_stop_still_ends_the_sentence() -> None:
    texts = [
        " ".join(line.s.words)
        for line in lines("The market was hit by mortars.Residents of Hodan fled. U.N. officials said four died.")
    ]
    assert texts == ["The market was hit by mortars .", "Residents of Hodan fled .", "U.N. officials said four died ."]


def test_the_title_comes_first_and_furniture_not_at_all() -> None:
    found = lines("BAMAKO (Reuters) - Gunmen killed nine villagers.\nRead more", title="Nine dead in Mali raid")
    assert [line.s.in_title for line in found] == [True, False]
    assert found[1].s.words[0] == "Gunmen"


def test_spans_give_back_the_words_of_the_text_as_given() -> None:
    text = "“Seven peo\u00adple were killed,”  the mayor’s office said.Two boys are missing."
    for line in lines(text):
        for i, word in enumerate(line.s.words):
            given = text[line.s.starts[i] : line.s.ends[i]].replace("\u00ad", "")
            assert given.translate(str.maketrans("“”’", '""\'')) == word


def test_days_and_bodies_are_found_in_the_tokens() -> None:
    line = lines("On Friday the Rapid Support Forces (RSF) shelled El Fasher, Médecins Sans Frontières said.")[0]
    assert [" ".join(line.s.words[day.begin : day.end]) for day in line.days] == ["On Friday"]
    assert {body.entry.id for body in line.bodies} >= {"rapid-support-forces"} or any(
        "rapid" in body.entry.id for body in line.bodies
    )
