"""A place's words as a report writes them in; the names inside them, and how the place lies to those, out.

Apart from the look-up because it is grammar: "4 km east of X", "outskirts of X", "between X and Y", "southern X countryside".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from harmledger.resolve.gazetteer.words import place_words

Relation = Literal["in", "near", "part", "between", "list"]

_KILOMETRES = {"k": 1.0, "m": 1.609}
_DISTANCE = re.compile(
    r"(?:(?:some|about|around|roughly|nearly|over|more than)\s+)?"
    r"(\d+(?:[.,]\d+)?)\s*-?\s*(k|m)(?:m|ms|ilomet(?:er|re)s?|iles?|i)\b\.?"
    r"(?:\s*\([^)]*\))?(?:\s+(?:away|outside))?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(([^)]*)\)")
_PARTED = re.compile(r",|\s+and\s+")
_LIST = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&|or)\s+")
_HYPHENS = re.compile(r"\s*[-–—]+\s*(?=[A-Z])")
_OWNER = re.compile(r"['’]s\Z")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``names`` to look up, the ``kind`` that the words give them, the ``direction`` in degrees (-1 is the centre)."""

    names: tuple[str, ...]
    relation: Relation = "in"
    kind: str | None = None
    direction: int | None = None
    distance_km: float | None = None
    outer: str | None = None


@lru_cache(maxsize=8192)
def parse(words: str) -> Phrase:
    """The names and relations of a place's words; words without any name give an empty ``names``."""
    text = _SPACES.sub(" ", words).strip(" .,;:'\"“”‘’")
    outer = None
    bracket = _BRACKET.search(text)
    distance = _DISTANCE.search(text)
    alternatives: tuple[str, ...] = ()
    if distance:
        text = (text[: distance.start()] + " " + text[distance.end() :]).strip()
    elif bracket:
        alternatives, text = (bracket[1].strip(),), _BRACKET.sub("", text).strip()
    if "," in text and not _LIST.search(text.split(",", 1)[1].strip()):
        text, outer = (part.strip() for part in text.split(",", 1))
    phrase = _between(text) or _beside(text) or _part(text) or _listed(text) or _plain(text)
    kilometres = float(distance[1].replace(",", ".")) * _KILOMETRES[distance[2].lower()] if distance else None
    relation: Relation = "near" if distance and phrase.relation in {"in", "part"} else phrase.relation
    names = tuple(name for name in (*phrase.names, *alternatives) if _is_name(name))
    return Phrase(names, relation, phrase.kind, phrase.direction, kilometres, outer or phrase.outer)


def plain(words: str) -> Phrase:
    """The words as one name, with the kind that they give it, whatever directions stand in it ("West Darfur State")."""
    return _plain(_SPACES.sub(" ", words).strip(" .,;:'\"“”‘’"))


def _is_name(name: str) -> bool:
    return any(letter.isalpha() and not letter.islower() for letter in name)


def without_opening(text: str) -> str:
    """The words without what opens them and belongs to no name ("the besieged", "several")."""
    words = text.split()
    opening = place_words().opening
    while len(words) > 1 and words[0].lower() in opening and not (words[0] == "The" and words[1] == "Hague"):
        words = words[1:]
    return " ".join(words)


def _between(text: str) -> Phrase | None:
    lists = place_words()
    words = text.lower().split()
    for at, word in enumerate(words):
        if word in lists.between:
            rest = " ".join(text.split()[at + 1 :])
            ends = re.split(r"\s+(?:and|to)\s+", rest, maxsplit=1)
            if len(ends) == 2:
                return Phrase(tuple(_name(end)[0] for end in ends), "between")
    if len(words) > 1 and words[-1] in lists.roads:
        stem = " ".join(text.split()[:-1])
        ends = _HYPHENS.split(without_opening(stem))
        if len(ends) == 2 and ends[0][:1].isupper():
            return Phrase((ends[0], ends[1]), "between")
    return None


