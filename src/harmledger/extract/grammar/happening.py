"""A happening: the tellings of a report that tell of the same thing, and how they are found (M18, M20).

Tellings come in, in the order of the text; happenings come out. A telling joins the happening that most speaks for
(likeness.py), or opens a new one; nest.py then says which includes which.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.telling import Telling
from harmledger.model.vocabulary import EventType, Kind


@dataclass(slots=True)
class Happening:
    """The tellings of one happening, in order; ``parent`` is the wider happening that includes it."""

    kind: Kind
    tellings: list[Telling] = field(default_factory=list)
    parent: Happening | None = None

    @property
    def types(self) -> list[EventType]:
        return [t.event_type for t in self.tellings if t.violence]

    @property
    def places(self) -> list[PlaceWords]:
        return [place for t in self.tellings for place in t.places]

    @property
    def days(self) -> set[tuple[str, ...]]:
        return {key for t in self.tellings for key in t.dates}

    @property
    def figures(self) -> set[tuple[str, int]]:
        return {figure for t in self.tellings for figure in told_figures(t)}

    @property
    def is_title(self) -> bool:
        return all(t.s.in_title for t in self.tellings)


def told_figures(t: Telling) -> set[tuple[str, int]]:
    """The whole figures of a telling as (harm, number)."""
    return {(f.harm, n) for f in t.figures if not f.is_part and (n := f.people.count.low or f.people.count.high)}
