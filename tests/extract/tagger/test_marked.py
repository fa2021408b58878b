"""Scores become marks: likeliest tags, joined where they go on."""

from __future__ import annotations

import numpy as np
from tests.extract.tagger.marks import LabelledModel

from harmledger.extract.tagger.labels import OUTPUTS, PARTS, begins
from harmledger.extract.tagger.marked import marked
from harmledger.extract.tagger.pieces import words_of


def test_a_mark_covers_its_words() -> None:
    model = LabelledModel("[k At least ten] [v:part market traders] died in [p:wider Umm Odo].")
    found = model.mark(model.text)
    assert [(mark.tag, model.text[mark.start : mark.end], mark.part) for mark in found.marks] == [
        ("k", "At least ten", "whole"),
        ("v", "market traders", "part"),
        ("p", "Umm Odo", "wider"),
    ]
    assert all(mark.score > 0.99 for mark in found.marks)


def test_two_marks_of_one_tag_side_by_side_are_two() -> None:
    words = words_of("Odo Karu")
    scores = np.zeros((2, OUTPUTS + len(PARTS)), dtype=np.float32)
    scores[:, begins("p")] = 9
    assert [(mark.start, mark.end) for mark in marked(words, scores).marks] == [(0, 3), (4, 8)]


def test_a_word_that_goes_on_with_nothing_begins() -> None:
    words = words_of("in Odo")
    scores = np.zeros((2, OUTPUTS + len(PARTS)), dtype=np.float32)
    scores[0, 0] = scores[1, begins("p") + 1] = 9
    assert [(mark.tag, mark.start, mark.end) for mark in marked(words, scores).marks] == [("p", 3, 6)]


def test_the_chance_of_a_stretch_is_its_likeliest_word() -> None:
    model = LabelledModel("The [k two] shells")
    found = model.mark(model.text)
    assert found.chance(0, len(model.text), {"k"}) > 0.99
    assert found.chance(8, len(model.text), {"k", "v"}) < 0.01
    assert found.chance(0, 0, {"k"}) == 0.0
