"""Words and pieces: offsets are those of the text as given, pieces are the vocabulary's longest."""

from __future__ import annotations

from harmledger.extract.tagger.pieces import Vocabulary, words_of

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "shell", "##ing", "she", "om", "##er", ",", "'", "s", "3", "000"])


def test_words_keep_where_they_stand() -> None:
    text = "helicopter.Local (SOHR's) 3,000_men"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        *("helicopter", ".", "Local", "(", "SOHR", "'", "s", ")", "3", ",", "000", "_", "men"),
    ]
    assert words_of(text, 11, 16)[0].start == 11


def test_a_word_is_the_longest_pieces_from_the_left() -> None:
    assert VOCABULARY.pieces_of("Shelling") == (4, 5)


def test_accents_and_case_are_lost() -> None:
    assert VOCABULARY.pieces_of("Ömer") == (7, 8)


def test_a_word_that_cannot_be_put_together_is_one_unknown() -> None:
    assert VOCABULARY.pieces_of("shells") == (1,)
    assert VOCABULARY.pieces_of("x" * 101) == (1,)
    assert VOCABULARY.pieces_of("\u0301") == (1,)
