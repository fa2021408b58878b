"""The tagger's view of what the grammar finds, rule by rule (M6, M7, M11, M16, M17).

Each rule takes what the grammar found in a line and the line's marks, and gives what stands; it lives in the module of its
step. What the two agree on is left alone. No rule writes a number: counts are the grammar's own, read from the words (M27).
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.agent import Agent
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Day, Line
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.opinion import Opinion
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.hybrid.actors import agreed_agents
from harmledger.extract.hybrid.claimants import agreed_attributions
from harmledger.extract.hybrid.figures import agreed_figures
from harmledger.extract.hybrid.kinds import agreed_kind
from harmledger.extract.hybrid.places import agreed_days, agreed_places
from harmledger.extract.tagger.line_tags import Tags


class TaggersView(Opinion):
    """The opinion of the tagger whose marks ``tags`` has."""

    def __init__(self, tags: Tags, lex: Lexicon) -> None:
        self._tags, self._lex = tags, lex

    def attributions(self, line: Line, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        return agreed_attributions(line, found, self._tags.of(line))

    def figures(
        self, line: Line, found: tuple[Figure, ...], people: Sequence[People], quantities: Sequence[Quantity]
    ) -> tuple[Figure, ...]:
        return agreed_figures(line, found, (people, quantities), self._tags.of(line), self._lex)

    def agents(self, line: Line, found: tuple[Agent, ...]) -> tuple[Agent, ...]:
        return agreed_agents(found, self._tags.of(line))

    def places(self, line: Line, found: tuple[PlaceWords, ...]) -> tuple[PlaceWords, ...]:
        return agreed_places(found, self._tags.of(line))

    def days(self, line: Line, found: tuple[Day, ...]) -> tuple[Day, ...]:
        return agreed_days(line, found, self._tags.of(line))

    def judged(self, t: Telling) -> Telling:
        return agreed_kind(t, self._tags.of(t.line))
