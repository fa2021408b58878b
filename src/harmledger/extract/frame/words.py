"""The words that frame a news text, from words.yaml; kept apart so that one is added without touching the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
LOWER = "a-z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.islower())
"""Latin capitals and small letters with their accents, to stand inside a character class."""


@dataclass(frozen=True, slots=True)
class FrameWords:
    """``agencies`` leads from printed form to name on record, ``months`` from a name to 1..12; the rest is lower case."""

    agencies: dict[str, str]
    months: dict[str, int]
    weekdays: tuple[str, ...]
    published_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    starters: frozenset[str]
    function_words: frozenset[str]
    not_places: frozenset[str]
    furniture_lines: frozenset[str]
    furniture_openers: tuple[str, ...]
    caption_labels: tuple[str, ...]
    furniture_closers: tuple[str, ...]


@lru_cache(maxsize=1)
def frame_words() -> FrameWords:
    """The words as shipped, read once."""
    raw = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))
    return FrameWords(
        agencies={form: name for name, forms in raw["agencies"].items() for form in (name, *forms)},
        months=dict(raw["months"]),
        weekdays=tuple(raw["weekdays"]),
        published_labels=tuple(raw["published_labels"]),
        updated_labels=tuple(raw["updated_labels"]),
        starters=frozenset(raw["starters"]),
        function_words=frozenset(raw["function_words"]),
        not_places=frozenset(raw["not_places"]),
        furniture_lines=frozenset(raw["furniture_lines"]),
        furniture_openers=tuple(raw["furniture_openers"]),
        caption_labels=tuple(raw["caption_labels"]),
        furniture_closers=tuple(raw["furniture_closers"]),
    )


def any_of(words: tuple[str, ...] | list[str] | frozenset[str]) -> str:
    """A regular expression for one of the words, the longest first, with any white space for a space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))
