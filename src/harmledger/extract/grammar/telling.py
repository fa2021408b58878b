"""A telling: what one sentence, or one part of it, says of one happening.

A value, with the two things that any step may ask of it: its sentence, and the part of it that lies between two tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from harmledger.extract.grammar.agent import Agent
from harmledger.extract.grammar.claimant import Saying
from harmledger.extract.grammar.day_key import day_key
from harmledger.extract.grammar.document import Day, Line
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.mood import Mood
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.violence import Violence
from harmledger.model.vocabulary import EventType, Kind

DATED = frozenset({"day", "month", "year"})


@dataclass(frozen=True, slots=True)
class Telling:
    """Tokens ``first`` to ``last`` of a line tell of one happening, with what they say of it.

    ``points_back`` says that it goes on with a happening told before ("the shelling"), ``opens`` that its words begin
    another ("elsewhere").
    """

    line: Line
    order: int
    first: int
    last: int
    figures: tuple[Figure, ...]
    violence: tuple[Violence, ...]
    agents: tuple[Agent, ...]
    places: tuple[PlaceWords, ...]
    days: tuple[Day, ...]
    quantities: tuple[Quantity, ...]
    sayings: tuple[Saying, ...]
    kind: Kind = "incident"
    mood: Mood = "real"
    event_type: EventType = "other"
    points_back: bool = False
    opens: bool = False

    @property
    def s(self) -> Sentence:
        return self.line.s

    @property
    def times(self) -> set[tuple[str, ...]]:
        """The keys of all times that it names."""
        return {key for day in self.days if (key := day_key(day.words))}

    @property
    def dates(self) -> set[tuple[str, ...]]:
        """The keys of the days, months and years among them."""
        return {key for day in self.days if day.kind in DATED and (key := day_key(day.words))}

    @property
    def denies(self) -> bool:
        """Whether it tells only that somebody denies having done it."""
        return not self.figures and any(agent.stance == "denied" for agent in self.agents)

    def between(self, first: int, last: int) -> Telling:
        """What the tokens ``first`` to ``last`` tell. A saying's reach goes with the whole sentence."""
        return replace(
            self,
            first=first,
            last=last,
            figures=kept_figures(self.figures, [n for n, f in enumerate(self.figures) if first <= f.people.begin < last]),
            violence=tuple(one for one in self.violence if first <= one.begin < last),
            agents=tuple(one for one in self.agents if first <= one.begin < last),
            places=tuple(one for one in self.places if first <= one.begin < last),
            days=tuple(one for one in self.days if first <= one.begin < last),
            quantities=tuple(one for one in self.quantities if first <= one.begin < last),
        )


def kept_figures(figures: tuple[Figure, ...], kept: list[int]) -> tuple[Figure, ...]:
    """The figures at the positions ``kept``, their parts tied to the wholes that stayed."""
    new = {old: n for n, old in enumerate(kept)}
    return tuple(replace(figures[n], whole=new.get(whole) if (whole := figures[n].whole) is not None else None) for n in kept)
