"""Words as people mistype them -> tokens that compare equal, with their offsets into the words as given.

Case, diacritics, apostrophes, hyphens, soft hyphens, a possessive s and dots in acronyms are folded away; offsets always
point into the text as it came. Apart from the directory, because actors and claimants are both looked up through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

APOSTROPHES = "'’‘ʼʻʿʾ`´"
SOFT_HYPHEN = "\u00ad"
# A dotted acronym ("U.N.") is one token; an apostrophe or a soft hyphen inside a word does not end it.
_TOKEN = re.compile(rf"[A-Z](?:\.[A-Z])+\b\.?|\w+(?:[{APOSTROPHES}{SOFT_HYPHEN}]\w+)*")
# What may stand between two words of one name: never a full stop, comma, colon, bracket or blank line.
_BRIDGE = re.compile(rf"[ \t\u00a0{APOSTROPHES}{SOFT_HYPHEN}\-‐‑–/&\"“”«»]*(?:\r?\n)?[ \t]*\Z")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]\Z")
_BEFORE = re.compile(rf"(\w+(?:[{APOSTROPHES}]s)?)[ \t\u00a0]+\Z")
_MARKS = str.maketrans("", "", APOSTROPHES + SOFT_HYPHEN + ".")


class Token(NamedTuple):
    """A word as written, from ``start`` to ``end``."""

    words: str
    start: int
    end: int


def tokens(words: str, start: int = 0) -> Iterator[Token]:
    """The words of a string from ``start`` on, in order; hyphens part them, apostrophes do not."""
    for found in _TOKEN.finditer(words, start):
        yield Token(found.group(), found.start(), found.end())


def token_matches(words: str) -> Iterator[re.Match[str]]:
    """The same as matches, for passing quickly over words that name nothing."""
    return _TOKEN.finditer(words)


def word_before(words: str, start: int) -> str | None:
    """The word that stands before ``start`` with nothing but a space between; None where there is none."""
    found = _BEFORE.search(words, max(0, start - 40), start)
    return found.group(1) if found else None


def bridges(words: str, left: Token, right: Token) -> bool:
    """Whether nothing between two neighbours parts them into two names."""
    gap = words[left.end : right.start]
    return gap == " " or _BRIDGE.match(gap) is not None


@lru_cache(maxsize=1 << 16)
def fold(token: str) -> str:
    """One word without case, diacritics, apostrophes, soft hyphens and dots."""
    decomposed = normalize("NFKD", token.translate(_MARKS))
    return "".join(letter for letter in decomposed if not combining(letter)).casefold()


@lru_cache(maxsize=1 << 16)
def unpossessed(token: str) -> str:
    """The word as written without a possessive s, also where its apostrophe was lost ("Observatorys")."""
    bare = _POSSESSIVE.sub("", token)
    if bare == token and len(token) > 2 and token[-1] == "s":
        return token[:-1]
    return bare


@lru_cache(maxsize=1 << 16)
def bare_length(token: str) -> int:
    """How many characters of the word are the name, before a possessive that shows its apostrophe."""
    return len(_POSSESSIVE.sub("", token))


@lru_cache(maxsize=1 << 16)
def acronym_form(token: str) -> str:
    """The word with its case kept and dots and marks gone: "U.N." is "UN", "JeM" stays "JeM"."""
    return token.translate(_MARKS)


def is_acronym(token: str) -> bool:
    """Whether a word of a listed name is written in capitals and so must be met in capitals: "US", "UN", "EU"."""
    return len(token) > 1 and any(map(str.isalpha, token)) and token.upper() == token
