"""A text cut into pieces at the words of its claims, so that a template can mark each where it stands.

A text and spans come in, pieces go out whose texts make up the whole again, character for character (M27). Spans may lie
inside or across each other: a piece names all that it is part of. Nothing here is HTML: the template escapes each piece.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters from ``start`` up to ``end`` belong to the claim ``name``, which is of the kind ``field``."""

    name: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """``marks`` are those that the piece is part of; ``opens`` those that begin with it, ``field`` the innermost one's kind."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def field(self) -> str:
        return min(self.marks, key=lambda mark: mark.end - mark.start).field if self.marks else ""


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text in pieces. A mark that reaches past the text's end is cut off there; one without characters marks nothing."""
    held = sorted(
        (mark for mark in marks if mark.start < min(mark.end, len(text))), key=lambda mark: (mark.start, -mark.end, mark.name)
    )
    edges = sorted({0, len(text), *(mark.start for mark in held), *(min(mark.end, len(text)) for mark in held)})
    found = []
    for start, end in pairwise(edges):
        inside = tuple(mark for mark in held if mark.start <= start and mark.end >= end)
        found.append(Piece(text[start:end], inside, tuple(mark for mark in inside if mark.start == start)))
    return tuple(found)
