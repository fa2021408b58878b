"""Kinds of body and person: the words of a phrase in, the kind that its nouns give out.

``claimant_kinds.yaml`` -> look-ups for resolve/actor.py. Apart from the directory, because "police" or "local activists" have
a kind and no id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from harmledger.codebook.folding import fold, tokens
from harmledger.codebook.inflect import noun_forms
from harmledger.codebook.load import load
from harmledger.errors import CodebookError

_PLURALS = {"media": "medium"}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimantKind:
    """``is_party`` says whether bodies of the kind can be a party to violence."""

    id: str
    label: str
    definition: str
    nouns: tuple[str, ...]
    is_party: bool = False


class Noun(NamedTuple):
    """A noun of a kind, from token ``start`` to token ``end`` of a phrase."""

    start: int
    end: int
    kind: str


class ClaimantKinds:
    """``kinds`` by id; the words of ``phrase`` as the YAML explains them."""

    def __init__(self, held: dict[str, Any]) -> None:
        self.kinds = {
            name: ClaimantKind(name, kind["label"], kind["definition"], tuple(kind["nouns"]), kind.get("party", False))
            for name, kind in held["kinds"].items()
        }
        self._nouns = {form: kind.id for kind in self.kinds.values() for form in _forms(kind.nouns)}
        self._longest = max(map(len, self._nouns))
        phrase = held["phrase"]
        self.joins, self.linked, self.before = (frozenset(map(fold, phrase[part])) for part in ("joins", "linked", "before"))
        parts = ("speakers", "fighters", "blows", "holdings")
        self.speakers, self.fighters, self.blows, self.holdings = (_forms(phrase[part]) for part in parts)

    def nouns(self, folded: Sequence[str]) -> tuple[Noun, ...]:
        """The nouns of kinds in a phrase of folded tokens, the longest at each place, left to right."""
        found: list[Noun] = []
        at = 0
        while at < len(folded):
            for end in range(min(len(folded), at + self._longest), at, -1):
                if kind := self._nouns.get(tuple(folded[at:end])):
                    found.append(Noun(at, end, kind))
                    at = end - 1
                    break
            at += 1
        return tuple(found)

    def is_party(self, kind: str) -> bool:
        return self.kinds[kind].is_party


@cache
def claimant_kinds() -> ClaimantKinds:
    """The kinds of the installed codebook. Raises CodebookError where the file does not hold what it should."""
    try:
        return ClaimantKinds(load("claimant_kinds"))
    except (KeyError, TypeError, AttributeError) as error:
        raise CodebookError(f"claimant_kinds.yaml does not follow its schema: {error}", "Run `harmledger check`.") from error


def _forms(phrases: Iterable[str]) -> frozenset[Key]:
    """Each phrase in the singular and the plural, as folded tokens."""
    return frozenset(key(form) for phrase in phrases for form in noun_forms(phrase, _PLURALS))


def key(phrase: str) -> Key:
    return tuple(fold(token.words) for token in tokens(phrase))
