"""A model that is sure of what a test labels, so that rules are tested without any trained one.

"[k1 Two] [v men] were killed": the letter is the tag, and every word outside is surely outside. A part may stand after a
colon in the letter's place: "[k:part five]".
"""

from __future__ import annotations

import re

import numpy as np

from harmledger.extract.tagger.labels import OUTPUTS, PARTS, TAGS, begins
from harmledger.extract.tagger.marked import Marked, marked
from harmledger.extract.tagger.pieces import words_of

LABEL = re.compile(r"\[([a-z])(?::(\w+))? ([^\[\]]+)\]")
SURE = 12.0
USUAL = {"p": "place", "d": "when", "a": "perpetrator"}


class LabelledModel:
    """Marks the text that it was made of as its labels say; ``text`` is that text without them."""

    digest = "labelled"

    def __init__(self, labelled: str) -> None:
        self.text = ""
        self._labels: list[tuple[int, int, str, str]] = []
        at = 0
        for match in LABEL.finditer(labelled):
            self.text += labelled[at : match.start()]
            tag, part, words = match.groups()
            self._labels.append((len(self.text), len(self.text) + len(words), tag, part or USUAL.get(tag, "whole")))
            self.text += words
            at = match.end()
        self.text += labelled[at:]

    def mark(self, text: str, start: int = 0, end: int | None = None) -> Marked:
        assert text in (self.text, "")
        words = words_of(text, start, end)
        scores = np.zeros((len(words), OUTPUTS + len(PARTS)), dtype=np.float32)
        for i, word in enumerate(words):
            label = next((one for one in self._labels if one[0] <= word.start < one[1]), None)
            if label is None:
                scores[i, 0] = SURE
                continue
            first, _, tag, part = label
            scores[i, begins(next(t for t in TAGS if t == tag)) + (word.start != first)] = SURE
            scores[i, OUTPUTS + next(n for n, name in enumerate(PARTS) if name == part)] = SURE
        return marked(words, scores)
