"""The readers by name, each made once, with what the pipeline has for it: the gazetteer's answer to "is this a place?".

Apart from reading so that a command or a step can choose one without knowing how it is made.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from harmledger.extract.grammar.place import KindOf
    from harmledger.extract.reader import Reader

ReaderName = Literal["grammar", "tagger", "hybrid"]
READERS: tuple[ReaderName, ...] = ("grammar", "tagger", "hybrid")
DEFAULT: ReaderName = "grammar"
"""Chosen by measuring: docs/adr/0007-tagger.md."""


@cache
def reader_named(name: ReaderName = DEFAULT) -> Reader:
    """The reader of that name; no network, no GPU, no key.

    Where onnxruntime is missing the grammar stands in for the hybrid reader, with a warning; the tagger alone raises
    MissingPartError when it reads.
    """
    from harmledger.extract.grammar import GrammarReader

    if name == "hybrid":
        from harmledger.extract.tagger.model import is_installed

        if is_installed():
            from harmledger.extract.hybrid import HybridReader

            return HybridReader(known_places)
        warnings.warn(
            "onnxruntime is not installed, so the grammar reads without the tagger. Run: pip install 'harmledger[tagger]'",
            RuntimeWarning,
            stacklevel=2,
        )
    elif name == "tagger":
        from harmledger.extract.tagger.reader import TaggerReader

        return TaggerReader(known_places)
    return GrammarReader(known_places)


def known_places(text: str) -> KindOf:
    """What kind of place a name is in the countries that a text speaks of."""
    from harmledger.resolve.gazetteer.country_words import countries_named
    from harmledger.resolve.gazetteer.known import KnownPlaces

    return KnownPlaces(countries_named(text)).kind_of


@contextmanager
def forgetting() -> Iterator[None]:
    """What the parser learns of words meanwhile is forgotten at the end: some kilobyte for each that it had never met.

    An archive of ten years has millions of them. For one thread at a time.
    """
    from harmledger.extract.grammar.parse import pipeline

    with pipeline().memory_zone():
        yield
