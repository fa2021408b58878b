"""The tagger's marks at the tokens of the grammar's sentences.

A report and a model come in; for each line, its marks come out with the tokens that they cover, found once a line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.tagger.labels import Tag
from harmledger.extract.tagger.marked import Mark, Marked
from harmledger.model.report import Report


class Model(Protocol):
    """Whatever marks a stretch of text; ``digest`` tells one such model from another."""

    @property
    def digest(self) -> str: ...

    def mark(self, text: str, start: int = 0, end: int | None = None) -> Marked: ...


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tokens ``begin`` to ``end`` carry a mark."""

    begin: int
    end: int
    mark: Mark

    def covers(self, begin: int, end: int) -> bool:
        """Whether it shares a token with the stretch."""
        return self.begin < end and begin < self.end


@dataclass(frozen=True, slots=True)
class LineTags:
    """The marks of one line, left to right."""

    s: Sentence
    marked: Marked
    all: tuple[Tagged, ...]

    def of(self, tags: Collection[Tag], least: float = 0.0) -> tuple[Tagged, ...]:
        """The marks of these tags that the model is that sure of."""
        return tuple(one for one in self.all if one.mark.tag in tags and one.mark.score >= least)

    def chance(self, begin: int, end: int, tags: Collection[Tag]) -> float:
        """How likely one of the tokens is of one of these tags, by the likeliest word."""
        return self.marked.chance(self.s.starts[begin], self.s.ends[end - 1], tags)


class Tags:
    """The marks of a report's lines, each line run when it is first asked for."""

    def __init__(self, model: Model, report: Report) -> None:
        self._model, self._report = model, report
        self._found: dict[int, LineTags] = {}

    def of(self, line: Line) -> LineTags:
        s = line.s
        if s.order not in self._found:
            text = self._report.title if s.in_title else self._report.text
            marks = self._model.mark(text, s.starts[0], s.ends[-1])
            self._found[s.order] = LineTags(s, marks, tuple(_tagged(s, mark) for mark in marks.marks))
        return self._found[s.order]


def _tagged(s: Sentence, mark: Mark) -> Tagged:
    begin = min(bisect_left(s.ends, mark.start + 1), len(s) - 1)
    return Tagged(begin, max(begin + 1, bisect_left(s.starts, mark.end)), mark)
