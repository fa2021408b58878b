"""Where damaged text lost the space between two words: "32wounded", "inNawa", "soldiersdead", "dead,22 hurt".

A string comes in; out come the places where a space belongs. Words are cut only where every piece is a word that the codebook
knows and one of them says a harm or a number, so that no name and no word that it does not know is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from harmledger.codebook.lexicon import lexicon

TOKEN = re.compile(r"\S+")
COMMA = re.compile(r"(?<=[A-Za-z])[,;:](?=[A-Za-z\d])|(?<=\d)[,;](?=[a-z]{2})")
AFTER_DIGITS = re.compile(r"(?<=\d)(?=[a-z]{3})")
SHORTEST = 3
"""Letters of a harmed person's noun that may be a piece."""


@dataclass(frozen=True, slots=True)
class _Pieces:
    """``opening`` finds a short word run into a name or number, ``suspect`` a word with a harm or a number in it; ``known`` are
    the pieces.
    """

    opening: re.Pattern[str]
    suspect: re.Pattern[str]
    harms: frozenset[str]
    numbers: frozenset[str]
    people: frozenset[str]
    known: frozenset[str]


def lost_spaces(text: str) -> frozenset[int]:
    """The offsets before which a space was lost."""
    return frozenset(match.start() + cut for match in TOKEN.finditer(text) for cut in _cuts(match.group()))


@lru_cache(maxsize=20_000)
def _cuts(token: str) -> tuple[int, ...]:
    """The places where a stretch without a space wants one. Most stretches are words that come again and again."""
    pieces = _pieces()
    found = {match.end() for match in COMMA.finditer(token)}
    found.update(match.start() for match in AFTER_DIGITS.finditer(token))
    found.update(match.end() for match in pieces.opening.finditer(token))
    for match in pieces.suspect.finditer(token):
        at = match.start()
        for piece in _cut(match.group().lower(), pieces)[:-1]:
            at += len(piece)
            found.add(at)
    return tuple(found)


def _cut(word: str, pieces: _Pieces) -> tuple[str, ...]:
    """The pieces of a word, the longest first, with a harm among them or people who are counted; none where it cannot be cut
    wholly.
    """
    found = () if word in pieces.known else _pieces_of(word, pieces.known)
    told = not pieces.harms.isdisjoint(found) or not (pieces.numbers.isdisjoint(found) or pieces.people.isdisjoint(found))
    return found if told else ()


def _pieces_of(word: str, known: frozenset[str]) -> tuple[str, ...]:
    if word in known:
        return (word,)
    for end in range(len(word) - 1, 1, -1):
        if word[:end] in known and (rest := _pieces_of(word[end:], known)):
            return (word[:end], *rest)
    return ()


@cache
def _pieces() -> _Pieces:
    lex = lexicon()
    short = lex.tellings.run_together
    harms = frozenset(word for word in lex.harms.states if len(word) > SHORTEST)
    people = frozenset(word for word in lex.victims.nouns if len(word) > SHORTEST)
    numbers = frozenset((*lex.numbers.units, *lex.numbers.tens, *lex.numbers.vague)) - {"some"}
    states = "|".join(sorted(map(re.escape, harms), key=len, reverse=True))
    counts = "|".join(sorted(numbers, key=len, reverse=True))
    return _Pieces(
        opening=re.compile(rf"\b(?:{'|'.join(sorted(short, key=len, reverse=True))})(?=[A-Z][a-z]|\d+\b)"),
        suspect=re.compile(rf"\b[a-z]+(?:{states})[a-z]*|\b(?:{states})[a-z]{{2,}}|\b(?:{counts})[a-z]{{4,}}", re.IGNORECASE),
        harms=harms,
        numbers=numbers,
        people=people,
        known=harms | people | numbers | short,
    )
