"""The codebook's words around and inside names of places, loaded once.

Apart from the code that uses them because the words are data: ``codebook/place_words.yaml`` (STYLE).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from harmledger.errors import CodebookError
from harmledger.resolve.gazetteer.keys import fold

_FILE = "place_words.yaml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of ``place_words.yaml``; words are as written there, lower case."""

    generic_first: frozenset[str]
    generic_last: frozenset[str]
    kind_words: dict[str, str]
    near: frozenset[str]
    outskirts: frozenset[str]
    area: frozenset[str]
    directions: dict[str, int]
    roads: frozenset[str]
    between: frozenset[str]
    opening: frozenset[str]
    seats: tuple[str, ...]
    country_nouns: tuple[str, ...]
    capitals: dict[str, str]
    middles: dict[str, tuple[float, float]]
    abbreviations: dict[str, str]
    outer_abbreviations: dict[str, str]
    persons_too: frozenset[str]
    titles: frozenset[str]
    ordinary: frozenset[str]
    conflict_units: dict[str, tuple[str, ...]]


@cache
def place_words() -> PlaceWords:
    """The codebook's place words. Raises CodebookError if the file is not as its first lines say."""
    text = (files("harmledger.codebook") / _FILE).read_text(encoding="utf-8")
    try:
        data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
        return _place_words(data)
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise CodebookError(
            f"{_FILE} is not a codebook of place words: {wrong!r}.", "Compare it with the one in the package."
        ) from wrong


def _place_words(data: dict[str, Any]) -> PlaceWords:
    kind_words = {word: kind for kind, words in reversed(data["kind_words"].items()) for word in words}
    directions = {word: int(degrees) for degrees, *words in data["directions"].values() for word in words}
    return PlaceWords(
        generic_first=frozenset(map(fold, data["generic_first_words"])),
        generic_last=frozenset(map(fold, data["generic_last_words"])),
        kind_words=kind_words,
        near=frozenset(data["near_words"]),
        outskirts=frozenset(data["outskirts_words"]),
        area=frozenset(data["area_words"]),
        directions=directions,
        roads=frozenset(data["road_words"]),
        between=frozenset(data["between_words"]),
        opening=frozenset(data["opening_words"]),
        seats=tuple(data["seat_words"]),
        country_nouns=tuple(data["country_nouns"]),
        capitals=dict(data["capitals"]),
        middles={unit: (latitude, longitude) for unit, (latitude, longitude) in data["unit_middles"].items()},
        abbreviations=dict(data["abbreviations"]),
        outer_abbreviations={str(short): name for name, shorts in data["outer_abbreviations"].items() for short in shorts},
        persons_too=frozenset(data["names_of_persons_too"]),
        titles=frozenset(data["titles_of_persons"]),
        ordinary=frozenset(data["ordinary_words"].split()) | frozenset(data["given_names"].split()),
        conflict_units={country: tuple(map(str, names)) for country, names in data["conflict_units"].items()},
    )
