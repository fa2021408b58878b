"""What another reader may say of what the grammar finds in a line, at each step before the steps that build on it.

The grammar alone holds no other opinion: this one changes nothing. A hybrid reader hands in its own; the grammar never learns
what is behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.place_name import KindOf
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.telling import Telling


class Opinion:
    """The grammar's own: each step's finding, as it is."""

    def attributions(self, line: Line, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        """Who says so, before it is settled whom the phrases mean."""
        return found

    def figures(
        self, line: Line, found: tuple[Figure, ...], people: Sequence[People], quantities: Sequence[Quantity]
    ) -> tuple[Figure, ...]:
        """The figures of harm, given all groups of people and all quantities of the line."""
        return found

    def places(self, line: Line, found: tuple[PlaceWords, ...], kind_of: KindOf) -> tuple[PlaceWords, ...]:
        """The places named; ``kind_of`` is the gazetteer's answer for a name."""
        return found

    def judged(self, t: Telling) -> Telling:
        """The telling with its kind and mood."""
        return t


OWN = Opinion()
"""No second reader."""