def _beside(text: str) -> Phrase | None:
    """Such as "near X", "outside X", "north of X", "to the west of X", "the outskirts of X", "X outskirts"."""
    lists = place_words()
    words = text.split()
    lower = [word.lower() for word in words]
    for opening in lists.near:
        if text.lower().startswith(opening + " "):
            name, kind = _name(text[len(opening) + 1 :])
            return Phrase((name,), "near", kind)
    for at, word in enumerate(lower[:-2]):
        if lower[at + 1] not in {"of", "from"}:
            continue
        # "South of X", but not "South of the River", whose capital is a name's.
        is_direction = lists.directions.get(word, -1) >= 0 and not words[at][0].isupper() and not _is_inside(lower[:at])
        if is_direction or word in lists.outskirts:
            name, kind = _name(_PARTED.split(" ".join(words[at + 2 :]), maxsplit=1)[0])
            return Phrase((name,), "near", kind, lists.directions[word] if is_direction else _direction(lower[:at]))
    if len(words) > 1 and lower[-1] in lists.outskirts:
        name, kind = _name(" ".join(words[:-1]))
        return Phrase((name,), "near", kind)
    return None


def _is_inside(before: list[str]) -> bool:
    """Whether "south of X" lies in X: "the south of X" does, "to the south of X" does not."""
    return before[-1:] == ["the"] and before[-2:-1] != ["to"]


def _part(text: str) -> Phrase | None:
    """Such as "southern X", "X's north", "X countryside", "the countryside of X", "parts of X", "neighbourhoods of X"."""
    lists = place_words()
    words = without_opening(text).split()
    lower = [word.lower() for word in words]
    if len(words) > 1 and lower[-1] in lists.directions and _OWNER.search(words[-2]):
        name, kind = _name(_OWNER.sub("", " ".join(words[:-1])))
        return Phrase((name,), "part", kind, lists.directions[lower[-1]])
    of = lower.index("of") if "of" in lower[1:3] else 0
    if of and len(words) > of + 1:
        noun, direction = lower[of - 1], _direction(lower[:of])
        if noun in lists.area or noun in lists.directions or (noun in lists.kind_words and noun.endswith("s")):
            name, kind = _name(" ".join(words[of + 1 :]))
            return Phrase((name,), "part", kind, direction)
        # "The northern city of X" is X, wherever it lies.
        return _plain(text)
    is_area = len(words) > 1 and lower[-1] in lists.area
    is_side = len(words) > (2 if is_area else 1) and (lower[0] in lists.directions or lower[0] == "rural")
    if not is_area and not is_side:
        return None
    name, kind = _name(" ".join(words[is_side : len(words) - is_area]))
    return Phrase((name,), "part", kind, lists.directions.get(lower[0]) if is_side else None)


def _listed(text: str) -> Phrase | None:
    if "/" in text:
        # "A / B" are two names of one place: the first that is found counts.
        either = [_name(part) for part in text.split("/") if part.strip()]
        return Phrase(tuple(name for name, _ in either), "in", either[0][1]) if either else None
    names = [_name(part) for part in _LIST.split(text) if part.strip()]
    if len(names) < 2:
        return None
    kind = next((kind for _, kind in reversed(names) if kind), None)
    return Phrase(tuple(name for name, _ in names if name), "list", kind)


def _plain(text: str) -> Phrase:
    name, kind = _name(text)
    return Phrase((name,) if _is_name(name) else (), "in", kind)


def _name(text: str) -> tuple[str, str | None]:
    """A name without its opening and kind words ("the town of X", "X camp") and its kind."""
    kind_words = place_words().kind_words
    kind, words = _after_kind_of(text.split())
    while len(words) > 1:
        last = " ".join(words[-2:]).lower()
        if len(words) == 2 or last not in kind_words:
            last = words[-1].lower()
        if last not in kind_words:
            break
        kind, words = kind or kind_words[last], words[: -last.count(" ") - 1]
    if len(words) > 1 and words[0].islower() and words[0] in kind_words:
        kind, words = kind or kind_words[words[0]], words[1:]
    return " ".join(words), kind


def _after_kind_of(words: list[str]) -> tuple[str | None, list[str]]:
    """Such as "the northern city of X", which is X, a settlement, wherever it lies."""
    kind_words = place_words().kind_words
    for at, word in enumerate(words[:-2]):
        if words[at + 1].lower() == "of" and word.lower() in kind_words and word.islower():
            return kind_words[word.lower()], without_opening(" ".join(words[at + 2 :])).split()
    return None, without_opening(" ".join(words)).split()


def _direction(words: list[str]) -> int | None:
    directions = place_words().directions
    return next((directions[word] for word in words if word in directions), None)
