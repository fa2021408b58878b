"""The codebook's nouns of places, keyed for look-up: what kind each makes of a name, and how a place is described.

Apart from the rules because every one of them asks these tables, token by token.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from harmledger.codebook.inflect import noun_forms, verb_forms
from harmledger.codebook.load import load


@dataclass(frozen=True, slots=True)
class PlaceNouns:
    """``kinds`` leads from a noun to the kind of place it makes; the rest are sets of words, all in lower case.

    ``openings`` leads from the word that opens a name ("Mount Delmar") to the kind of place it makes, ``entered`` are forms of
    verbs whose object is a place, ``peopled`` the nouns of those who live in one; ``roads`` lead from place to place, and to
    ``hospitals`` the wounded are brought.
    ``offices`` are the nouns of those who speak and fight, which make no place of a name;
    ``local_bodies`` are the first words of what a town has one of, so that its name is the town's.
    """

    kinds: Mapping[str, str]
    stretches: frozenset[str]
    localities: frozenset[str]
    seats: frozenset[str]
    describing: frozenset[str]
    directions: frozenset[str]
    near: frozenset[str]
    before_of: frozenset[str]
    too_wide: frozenset[str]
    openings: Mapping[str, str]
    entered: frozenset[str]
    peopled: frozenset[str]
    roads: frozenset[str]
    hospitals: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    local_bodies: frozenset[str]


@cache
def place_nouns() -> PlaceNouns:
    """The tables of the installed codebook. Raises CodebookError where a file is damaged."""
    words, sites = load("place_words"), load("sites")
    kinds = _kinds(words, sites)
    speakers = (noun.rsplit(" ", 1)[-1] for kind in load("claimant_kinds")["kinds"].values() for noun in kind["nouns"])
    return PlaceNouns(
        kinds=kinds,
        stretches=frozenset(sites["stretches"]),
        localities=frozenset(sites["localities"]),
        seats=frozenset(sites["seats"]),
        describing=frozenset((*sites["describing"], *sites["seats"])),
        directions=frozenset(word for row in words["directions"].values() for word in row if isinstance(word, str)),
        near=frozenset(sites["near"]),
        before_of=frozenset(sites["before_of"]),
        too_wide=frozenset(sites["too_wide"]),
        openings={word: kind for kind, row in sites["opening_names"].items() for word in row},
        entered=frozenset(form for verb in sites["entered"] for form in verb_forms(verb, load("violence")["irregular"])),
        peopled=_forms(sites["peopled"]),
        roads=frozenset(sites["roads"]),
        hospitals=frozenset(sites["hospitals"]),
        titles=frozenset(words["titles_of_persons"]),
        offices=_forms(speakers) - _forms(kinds),
        local_bodies=frozenset(sites["local_bodies"]),
    )


def _kinds(words: Mapping[str, Mapping[str, Iterable[str]]], sites: Mapping[str, Iterable[str]]) -> dict[str, str]:
    kinds = {noun: kind for kind, nouns in words["kind_words"].items() for noun in nouns}
    kinds.update(dict.fromkeys(sites["localities"], "neighbourhood"))
    for noun in sites["natural"]:
        kinds.setdefault(noun, "natural")
    for noun in sites["sites"]:
        for form in noun_forms(noun, {}):
            kinds.setdefault(form, "facility")
    return kinds


def _forms(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in noun_forms(noun, {}))
