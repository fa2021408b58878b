"""What the model marked in a stretch of text: spans with their tags, and how sure it is of every word.

Scores of the model come in, plain values go out, so that rules are written and tested without it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harmledger.extract.tagger.labels import OUTPUTS, OUTSIDE, PARTS, TAGS, Part, Tag, begins
from harmledger.extract.tagger.pieces import Word

PLACES = 4
"""Decimals of a probability: fewer than what two machines could differ in."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` are marked with ``tag``; ``score`` is the mean probability of its words, 0 to 1.

    ``part`` is what the span is in its mention, most likely, and ``part_score`` how likely.
    """

    tag: Tag
    start: int
    end: int
    score: float
    part: Part
    part_score: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence's words with the probability of each tag, and the marks in order."""

    words: tuple[Word, ...]
    chances: NDArray[np.float64]
    marks: tuple[Mark, ...]

    def of(self, *tags: Tag) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.tag in tags)

    def over(self, start: int, end: int, tags: Collection[Tag]) -> tuple[Mark, ...]:
        """The marks of these tags that overlap characters ``start`` to ``end``."""
        return tuple(mark for mark in self.marks if mark.tag in tags and mark.start < end and start < mark.end)

    def chance(self, start: int, end: int, tags: Collection[Tag]) -> float:
        """The largest probability, over the words between ``start`` and ``end``, that one is of one of these tags."""
        columns = [begins(tag) + i for tag in tags for i in (0, 1)]
        rows = [i for i, word in enumerate(self.words) if word.start < end and start < word.end]
        return round(float(self.chances[np.ix_(rows, columns)].sum(axis=1).max()), PLACES) if rows and columns else 0.0


def marked(words: Sequence[Word], scores: NDArray[np.float32]) -> Marked:
    """The marks that the scores of words, (words, outputs), amount to: each word's likeliest tag, with those that go on joined.

    A word that goes on with a tag that nothing began begins one.
    """
    of_tags, of_parts = _softmax(scores[:, :OUTPUTS]), _softmax(scores[:, OUTPUTS:])
    best = of_tags.argmax(axis=1).tolist()
    marks: list[Mark] = []
    first: int | None = None
    for i, label in enumerate([*best, OUTSIDE]):
        goes_on = first is not None and label != OUTSIDE and label % 2 == 0 and (label + 1) // 2 == (best[first] + 1) // 2
        if first is not None and not goes_on:
            marks.append(_mark(words, of_tags, of_parts, best, first, i))
            first = None
        if first is None and label != OUTSIDE:
            first = i
    return Marked(tuple(words), of_tags, tuple(marks))


def _mark(
    words: Sequence[Word], of_tags: NDArray[np.float64], of_parts: NDArray[np.float64], best: list[int], first: int, end: int
) -> Mark:
    n = (best[first] - 1) // 2
    score = float(of_tags[first:end, 1 + 2 * n : 3 + 2 * n].sum(axis=1).mean())
    part = int(of_parts[first].argmax())
    return Mark(
        TAGS[n],
        words[first].start,
        words[end - 1].end,
        round(score, PLACES),
        PARTS[part],
        round(float(of_parts[first, part]), PLACES),
    )


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    shifted = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]
