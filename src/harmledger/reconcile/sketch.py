"""A text as the least digests of its word triples, and of its longer words, by which texts that are alike are known (M20, M21).

A text comes in, its sorted digests go out as bytes; the share that two of them have in common estimates the share of triples,
or of words, that the texts do (Broder 1997, "bottom-k"). Apart because texts are long and a sketch is kept for each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from struct import pack, unpack
from zlib import crc32

SIZE = 48
"""How many digests of triples are kept: likeness is then told to within about 0.07."""
WORDS = 112
"""How many digests of words are kept: likeness is then told to within about 0.03."""

_LAST = 1 << 32
_WORD = re.compile(r"\w+")
LONG, STEM = 5, 7
"""Words of so many letters say what a text is about, and their first ones what they mean."""


def sketch_of(text: str) -> bytes:
    """The ``SIZE`` least digests of the text's word triples, sorted and packed; empty for a text of fewer than three words."""
    words = _words(text)
    return _least((" ".join(words[i : i + 3]) for i in range(len(words) - 2)), SIZE)


def words_of(text: str) -> bytes:
    """The ``WORDS`` least digests of the text's longer words, sorted and packed."""
    return _least((word[:STEM] for word in _words(text) if len(word) >= LONG and not word[0].isdigit()), WORDS)


def likeness(one: bytes, other: bytes, size: int = SIZE) -> float:
    """How much two texts have in common, from 0 to 1, by their sketches of ``size``."""
    a, b = unpacked(one), unpacked(other)
    if not a or not b:
        return 0.0
    # Up to here both are whole: a full sketch knows nothing of digests above its last.
    known = min(sketch[-1] if len(sketch) == size else _LAST for sketch in (a, b))
    shared = sum(digest <= known for digest in set(a).intersection(b))
    return shared / (bisect_right(a, known) + bisect_right(b, known) - shared)


def packed(digests: Iterable[int]) -> bytes:
    """Digests as bytes, eight each: a tenth of what as many numbers take, where 100,000 mentions are held at once."""
    held = tuple(digests)
    return pack(f">{len(held)}Q", *held)


def unpacked(held: bytes) -> tuple[int, ...]:
    return unpack(f">{len(held) // 8}Q", held)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _least(parts: Iterable[str], size: int) -> bytes:
    return packed(sorted({crc32(part.encode("utf-8", "surrogatepass")) for part in parts})[:size])
