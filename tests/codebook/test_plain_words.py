"""M28: words that name nobody."""

from __future__ import annotations

import pytest

from harmledger.codebook.plain_words import load_plain_words


@pytest.mark.parametrize("word", ["residents", "shells", "rescuers", "the", "market"])
def test_what_reports_begin_with_is_plain(word: str) -> None:
    assert word in load_plain_words().openers


@pytest.mark.parametrize("word", ["hope", "baker", "bakers", "said", "may", "fatima", "ben", "abu", "park"])
def test_m28_what_people_are_called_by_is_not(word: str) -> None:
    assert word not in load_plain_words().openers


def test_m28_only_a_word_of_three_letters_takes_a_prefix_or_a_suffix() -> None:
    words = load_plain_words().unmarked
    assert {"مدينة", "والمدينة", "بالمدينة", "في"} <= words
    assert words.isdisjoint({"وفي", "منات"})
