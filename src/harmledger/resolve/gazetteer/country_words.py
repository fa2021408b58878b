"""A report's whole text in, the countries that it speaks of out, the most spoken of first.

Apart from the resolver because it is asked once a report, before any place is known: its answer says which packs to open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from harmledger.resolve.gazetteer.store import world
from harmledger.resolve.gazetteer.words import place_words

# A name of a country never begins with a small Latin letter; scripts without case are looked at whole.
_START = re.compile(r"(?<![\w.])[^\W\d_a-z][^\W_a-z]*[^\W_]*")
_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\Z")
_ABBREVIATION_LENGTH = 3
_ABBREVIATIONS = frozenset({"US", "UK", "UAE", "DRC", "USA", "CAR", "KSA", "PRC", "PNG"})
_WEIGHTS = (3, 1, 0.001)
_TWICE = 2
NAME, DEMONYM, HINT = range(3)

CountryWord = tuple[str, str, int]


def english_words(countries: Iterable[tuple[str, str, list[str]]], demonyms: Iterable[tuple[str, str]]) -> set[CountryWord]:
    """(words, country, NAME or DEMONYM) of all countries, for the index: in English, and in scripts other than Latin.

    ``countries`` are (code, name, alternates), the English alternates first, as the gazetteer's tables have them.
    """
    adjectives = set(demonyms)
    words = {(demonym, country, DEMONYM) for demonym, country in adjectives}
    for country, name, alternates in countries:
        for at, alternate in enumerate([name, *alternates]):
            if (alternate, country) in adjectives:
                continue
            if at and not alternate.isascii() and alternate[:1].isascii():
                break
            if not (alternate.isupper() and len(alternate) <= _ABBREVIATION_LENGTH and alternate not in _ABBREVIATIONS):
                words.add((alternate.removeprefix("the ").removeprefix("The "), country, NAME))
        words.update((other, country, NAME) for other in alternates if other > "\u036f" and len(other) > 2)
    return words


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[CountryWord]]:
    """By first word, in the case it is written in: whole names, longest first."""
    by_first: dict[str, list[CountryWord]] = {}
    for words, country, sort in world().country_words():
        start = _START.match(words)
        if start and country:
            by_first.setdefault(start[0], []).append((words, country, sort))
    for phrases in by_first.values():
        phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase[2], phrase[1]))
    return by_first


def countries_named(text: str, *, with_hints: bool = True) -> tuple[str, ...]:
    """ISO codes of the countries that ``text`` names, the most spoken of first; a name counts three, a demonym one.

    Countries that it only hints at, by a great city or region of theirs, come last, or not at all.
    """
    weights = _weights(text)
    named = (country for country in weights if with_hints or weights[country] >= _WEIGHTS[DEMONYM])
    return tuple(sorted(named, key=lambda country: -weights[country]))


def country_called(words: str) -> str | None:
    """The country of that very name or people ("Chad", "Chadian"); None for all that is longer or shorter."""
    start = _START.match(words)
    phrases = _phrases().get(start[0], ()) if start else ()
    return next((country for phrase, country, sort in phrases if phrase == words and sort != HINT), None)


def main_country(text: str) -> str | None:
    """The country that ``text`` is about, or None where that is not plain.

    It is the only one whose capital the text names, or, where it names no capital, the one spoken of at least twice as
    much as any other; what the two ways disagree on is not plain. What is only hinted at counts as one demonym.
    """
    weights = {country: max(weight, 1.0) for country, weight in _weights(text).items()}
    capitals = place_words().capitals
    seats = [country for country in weights if country in capitals and capitals[country] in text]
    ranked = sorted(weights, key=lambda country: -weights[country])
    by_weight = ranked[0] if ranked and all(weights[ranked[0]] >= _TWICE * weights[other] for other in ranked[1:2]) else None
    if not seats:
        return by_weight
    return seats[0] if len(seats) == 1 and by_weight in {None, seats[0]} else None


@lru_cache(maxsize=4)  # reading and resolving ask of the same text
def _weights(text: str) -> dict[str, float]:
    phrases = _phrases()
    weights: dict[str, float] = {}
    end = 0
    for start in _START.finditer(text):
        found = phrases.get(start[0])
        if found is None or start.start() < end:
            continue
        at = start.start()
        for words, country, sort in found:
            after = at + len(words)
            if (words == start[0] or text.startswith(words, at)) and not text[after : after + 1].isalnum():
                if words.lower() not in place_words().persons_too or not _is_person(text[max(0, at - 30) : at]):
                    end = after
                    weights[country] = weights.get(country, 0.0) + _WEIGHTS[sort]
                break
    return weights


def _is_person(before: str) -> bool:
    word = _BEFORE.search(before)
    return bool(word and word[1].lower() in place_words().titles)
