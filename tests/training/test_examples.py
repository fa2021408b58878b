"""What the network learns from: each word's tag at its first piece, each span's part, and sentences cut between labels."""

from __future__ import annotations

import random

from examples import IGNORED, Variation, example, sentences
from harmledger.extract.tagger.labels import OUTSIDE, PARTS, begins
from harmledger.extract.tagger.pieces import Vocabulary
from labelled import Entry, read_entries

VOCABULARY = Vocabulary(["[UNK]", "[CLS]", "[SEP]", "ten", "men", "died", "in", "od", "##o", ".", "five", "were", "boys", ","])
TEXT = """\
# a-1 | 2024-05-08 | -
[k1 Ten] [v men] died in [p1 Odo]. [k2 Five] were [v boys].
= incident attack p1 | k1 killed 10 men | k2 killed 5 children part
"""


def entry() -> Entry:
    (found,), faults = read_entries("some.txt", TEXT)
    assert not faults
    return found


def test_a_text_is_cut_into_sentences_with_their_own_labels() -> None:
    first, second = sentences(entry())
    assert [label.words for label in first.labels] == ["Ten", "men", "Odo"]
    assert first.parts == ("whole", None, "place")
    assert [second.text[label.start : label.end] for label in second.labels] == ["Five", "boys"]
    assert second.parts == ("part", None)


def test_tags_and_parts_stand_at_the_first_piece_of_a_word() -> None:
    found = example(next(sentences(entry())), VOCABULARY)
    assert found.pieces == (1, 3, 4, 5, 6, 7, 8, 9, 2)
    assert found.tags == (*(IGNORED, begins("k"), begins("v"), OUTSIDE, OUTSIDE, begins("p"), IGNORED, OUTSIDE, IGNORED),)
    assert found.parts[1] == PARTS.index("whole")
    assert found.parts[5] == PARTS.index("place")
    assert found.parts[2] == IGNORED


def test_a_varied_sentence_keeps_its_labels_at_their_words() -> None:
    vary = Variation(random.Random(3), ("Karu", "Leh"), ("River Front",), ("Weavers' Guild",))
    for _ in range(50):
        for sentence in sentences(entry()):
            varied = vary.of(sentence)
            assert [varied.text[label.start : label.end] for label in varied.labels] == [label.words for label in varied.labels]
            assert [label.tag for label in varied.labels] == [label.tag for label in sentence.labels]


def test_held_back_entries_do_not_change_when_others_are_added() -> None:
    other = read_entries("some.txt", TEXT + TEXT.replace("a-1", "a-2"))[0]
    assert other[0].is_held_back == entry().is_held_back
