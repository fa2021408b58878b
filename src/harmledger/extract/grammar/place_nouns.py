"""The codebook's nouns of places, keyed for look-up: what kind each makes of a name, and how a place is described.

Apart from the rules because every one of them asks these tables, token by token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from harmledger.codebook.inflect import noun_forms
from harmledger.codebook.load import load


@dataclass(frozen=True, slots=True)
class PlaceNouns:
    """``kinds`` leads from a noun to the kind of place it makes; the rest are sets of words, all in lower case."""

    kinds: Mapping[str, str]
    stretches: frozenset[str]
    localities: frozenset[str]
    directions: frozenset[str]
    describing: frozenset[str]
    near: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]


@cache
def place_nouns() -> PlaceNouns:
    """The tables of the installed codebook. Raises CodebookError where a file is damaged."""
    words, sites = load("place_words"), load("sites")
    kinds = {noun: kind for kind, nouns in words["kind_words"].items() for noun in nouns}
    kinds.update({noun: "neighbourhood" for noun in sites["localities"]})
    for noun in sites["natural"]:
        kinds.setdefault(noun, "natural")
    for noun in sites["sites"]:
        for form in noun_forms(noun, {}):
            kinds.setdefault(form, "facility")
    offices = {form for kind in load("claimant_kinds")["kinds"].values() for noun in kind["nouns"] for form in noun_forms(noun.rsplit(" ", 1)[-1], {})}
    return PlaceNouns(
        kinds=kinds,
        stretches=frozenset(sites["stretches"]),
        localities=frozenset(sites["localities"]),
        directions=frozenset(word for row in words["directions"].values() for word in row if isinstance(word, str)),
        describing=frozenset(sites["describing"]),
        near=frozenset(word for word in words["near_words"] if " " not in word and word != "by"),
        titles=frozenset(words["titles_of_persons"]) - {"father"},
        offices=frozenset(offices - {form for noun in kinds for form in noun_forms(noun, {})}),
    )
