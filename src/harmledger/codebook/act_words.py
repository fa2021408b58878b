"""The words of what is done: violence, who does it, with what, and what things it hits, spelled out in all their forms.

violence.yaml, doers.yaml, weapons.yaml and damage.yaml come in; frozen tables keyed by word form come out, for lexicon.py
to hold beside the words of harm, numbers and sayings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger.codebook.inflect import noun_forms, verb_forms
from harmledger.codebook.load import load

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""From a phrase's first word to the phrases, as tokens, with the class of each: the longest first."""


Sign = tuple[tuple[str, ...], ...]
"""Stretches of tokens that follow one another in a sentence, with any words between: "put ... to death"."""


@dataclass(frozen=True, slots=True)
class Violence:
    """Words of violence: noun phrases and verbs with the type of event that each names, and what a verb's subject does."""

    nouns: Phrases
    verbs: Mapping[str, str]
    perpetrating: frozenset[str]
    launching: frozenset[str]
    clashing: frozenset[str]
    exchanging: frozenset[str]
    exchanged: frozenset[str]
    occurring: frozenset[str]
    seeing: frozenset[str]
    precedence: Mapping[str, int]
    accidents: frozenset[str]
    accident_phrases: tuple[str, ...]
    befalling: frozenset[str]
    mishaps: tuple[str, ...]
    set_fires: tuple[str, ...]
    volatile: frozenset[str]
    flying: frozenset[str]
    by_air: frozenset[str]
    on_ground: frozenset[str]
    not_mines: frozenset[str]
    not_bombers: frozenset[str]
    signs: Mapping[str, tuple[tuple[Sign, str], ...]]
    storming: frozenset[str]
    losing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Doers:
    """Words for those who do violence (M12, M13): doers.yaml says what each list holds."""

    nouns: frozenset[str]
    craft: frozenset[str]
    never: frozenset[str]
    modifiers: frozenset[str]
    kinds: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    epithets: frozenset[str]
    open_nouns: frozenset[str]
    open_adjectives: frozenset[str]
    ground: frozenset[str]
    deeds_of_states: frozenset[str]
    vague: frozenset[str]
    unknown: frozenset[str]
    single: frozenset[str]
    state_words: frozenset[str]
    of_state: frozenset[str]
    fighting: frozenset[str]
    rebels: frozenset[str]
    crowds: frozenset[str]
    responders: frozenset[str]
    bands: frozenset[str]
    hallmarks: frozenset[str]
    backing: frozenset[str]
    blaming: frozenset[str]
    accusing: frozenset[str]
    accusations: frozenset[str]
    claiming: frozenset[str]
    admitting: frozenset[str]
    denying: frozenset[str]
    denied: frozenset[str]
    disowned: frozenset[str]
    alleging: frozenset[str]
    of_blame: frozenset[str]
    claimed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weapons:
    """Weapons by what reports call them, with their ids, and the nouns of munitions that a number may stand before (M6)."""

    phrases: Phrases
    counted: frozenset[str]
    projectiles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Damages:
    """Verbs and nouns of damage with the extent that they tell of, and the things that are hit."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    flames: frozenset[str]
    objects: frozenset[tuple[str, ...]]


def violence_words() -> Violence:
    """The words of violence.yaml. Raises CodebookError where it is damaged."""
    data = load("violence")
    plurals = load("victims")["irregular_plurals"]

    def verbs(lemmas: Iterable[str]) -> frozenset[str]:
        return frozenset(form for lemma in lemmas for form in verb_forms(lemma, data["irregular"]))

    return Violence(
        nouns=_phrases(data["nouns"]),
        verbs={form: kind for kind, lemmas in data["verbs"].items() for form in sorted(verbs(lemmas))},
        perpetrating=verbs(data["perpetrating"]),
        launching=verbs(data["launching"]),
        clashing=verbs(data["clashing"]),
        exchanging=verbs(data["exchanging"]),
        exchanged=frozenset(data["exchanged"]),
        occurring=verbs(data["occurring"]),
        seeing=verbs(data["seeing"]),
        precedence={kind: rank for rank, kind in enumerate(data["precedence"])},
        accidents=_nouns(data["not_violence"], plurals),
        accident_phrases=tuple(sorted(form for form in _nouns(data["not_violence"], plurals) if " " in form)),
        befalling=verbs(data["not_violence_verbs"]),
        mishaps=tuple(data["mishaps"]),
        set_fires=tuple(data["set_fires"]),
        volatile=_nouns(data["volatile"], plurals),
        flying=_nouns(data["flying"], plurals),
        by_air=_nouns(data["by_air"], plurals),
        on_ground=_nouns(data["on_ground"], plurals),
        not_mines=frozenset(data["not_mines"]),
        not_bombers=frozenset(data["not_bombers"]),
        signs=_signs(data["signs"]),
        storming=verbs(data["storming"]),
        losing=verbs(data["losing"]),
    )


def doer_words() -> Doers:
    """The words of doers.yaml. Raises CodebookError where it is damaged."""
    data = load("doers")
    plurals = load("victims")["irregular_plurals"]
    deeds = ("denied", "claimed", "deeds_of_states", "accusations", "disowned", "hallmarks")
    people = ("of_state", "fighting", "rebels", "crowds", "responders", "bands", "vague", "single")
    nouns = ("nouns", "craft", "never", "open_nouns", "ground", "state_words", *people, *deeds)
    verbs = ("backing", "blaming", "accusing", "claiming", "admitting", "denying")
    plain = ("modifiers", "kinds", "not_before", "not_after", "epithets", "open_adjectives", "alleging", "unknown")
    words = {name: _nouns(data[name], plurals) for name in nouns}
    words |= {name: frozenset(form for lemma in data[name] for form in verb_forms(lemma, data["irregular"])) for name in verbs}
    words |= {name: frozenset(data[name]) for name in plain}
    return Doers(of_blame=words["disowned"].union(*(words[name] for name in verbs if name != "backing")), **words)


def weapon_words() -> Weapons:
    """The words of weapons.yaml. Raises CodebookError where it is damaged."""
    data = load("weapons")
    counted = (name.split()[-1] for name in data["counted"])
    return Weapons(_phrases(data["weapons"], hyphen=" - "), _nouns(counted, {}), frozenset(data["projectiles"]))


def damage_words() -> Damages:
    """The words of damage.yaml. Raises CodebookError where it is damaged."""
    data = load("damage")
    irregular = {**load("violence")["irregular"], **data["irregular"]}
    return Damages(
        verbs={form: extent for lemma, extent in data["verbs"].items() for form in verb_forms(lemma, irregular)},
        nouns={form: extent for lemma, extent in data["nouns"].items() for form in noun_forms(lemma, {})},
        flames=frozenset(data["flames"]),
        objects=frozenset(tuple(form.split()) for phrase in data["objects"] for form in noun_forms(phrase, {})),
    )


def _nouns(lemmas: Iterable[str], plurals: Mapping[str, str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in noun_forms(lemma, plurals))


def _signs(classes: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[Sign, str], ...]]:
    """The signs of each type by their first word; the last word of each in singular and plural."""
    table: dict[str, list[tuple[Sign, str]]] = {}
    for kind, phrases in classes.items():
        for phrase in phrases:
            for form in noun_forms(phrase, {}):
                sign = tuple(tuple(stretch.replace("-", " - ").split()) for stretch in form.split("..."))
                table.setdefault(sign[0][0], []).append((sign, kind))
    return {first: tuple(rows) for first, rows in table.items()}


def _phrases(classes: Mapping[str, Iterable[str]], hyphen: str = "-") -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in classes.items():
        for phrase in phrases:
            for form in noun_forms(phrase, {}):
                tokens = tuple(form.replace("-", hyphen).split())
                table.setdefault(tokens[0], []).append((tokens, name))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}
