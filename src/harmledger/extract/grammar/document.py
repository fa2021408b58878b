"""A report made ready for the grammar: its sentences, and in each the words of time and the bodies that the directory knows.

A report comes in; sentences with what string look-ups can find in them come out, so that the rules of the grammar see
tokens and never characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.codebook.directory import Entry, load_directory
from harmledger.extract.days import DayKind, find_days
from harmledger.extract.frame import Frame, find_frame
from harmledger.extract.grammar.parse import LONGEST_PIECE, Piece, parse
from harmledger.extract.grammar.sentence import Sentence
from harmledger.model.report import Report


@dataclass(frozen=True, slots=True)
class Day:
    """Tokens ``begin`` to ``end`` name a time; ``kind`` is days.py's."""

    begin: int
    end: int
    kind: DayKind
    words: str


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens ``begin`` to ``end`` name a body of the directory."""

    begin: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the times and bodies named in it."""

    s: Sentence
    days: tuple[Day, ...]
    bodies: tuple[Body, ...]


def document(report: Report) -> tuple[Line, ...]:
    """The sentences of title and text in order, the title first; the frame around the news is left out."""
    sentences = parse(report.title, report.text, pieces(report.title, report.text, find_frame(report.title, report.text)))
    return (*_lines(report.title, sentences, in_title=True), *_lines(report.text, sentences, in_title=False))


def pieces(title: str, text: str, frame: Frame) -> tuple[Piece, ...]:
    """What goes to the parser: the title, and the text by paragraph, with the frame's parts cut out."""
    out = [Piece(0, len(title), in_title=True)] if title.strip() else []
    position = 0
    for part in frame.parts:
        out.extend(_paragraphs(text, position, part.start))
        position = max(position, part.end)
    out.extend(_paragraphs(text, position, len(text)))
    return tuple(out)


def _paragraphs(text: str, begin: int, end: int) -> list[Piece]:
    found = []
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        if stop - begin > LONGEST_PIECE:
            stop = max(text.rfind(" ", begin, begin + LONGEST_PIECE), begin + LONGEST_PIECE // 2)
        words = text[begin:stop]
        if words.strip():
            found.append(Piece(begin + len(words) - len(words.lstrip()), begin + len(words.rstrip()), in_title=False))
        begin = stop + (text[stop : stop + 1] == "\n") if stop > begin or text[stop : stop + 1] == "\n" else stop + 1
    return found


def _lines(text: str, sentences: Sequence[Sentence], *, in_title: bool) -> list[Line]:
    mine = [s for s in sentences if s.in_title == in_title]
    days = find_days(text)
    bodies = load_directory().inside(text)
    day_starts = [day.start for day in days]
    body_starts = [body.start for body in bodies]
    lines = []
    for s in mine:
        first, last = s.starts[0], s.ends[-1]
        here = days[bisect_left(day_starts, first) : bisect_left(day_starts, last)]
        named = bodies[bisect_left(body_starts, first) : bisect_left(body_starts, last)]
        lines.append(
            Line(
                s,
                tuple(Day(*_tokens(s, day.start, day.end), day.kind, day.words) for day in here),
                tuple(Body(*_tokens(s, body.start, body.end), body.entry) for body in named),
            )
        )
    return lines


def _tokens(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """The tokens that overlap characters ``start`` to ``end``."""
    begin = bisect_left(s.ends, start + 1)
    return min(begin, len(s) - 1), max(begin + 1, bisect_left(s.starts, end))
