"""A figure as one claimant gives it: what the figures of a happening are before they become tolls of the model."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.extract.grammar.claimant import Speaker
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.people import People
from harmledger.extract.grammar.telling import Telling
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Modality


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of one telling; no ``speaker`` is the publisher. ``whole`` is the position of the figure that includes it."""

    figure: Figure
    telling: Telling
    speaker: Speaker | None
    modality: Modality
    whole: int | None = None

    @property
    def people(self) -> People:
        return self.figure.people

    @property
    def count(self) -> CountRange:
        return self.figure.people.count

    @property
    def number(self) -> int | None:
        """The number that the words give, whichever bound it is."""
        return self.count.low if self.count.low is not None else self.count.high

    @property
    def exact(self) -> int | None:
        return self.count.low if self.count.low and self.count.low == self.count.high else None

    @property
    def claimant(self) -> str:
        """The claimant's name for comparing; empty for the publisher."""
        return self.speaker.claimant.lower() if self.speaker else ""

    @property
    def in_title(self) -> bool:
        return self.telling.s.in_title
