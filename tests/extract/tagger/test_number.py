"""Numbers come from the words, by the grammar's own code."""

from __future__ import annotations

import pytest

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.tagger.number import count_of


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("10", (10, 10)),
        ("at least ten", (10, None)),
        ("At least 1,200", (1200, None)),
        ("more than twenty-five", (26, None)),
        ("up to 40", (0, 40)),
        ("nearly 3,000", (None, 3000)),
        ("between 15 and 20", (15, 20)),
        ("15-20", (15, 20)),
        ("dozens", (None, None)),
        ("several", (None, None)),
        ("a dozen", (12, 12)),
        ("a", (1, 1)),
        ("another", (1, 1)),
        ("A third", (1, 1)),
        ("both", (2, 2)),
        ("no", (0, 0)),
        ("2012", (2012, 2012)),
    ],
)
def test_m02_the_words_give_the_count(words: str, bounds: tuple[int | None, int | None]) -> None:
    count = count_of(words, lexicon())
    assert count is not None
    assert count.bounds == bounds


@pytest.mark.parametrize("words", ["", "the men", "villagers", "children and"])
def test_m27_no_number_no_count(words: str) -> None:
    assert count_of(words, lexicon()) is None
