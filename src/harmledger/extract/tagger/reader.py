"""The tagger alone as a reader: what it marks in each sentence, joined without any parse of who did what to whom.

Report in, reading out. It is there to be measured beside the grammar: what tags are worth by themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from harmledger.codebook.lexicon import lexicon
from harmledger.codebook.load import digest
from harmledger.extract.grammar.document import document
from harmledger.extract.grammar.place import KindOf
from harmledger.extract.grammar.reader import no_places, speaks_of_harm
from harmledger.extract.tagger.joined import join
from harmledger.extract.tagger.line_tags import Model, Tags
from harmledger.extract.tagger.model import shipped_model
from harmledger.extract.tagger.write import write
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report

VERSION = "1"


class TaggerReader:
    """``known_places`` is taken so that every reader is made alike; the marks need no gazetteer. ``model`` gives the tagger."""

    def __init__(
        self,
        known_places: Callable[[str], KindOf] = no_places,  # noqa: ARG002 (the docstring says why)
        model: Callable[[], Model] = shipped_model,
    ) -> None:
        self._model = model

    @property
    def made_by(self) -> MadeBy:
        return MadeBy("tagger", f"{VERSION}+{self._model().digest}", digest())

    def read(self, report: Report) -> Reading:
        """The happenings of one report. The same report, codebook and model give the same reading (M25)."""
        if not speaks_of_harm(report.title) and not speaks_of_harm(report.text):
            return Reading(report, (), (Reject("no_harm", "The text has no word of harm or violence."),), self.made_by)
        tags = Tags(self._model(), report)
        joined = join([(line, tags.of(line)) for line in document(report)], lexicon())
        mentions = write(report, self.made_by, joined)
        rejects = () if mentions else (Reject("no_happening", "Nothing is marked as having happened."),)
        return Reading(report, mentions, rejects, self.made_by)
