"""Sentences made ready for the grammar's own tests, with a small gazetteer that knows what the test names."""

from __future__ import annotations

from collections.abc import Mapping

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.ascribe import find_attributions
from harmledger.extract.grammar.claimant import find_sayings
from harmledger.extract.grammar.document import Line, document
from harmledger.extract.grammar.grouping import find_happenings
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.tell import Known, find_tellings
from harmledger.extract.grammar.telling import Telling
from harmledger.model.report import Report


def lines(text: str, title: str = "") -> tuple[Line, ...]:
    return document(Report(text, title=title))


def sentence(text: str) -> Sentence:
    """The first sentence of a text."""
    return lines(text)[0].s


def tellings(text: str, title: str = "", places: Mapping[str, str] | None = None) -> list[Telling]:
    """The tellings of all sentences; ``places`` are the names that the gazetteer knows, with their kinds."""
    lex, known = lexicon(), places or {}
    ready = lines(text, title)
    heard = [find_attributions(line, lex) for line in ready]
    sayings = find_sayings(ready, heard, lex)
    return [
        t
        for line, said, saying in zip(ready, heard, sayings, strict=True)
        for t in find_tellings(line, said, saying, Known(known.get, lex))
    ]


def happenings(text: str, title: str = "", places: Mapping[str, str] | None = None) -> tuple[Happening, ...]:
    return find_happenings(tellings(text, title, places), lexicon())


def word(s: Sentence, text: str) -> int:
    """Where a word stands in a sentence."""
    return s.low.index(text.lower())
