"""A text as the least digests of its word triples, by which two texts that are nearly the same are known (M21).

A text comes in, a sorted tuple of numbers goes out; the share that two tuples have in common estimates the share of triples
that the texts do (Broder 1997, "bottom-k"). Apart because texts are long and a sketch is kept for each of them.
"""

from __future__ import annotations

import re
from heapq import nsmallest
from zlib import crc32

SIZE = 48
"""How many digests are kept: likeness is then told to within about 0.07."""

_WORD = re.compile(r"\w+")


def sketch_of(text: str) -> tuple[int, ...]:
    """The ``SIZE`` least digests of the text's word triples, sorted; () for a text of fewer than three words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    triples = {crc32(" ".join(words[i : i + 3]).encode("utf-8", "surrogatepass")) for i in range(len(words) - 2)}
    return tuple(nsmallest(SIZE, triples))


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """How much two texts have in common, from 0 to 1, by their sketches."""
    if not a or not b:
        return 0.0
    least = set(nsmallest(SIZE, set(a) | set(b)))
    return len(least & set(a) & set(b)) / len(least)
