"""How well a trained model marks the held-back fifth: spans that are right in tag and in both ends, by tag.

A folder with a model and entries go in, shares come out. It measures the model alone; what the readers make of its marks is
measured by ``harmledger evaluate``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from examples import sentences
from harmledger.extract.tagger.labels import TAGS
from harmledger.extract.tagger.model import TaggerModel
from labelled import Entry


@dataclass(frozen=True, slots=True)
class SpanScore:
    """``hit`` of the ``marked`` spans are right, and of the ``labelled`` found."""

    hit: int
    marked: int
    labelled: int

    @property
    def f1(self) -> float:
        return round(2 * self.hit / (self.marked + self.labelled), 3) if self.marked + self.labelled else 0.0


def span_scores(folder: Path, entries: Iterable[Entry]) -> dict[str, SpanScore]:
    """The score of each tag, of "all" of them, and of the "part" that right spans are said to play."""
    model = TaggerModel(folder)
    hit: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for entry in entries:
        for sentence in sentences(entry):
            marks = {(mark.tag, mark.start, mark.end): mark.part for mark in model.mark(sentence.text).marks}
            told = {
                (label.tag, label.start, label.end): part for label, part in zip(sentence.labels, sentence.parts, strict=True)
            }
            hit.update(key[0] for key in told if key in marks)
            marked.update(key[0] for key in marks)
            labelled.update(key[0] for key in told)
            shared = [key for key, part in told.items() if part and key in marks]
            hit["part"] += sum(marks[key] == told[key] for key in shared)
            marked["part"] += len(shared)
            labelled["part"] += len(shared)
    scores = {tag: SpanScore(hit[tag], marked[tag], labelled[tag]) for tag in (*TAGS, "part")}
    sums = [sum(count[tag] for tag in TAGS) for count in (hit, marked, labelled)]
    return {**scores, "all": SpanScore(*sums)}
