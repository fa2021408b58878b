"""The tagger's view of what the grammar finds, rule by rule (M4, M6, M7, M16, M17).

Each rule takes what the grammar found in a line and the line's marks, and gives what stands; it lives in the module of its
step. What the two agree on is left alone. No rule writes a number: counts are the grammar's own, read from the words (M27).
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.opinion import Opinion
from harmledger.extract.grammar.place_name import KindOf
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.hybrid.claimants import agreed_attributions
from harmledger.extract.hybrid.figures import agreed_figures
from harmledger.extract.hybrid.kinds import agreed_kind
from harmledger.extract.hybrid.places import agreed_places
from harmledger.extract.tagger.line_tags import LineTags, Tags


class TaggersView(Opinion):
    """The opinion of the tagger whose marks ``tags`` has, on lines with a word of harm; running it is most of the cost."""

    def __init__(self, tags: Tags, lex: Lexicon) -> None:
        self._tags, self._lex = tags, lex

    def _marks(self, line: Line) -> LineTags | None:
        return self._tags.of(line) if speaks_of_harm(line, self._lex) else None

    def attributions(self, line: Line, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        tags = self._marks(line)
        return agreed_attributions(line, found, tags) if tags else found

    def figures(
        self, line: Line, found: tuple[Figure, ...], people: Sequence[People], quantities: Sequence[Quantity]
    ) -> tuple[Figure, ...]:
        tags = self._marks(line)
        return agreed_figures(line, found, (people, quantities), tags, self._lex) if tags else found

    def places(self, line: Line, found: tuple[PlaceWords, ...], kind_of: KindOf) -> tuple[PlaceWords, ...]:
        tags = self._marks(line)
        return agreed_places(line, found, kind_of, tags) if tags else found

    def judged(self, t: Telling) -> Telling:
        tags = self._marks(t.line)
        return agreed_kind(t, tags) if tags else t


def speaks_of_harm(line: Line, lex: Lexicon) -> bool:
    """Whether a line has a word of harm: hardly a figure stands in a line without one."""
    harms = lex.harms
    return any(
        low in harms.verbs
        or low in harms.nouns
        or low in harms.states
        or low in harms.intransitive
        or low in harms.of_people_only
        for low in line.s.low
    )
