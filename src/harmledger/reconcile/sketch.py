"""A text as the least digests of its word triples, and of its longer words, by which texts that are alike are known (M20, M21).

A text comes in, a sorted tuple of numbers goes out; the share that two tuples have in common estimates the share of triples, or
of words, that the texts do (Broder 1997, "bottom-k"). Apart because texts are long and a sketch is kept for each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from zlib import crc32

SIZE = 48
"""How many digests of triples are kept: likeness is then told to within about 0.07."""
WORDS = 112
"""How many digests of words are kept: likeness is then told to within about 0.03."""

_LAST = 1 << 32
_WORD = re.compile(r"\w+")
LONG, STEM = 5, 7
"""Words of so many letters say what a text is about, and their first ones what they mean."""


def sketch_of(text: str) -> tuple[int, ...]:
    """The ``SIZE`` least digests of the text's word triples, sorted; () for a text of fewer than three words."""
    words = _words(text)
    return _least((" ".join(words[i : i + 3]) for i in range(len(words) - 2)), SIZE)


def words_of(text: str) -> tuple[int, ...]:
    """The ``WORDS`` least digests of the text's longer words, sorted."""
    return _least((word[:STEM] for word in _words(text) if len(word) >= LONG and not word[0].isdigit()), WORDS)


def likeness(a: tuple[int, ...], b: tuple[int, ...], size: int = SIZE) -> float:
    """How much two texts have in common, from 0 to 1, by their sketches of ``size``."""
    if not a or not b:
        return 0.0
    # Up to here both are whole: a full sketch knows nothing of digests above its last.
    known = min(sketch[-1] if len(sketch) == size else _LAST for sketch in (a, b))
    shared = sum(digest <= known for digest in set(a).intersection(b))
    return shared / (bisect_right(a, known) + bisect_right(b, known) - shared)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _least(parts: Iterable[str], size: int) -> tuple[int, ...]:
    return tuple(sorted({crc32(part.encode("utf-8", "surrogatepass")) for part in parts})[:size])
