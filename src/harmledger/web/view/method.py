"""How a figure comes about, from the rules and the codebook that this very version works with.

Nothing comes in but what is installed; a Method goes out, so that the page cannot say what the program does not do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from harmledger import __version__
from harmledger.codebook.directory import load_directory
from harmledger.codebook.load import digest, load

RULES = Path(__file__).parent.parent / "rules.yaml"

SOURCES = {
    "harm": "verbs, states and nouns of harm",
    "victims": "nouns for people",
    "numbers": "number words and what bounds a number",
    "violence": "words of violence",
    "weapons": "weapons and counted munitions",
    "doers": "nouns for those who do violence, words of blame, claim and denial",
    "saying": "verbs of saying and nouns for who says it",
    "tellings": "plans and fears, totals, scenery",
    "times": "words of time",
    "place_words": "nouns for kinds of places",
}
"""The codebook's files that hold words, and what each holds."""


@dataclass(frozen=True, slots=True)
class EventType:
    name: str
    definition: str
    acled: str
    plover: str


@dataclass(frozen=True, slots=True)
class Method:
    """``rules`` are the numbered rules by section; ``precisions`` a name with what it means."""

    version: str
    codebook: str
    rules: dict[str, dict[str, str]]
    types: tuple[EventType, ...]
    places: dict[str, str]
    days: dict[str, str]
    words: tuple[tuple[str, str, int], ...]
    bodies: tuple[tuple[str, int], ...]


@cache
def method() -> Method:
    precision = load("precision")
    return Method(
        __version__,
        digest(),
        rules(),
        tuple(_type(entry) for entry in load("event_types")["event_types"].values()),
        {name: told["label"] for name, told in precision["geo_precision"].items()},
        {name: told["label"] for name, told in precision["date_precision"].items()},
        tuple((name, holds, _leaves(load(name))) for name, holds in SOURCES.items()),
        tuple(sorted(Counter(entry.kind.replace("_", " ") for entry in load_directory()).items())),
    )


def rules() -> dict[str, dict[str, str]]:
    """The method's rules, by section and number."""
    found: dict[str, dict[str, str]] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return found


def _type(told: dict[str, Any]) -> EventType:
    acled, plover = told.get("acled") or {}, told.get("plover") or {}
    modes = ", ".join(filter(None, (plover.get("event"), plover.get("mode"))))
    return EventType(told["label"], told["definition"], acled.get("sub_event_type") or "", modes)


def _leaves(told: Any) -> int:
    """How many entries a file of the codebook holds in its lists and mappings."""
    if isinstance(told, dict):
        return sum(map(_leaves, told.values()))
    return sum(map(_leaves, told)) if isinstance(told, list) else 1
