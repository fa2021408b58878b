"""The grammar with the tagger's opinion at each step.

Report in, reading out, as of any reader; the model is handed in, so that tests bring a small one of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from harmledger.codebook.lexicon import lexicon
from harmledger.codebook.load import digest
from harmledger.extract.grammar.place import KindOf
from harmledger.extract.grammar.reader import VERSION as GRAMMAR
from harmledger.extract.grammar.reader import GrammarReader, no_places
from harmledger.extract.hybrid.view import TaggersView
from harmledger.extract.tagger.line_tags import Model, Tags
from harmledger.extract.tagger.model import shipped_model
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.report import Report

VERSION = "1"


class HybridReader:
    """``known_places`` is the grammar's; ``model`` gives the tagger, the shipped one unless told otherwise."""

    def __init__(
        self,
        known_places: Callable[[str], KindOf] = no_places,
        model: Callable[[], Model] = shipped_model,
    ) -> None:
        self._known_places, self._model = known_places, model

    @property
    def made_by(self) -> MadeBy:
        """Grammar, joining rules and model each have their part of the version."""
        return MadeBy("hybrid", f"{GRAMMAR}.{VERSION}+{self._model().digest}", digest())

    def read(self, report: Report) -> Reading:
        """The happenings of one report. The same report, codebook and model give the same reading (M25)."""
        return GrammarReader(self._known_places, self._view, self.made_by).read(report)

    def _view(self, report: Report) -> TaggersView:
        return TaggersView(Tags(self._model(), report), lexicon())
