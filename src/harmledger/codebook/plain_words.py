"""Words that name nobody: what may be read by whoever must not know the names of victims and witnesses (M28).

``plain_words.yaml`` and the lower-case words of other files -> one frozen value. Apart from what looks for names, because which
words are plain is vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from harmledger.codebook.folding import fold
from harmledger.codebook.load import load

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_FEWEST = 3
"""Letters of a word that may have a prefix or a suffix: of shorter ones that would make names."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """All folded. ``openers`` begin sentences and name nobody; ``namesakes`` are plain words that are names too; ``seats`` are
    cities that governments are called by; ``unmarked`` are of scripts without capitals; ``heads`` make a name of what follows
    them; ``articles`` begin words that go on with a name. ``before``, ``of``, ``kinds`` and ``not_after`` are how a text says
    that a name is a place's.
    """

    openers: frozenset[str]
    namesakes: frozenset[str]
    seats: frozenset[str]
    unmarked: frozenset[str]
    heads: frozenset[str]
    articles: tuple[str, ...]
    before: frozenset[str]
    of: frozenset[str]
    kinds: frozenset[str]
    not_after: frozenset[str]


@cache
def load_plain_words() -> PlainWords:
    told = load("plain_words")
    namesakes = _folded(told["namesakes"])
    plain = _folded(told["openers"]) | {word for name in told["from_files"] for word in _lower(load(name))}
    plain |= {f"{word}s" for word in plain}
    unmarked, placed = told["unmarked"], told["placed"]
    return PlainWords(
        frozenset(plain - namesakes - {f"{word}s" for word in namesakes}),
        frozenset(namesakes),
        frozenset(_folded(told["seats"])),
        frozenset(_with_affixes(unmarked)),
        frozenset(_folded(unmarked["heads"])),
        tuple(_folded(unmarked["articles"])),
        *(frozenset(_folded(placed[name])) for name in ("before", "of", "kinds", "not_after")),
    )


def _with_affixes(unmarked: dict[str, list[str]]) -> Iterator[str]:
    for word in _folded(unmarked["words"]):
        yield word
        if len(word) >= _FEWEST:
            yield from (prefix + word for prefix in _folded(unmarked["prefixes"]))
            yield from (word + suffix for suffix in _folded(unmarked["suffixes"]))


def _lower(content: Any) -> Iterator[str]:
    """The words in lower case of all texts in a file, at any depth."""
    if isinstance(content, str):
        yield from _WORD.findall(content) if content.islower() else ()
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _lower(key)
            yield from _lower(value)
    elif isinstance(content, list):
        for one in content:
            yield from _lower(one)


def _folded(words: list[str]) -> set[str]:
    return {fold(word) for word in words}
