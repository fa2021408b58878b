"""The sentences that tell one mention, and the names and numbers that stand in them, as digests.

A report and its mentions come in, sorted tuples of numbers go out. Apart from the signature because it is the only part that
reads text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from harmledger.codebook.directory import load_directory
from harmledger.codebook.folding import fold
from harmledger.codebook.likeness import likeness
from harmledger.codebook.load import load
from harmledger.model.aged_name import aged_names
from harmledger.model.mention import Mention
from harmledger.model.place import Place
from harmledger.model.report import Report
from harmledger.model.span import Span

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_RUN = re.compile(r"[^\W\d_][\w’'\-]*(?:[ \t]+[^\W\d_][\w’'\-]*)*")
_TOKEN = re.compile(r"[^\W_][\w’']*")
_NUMBER = re.compile(r"\d+(?::\d\d)?")
MANY = 64
"""No more names than this are kept of one text: the first ones, which tell what it is about."""


class Telling(NamedTuple):
    names: tuple[int, ...]
    numbers: tuple[str, ...]
    people: tuple[int, ...]


def tell(report: Report, mention: Mention, siblings: Sequence[Mention] = ()) -> Telling:
    """The names and numbers of the sentences that tell ``mention``.

    Bodies that the directory knows and those who speak for one are no such names: many reports of other happenings have them.
    """
    mine = _held(mention)
    others = [span for sibling in siblings if sibling.mention_id != mention.mention_id for span in _held(sibling)]
    told: list[str] = [report.title] if any(span.in_title for span in mine) else []
    belongs = not siblings or siblings[0].mention_id == mention.mention_id
    bare = _without_bodies(report)
    for start, end in _sentences(report.text):
        is_mine = any(not span.in_title and start <= span.start < end for span in mine)
        is_others = any(not span.in_title and start <= span.start < end for span in others)
        belongs = is_mine or (belongs and not is_others and bool(siblings))
        if belongs:
            told.append(bare[start:end])
    text = "\n".join(told)
    return Telling(_names(text, _plain_words(report) | _speakers(mention)), _numbers(text), _people(text))


@lru_cache(maxsize=64)
def keys_of(report: Report) -> tuple[int, ...]:
    """The names of the whole report."""
    return _names(f"{report.title}\n{_without_bodies(report)}", _plain_words(report))


@lru_cache(maxsize=64)
def _without_bodies(report: Report) -> str:
    """The text with a dot for each letter of a known body's name."""
    text = report.text
    for found in reversed(load_directory().inside(text)):
        text = text[: found.start] + "." * (found.end - found.start) + text[found.end :]
    return text


def _speakers(mention: Mention) -> frozenset[str]:
    """The names of those who speak for a body, in small letters: they speak of much else too."""
    said = [toll.attribution for toll in mention.tolls] + [actor.attribution for actor in mention.actors]
    return frozenset(token.lower() for who in said for token in _TOKEN.findall(who.spokesperson or ""))


def place_keys(place: Place) -> tuple[int, ...]:
    """The words for a place, and for what it lies within, as digests; without the small words."""
    words = "\n".join((place.words, place.within or "", place.match.name if place.match else ""))
    return _names(words, frozenset())


def _held(mention: Mention) -> list[Span]:
    """Where the mention's own words stand."""
    spans = [toll.span for toll in mention.tolls] + [weapon.span for weapon in mention.weapons]
    spans += [value.span for value in (mention.place, mention.date) if value]
    return spans + [actor.span for actor in mention.actors]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _SENTENCE.finditer(text))


@lru_cache(maxsize=64)
def _plain_words(report: Report) -> frozenset[str]:
    """Words that the report writes with a small letter too: with a capital they are a headline's, and name nobody."""
    return frozenset(word for word in _TOKEN.findall(report.text) if word[:1].islower())


def _names(text: str, plain: frozenset[str]) -> tuple[int, ...]:
    """Single names, and two that stand side by side as one, which says much more."""
    found: dict[str, None] = {}
    skip = likeness().no_names | _days_and_months()
    for run in _RUN.finditer(text):
        before = ""
        for token in _TOKEN.findall(run.group()):
            name = fold(token)
            is_name = token[0].isupper() and len(name) > 2 and name not in skip and token.lower() not in plain
            if is_name:
                found.setdefault(name)
                if before:
                    found.setdefault(f"{before} {name}")
            before = name if is_name else ""
    return _sorted(list(found)[:MANY])


def _people(text: str) -> tuple[int, ...]:
    """People told with an age: first name and surname, and every two names of theirs that stand side by side."""
    found = []
    for full in aged_names(text):
        parts = [fold(token) for token in _TOKEN.findall(full)]
        found += [f"{a} {b}" for a, b in [*pairwise(parts), (parts[0], parts[-1])]]
    return _sorted(found[:MANY])


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(_NUMBER.findall(text)[:MANY])))


@lru_cache(maxsize=1)
def _days_and_months() -> frozenset[str]:
    times = load("times")
    held = [*times["valued"].values(), *times["capitalised"].values()]
    return frozenset(word for words in held for word in words)


@lru_cache(maxsize=1 << 16)
def key(word: str) -> int:
    """A digest of one word or pair of words, odd for a pair, that does not show it."""
    digest = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=5).digest(), "big")
    return digest << 1 | (" " in word)


def is_pair(digest: int) -> bool:
    """Whether a digest is of two names side by side."""
    return bool(digest & 1)


def _sorted(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({key(word) for word in words}))
