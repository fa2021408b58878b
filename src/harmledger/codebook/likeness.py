"""What makes two tellings alike, as the codebook has it: families of violence, voices that are one, words that are no names.

``likeness.yaml`` -> frozen sets for reconcile/. Apart from the event types, because a family says what reporters mistake for
what, not what a type is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from harmledger.codebook.load import load
from harmledger.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Likeness:
    """``families`` by type of violence; ``loose`` types may be any other, ``special`` ones hardly.

    ``single_voices`` and ``many_voices`` are kinds of claimant (M21), ``no_names`` words with a capital that name nobody.
    """

    families: dict[str, frozenset[str]]
    loose: frozenset[str]
    special: frozenset[str]
    single_voices: frozenset[str]
    many_voices: frozenset[str]
    no_names: frozenset[str]


@cache
def likeness() -> Likeness:
    """The installed codebook's. Raises CodebookError where the file does not hold what it should."""
    try:
        return _built(load("likeness"))
    except (KeyError, TypeError, AttributeError) as error:
        raise CodebookError(f"likeness.yaml does not follow its schema: {error}", "Run `harmledger check`.") from error


def _built(held: dict[str, Any]) -> Likeness:
    families: dict[str, set[str]] = {}
    for family, types in held["families"].items():
        for name in types:
            families.setdefault(name, set()).add(family)
    return Likeness(
        {name: frozenset(found) for name, found in families.items()},
        frozenset(held["loose"]),
        frozenset(held["special"]),
        frozenset(held["single_voices"]),
        frozenset(held["many_voices"]),
        frozenset(held["no_names"]),
    )
