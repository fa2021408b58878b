"""The grammar reader: the embedded default, from dependency parses and the codebook alone.

Report in, reading out, with places, days and claimants as words. A text without a word of harm or violence never reaches the
parser: the filter is one look for the codebook's own forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from harmledger.codebook.lexicon import lexicon
from harmledger.codebook.load import digest
from harmledger.extract.grammar.ascribe import find_attributions
from harmledger.extract.grammar.claimant import find_sayings
from harmledger.extract.grammar.document import document
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.grouping import find_happenings
from harmledger.extract.grammar.mention import Writer
from harmledger.extract.grammar.namesakes import without_people
from harmledger.extract.grammar.opinion import OWN, Opinion
from harmledger.extract.grammar.place import KindOf
from harmledger.extract.grammar.reach import still_speaking
from harmledger.extract.grammar.tell import Known, find_tellings
from harmledger.extract.grammar.telling import Telling
from harmledger.model.aged_name import aged_names
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report

VERSION = "1"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def no_places(_text: str) -> KindOf:
    """A gazetteer that knows nothing: places are then what grammar alone can tell."""
    return lambda _name: None


class GrammarReader:
    """``known_places`` gives, for a text, what kind of place a name is known as; the pipeline hands in the gazetteer's.

    ``opinion`` gives, for a report, what another reader says of what the grammar finds; ``made_by`` then names who reads.
    """

    def __init__(
        self,
        known_places: Callable[[str], KindOf] = no_places,
        opinion: Callable[[Report], Opinion] | None = None,
        made_by: MadeBy | None = None,
    ) -> None:
        self._known_places = known_places
        self._opinion_of = opinion
        self._made_by = made_by

    @property
    def made_by(self) -> MadeBy:
        return self._made_by or MadeBy("grammar", VERSION, digest())

    def read(self, report: Report) -> Reading:
        """The happenings of one report. The same report and codebook give the same reading (M25)."""
        made_by = self.made_by
        lex = lexicon()
        if not speaks_of_harm(report.title) and not speaks_of_harm(report.text):
            return Reading(report, (), (Reject("no_harm", "The text has no word of harm or violence."),), made_by)
        kind_of = self._known_places(f"{report.title}\n{report.text}")
        lines = document(report)
        opinion = self._opinion_of(report) if self._opinion_of else OWN
        heard = [opinion.attributions(line, find_attributions(line, lex)) for line in lines]
        sayings = find_sayings(lines, heard, lex)
        known = Known(kind_of, lex, opinion)
        tellings: list[Telling] = []
        figures: tuple[Figure, ...] = ()
        for line, said, saying in zip(lines, heard, sayings, strict=True):
            found = find_tellings(line, said, saying, known, figures)
            figures = tuple(figure for t in found for figure in t.figures)
            tellings += found
        people = aged_names(report.text)
        tellings = [without_people(t, people) for t in tellings]
        happenings = find_happenings(tellings, lex)
        claimants = still_speaking(lines, sayings, [h.tellings for h in happenings], lex)
        mentions = Writer(report, made_by, lex).mentions(happenings, claimants, tellings)
        rejects = (
            ()
            if mentions
            else (Reject("no_happening", "Words of harm or violence, but nothing that is said to have happened."),)
        )
        return Reading(report, mentions, rejects, made_by)


def speaks_of_harm(text: str) -> bool:
    """Whether a text has any word of harm or violence at all, or a plain one ("lost", "took") and those who fight."""
    words = frozenset(WORD.findall(text.lower()))
    return not _harm_words().isdisjoint(words) or not (
        lexicon().doers.fighting.isdisjoint(words) or _plain_words().isdisjoint(words)
    )


@cache
def _harm_words() -> frozenset[str]:
    """Every form of the codebook's words of harm and violence; of a phrase, its last word. Verbs that harm nobody by themselves
    ("hit", "open", "target") are left out: what makes them violent stands beside them.
    """
    harms, violence = lexicon().harms, lexicon().violence
    phrases = (tokens[-1] for rows in violence.nouns.values() for tokens, kind in rows if kind != "other")
    verbs = (form for form, kind in violence.verbs.items() if kind != "other" and not form.startswith("open"))
    return frozenset((*harms.verbs, *harms.intransitive, *harms.states, *harms.nouns, *harms.of_people_only, *verbs, *phrases))


@cache
def _plain_words() -> frozenset[str]:
    """Words that are harm only where people fight."""
    harms = lexicon().harms
    vague = frozenset(form for form, kind in lexicon().violence.verbs.items() if kind == "other")
    plain = harms.life_losers | harms.life_takers | harms.falling | harms.handled | harms.toll_nouns
    return plain | frozenset(harms.finishing) | vague
