"""Mends a text for the parser without losing where each character stood (damaged text is the normal case).

A string comes in; out come the mended string and, for each of its characters, the place in the original. Kept apart so
that no later step needs to know that the parser saw anything but the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from harmledger.extract.grammar.run_together import lost_spaces

REPLACED = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": " ",
    }
)
DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# "A 3-year - old boy": a text whose hyphens were given spaces, which the parser takes for dashes.
SPACED = re.compile(r"(?<=\w-year) - (?=old)", re.IGNORECASE)
SPACED_HYPHEN = re.compile(r"(?<=[a-z\d]) - (?=[a-z])|(?<=-[Yy]ear) - (?=[Oo]ld)")
GLUED_STOP = re.compile(r"(?<=[a-z\d\])\"'])[.!?](?=[A-Z\"][a-z])|(?<=[a-z]{2})\.(?=[A-Z]{2})")


@dataclass(frozen=True, slots=True)
class CleanText:
    """``text`` is for the parser; ``origin[i]`` is where its i-th character stands in the text as given."""

    text: str
    origin: tuple[int, ...] | range

    def start(self, i: int) -> int:
        return self.origin[i]

    def end(self, i: int) -> int:
        """The original end of a stretch that ends before the i-th character."""
        return self.origin[i - 1] + 1 if i else 0


def clean(text: str, begin: int, end: int) -> CleanText:
    """The stretch of ``text`` from ``begin`` to ``end``, with quotes and dashes made plain, invisible characters dropped,
    a space put where two words or sentences lost it ("helicopter.Local", "32wounded"), and none around the hyphens of a text
    that spaces them.
    """
    given = text[begin:end]
    piece = given.translate(REPLACED).replace("\n", " ")
    breaks = lost_spaces(piece).union(match.end() for match in GLUED_STOP.finditer(piece))
    spaces = set(_spaces_at_hyphens(text, given)) if " - " in given else set()
    if not breaks and not spaces and not DROPPED.search(piece):
        return CleanText(piece, range(begin, begin + len(piece)))
    letters: list[str] = []
    origin: list[int] = []
    for i, letter in enumerate(piece):
        if i in breaks:
            letters.append(" ")
            origin.append(begin + i)
        if i not in spaces and not DROPPED.match(letter):
            letters.append(letter)
            origin.append(begin + i)
    return CleanText("".join(letters), tuple(origin))


def _spaces_at_hyphens(text: str, given: str) -> Iterator[int]:
    """Where spaces stand around hyphens, in a text that writes ages so; its dashes are others, or stand by a capital."""
    if _spaces_hyphens(text):
        for match in SPACED_HYPHEN.finditer(given):
            yield from (match.start(), match.end() - 1)


@lru_cache(maxsize=8)
def _spaces_hyphens(text: str) -> bool:
    return SPACED.search(text) is not None
