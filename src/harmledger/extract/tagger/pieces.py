"""Text as the model reads it: words with their offsets, and each word's pieces of the vocabulary.

The same code splits the corpus for training and a report for reading. Letters are lower-cased and lose their accents, as in the
vocabulary; a word keeps where it stands in the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
"""Letters; a longer run is no word, and one unknown piece."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters ``start`` to ``end`` of the text."""

    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words and signs of a stretch of text, left to right, with their offsets in the whole text."""
    return tuple(Word(m.start(), m.end()) for m in WORD.finditer(text, start, len(text) if end is None else end))


class Vocabulary:
    """The pieces that the model knows, by the lines of its vocabulary file."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(pieces)}
        self.unknown, self.begin, self.end = (self._ids[piece] for piece in (UNKNOWN, BEGIN, END))
        self.pieces_of = lru_cache(maxsize=50_000)(self._pieces_of)

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, the longest from the left each time; one unknown where it cannot be put together."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not plain or len(plain) > LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        begin = 0
        while begin < len(plain):
            piece = self._longest(plain, begin)
            if piece is None:
                return (self.unknown,)
            found.append(piece[0])
            begin = piece[1]
        return tuple(found)

    def _longest(self, word: str, begin: int) -> tuple[int, int] | None:
        mark = "##" if begin else ""
        for end in range(len(word), begin, -1):
            found = self._ids.get(mark + word[begin:end])
            if found is not None:
                return found, end
        return None
