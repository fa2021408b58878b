"""The codebook's words, spelled out in all their forms and keyed for look-up: what the grammar asks of each token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from harmledger.codebook.act_words import (
    Damages,
    Doers,
    Violence,
    Weapons,
    damage_words,
    doer_words,
    violence_words,
    weapon_words,
)
from harmledger.codebook.inflect import noun_forms, verb_forms
from harmledger.codebook.load import load
from harmledger.codebook.saying_words import Saying, saying_words
from harmledger.model.vocabulary import Who

Words = Mapping[str, str]
"""From a lower-case word form to a class: a harm, a lemma, an event type."""


HARM_VERBS = (
    "assault", "leaving", "life_takers", "life_losers", "sure", "reported", "deadly_down", "deadly_out", "wounding", "piercing",
    "captors", "driving", "light_verbs", "treating", "hospital_verbs", "telling", "sentencing", "falling", "takers", "holding",
    "freeing", "vanishing", "finding", "gunfire", "surviving",
    "seeking", "lying", "harming",
)  # fmt: skip
HARM_NOUNS = (
    "counted_nouns", "toll_nouns", "life_nouns", "homes", "wound_nouns", "limbs", "conditions", "hospitals", "losses",
    "remains", "piercing_nouns", "no_killers", "treatment",
)  # fmt: skip
HARM_WORDS = (
    "openers", "deadly", "fatal", "murder_suicides", "captive", "grave", "gravely", "news", "ranks", "wilds", "not_falling",
    "not_taking", "caring", "captivity", "cold_blood", "living",
)  # fmt: skip
NO_TRIGGERS = frozenset(
    {
        *("counted_nouns", "homes", "limbs", "telling", "sentencing", "reported", "finding", "no_killers"),
        *("seeking", "lying", "harming"),
    }
)
KNOWING = {"know": ["knows", "knew", "known", "knowing"]}
VICTIM_NOUNS = ("groups", "couples", "generic", "unsaid", "belonging", "followers", "employed", "masses", "kin", "not_people")


@dataclass(frozen=True, slots=True)
class Harms:
    """Words of harm: from each form to its harm."""

    verbs: Words
    intransitive: Words
    assault: frozenset[str]
    of_people_only: Words
    leaving: frozenset[str]
    states: Words
    nouns: Words
    counted_nouns: frozenset[str]
    toll_nouns: frozenset[str]
    life_nouns: frozenset[str]
    life_takers: frozenset[str]
    life_losers: frozenset[str]
    sure: frozenset[str]
    fallen: Words
    openers: frozenset[str]
    reported: frozenset[str]
    deadly: frozenset[str]
    deadly_down: frozenset[str]
    deadly_out: frozenset[str]
    wounding: frozenset[str]
    piercing: frozenset[str]
    piercing_nouns: frozenset[str]
    fatal: frozenset[str]
    murder_suicides: frozenset[str]
    captors: frozenset[str]
    captive: frozenset[str]
    driving: frozenset[str]
    homes: frozenset[str]
    light_verbs: frozenset[str]
    treating: frozenset[str]
    seeking: frozenset[str]
    treatment: frozenset[str]
    lying: frozenset[str]
    wound_nouns: frozenset[str]
    limbs: frozenset[str]
    conditions: frozenset[str]
    grave: frozenset[str]
    gravely: frozenset[str]
    hospitals: frozenset[str]
    hospital_verbs: frozenset[str]
    losses: frozenset[str]
    remains: frozenset[str]
    news: frozenset[str]
    telling: frozenset[str]
    ranks: frozenset[str]
    sentencing: frozenset[str]
    wilds: frozenset[str]
    falling: frozenset[str]
    not_falling: frozenset[str]
    finishing: Mapping[str, tuple[tuple[str, ...], ...]]
    takers: frozenset[str]
    not_taking: frozenset[str]
    caring: frozenset[str]
    holding: frozenset[str]
    rounding: Words
    freeing: frozenset[str]
    captivity: frozenset[str]
    vanishing: frozenset[str]
    finding: frozenset[str]
    surviving: frozenset[str]
    harming: frozenset[str]
    gunfire: frozenset[str]
    cold_blood: frozenset[str]
    no_killers: frozenset[str]
    living: frozenset[str]
    handled: frozenset[str]
    """Verbs that take people only where a noun says so: "took", "held", "freed"."""
    asked: frozenset[str]
    """Every form that may be a word of harm, so that the grammar asks no more of other tokens."""


@dataclass(frozen=True, slots=True)
class Victims:
    """Nouns for people: from each form to its class, whether the form is a plural, two-word classes, modifiers."""

    nouns: Words
    plurals: frozenset[str]
    compounds: Words
    modifiers: Words
    groups: frozenset[str]
    couples: frozenset[str]
    generic: frozenset[str]
    unsaid: frozenset[str]
    belonging: frozenset[str]
    followers: frozenset[str]
    employers: Words
    employed: frozenset[str]
    masses: frozenset[str]
    kin: frozenset[str]
    not_people: frozenset[str]
    demonyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    units: Mapping[str, float]
    tens: Mapping[str, int]
    multipliers: Mapping[str, int]
    pairs: Mapping[str, int]
    vague: frozenset[str]
    indefinite: frozenset[str]
    vague_of: frozenset[str]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]
    ordinal_cues: frozenset[str]
    ordinals: frozenset[str]
    about_what: frozenset[str]
    age_cues: frozenset[str]
    dialling: frozenset[str]
    changes: tuple[tuple[str, ...], ...]
    reckoning: frozenset[str]
    measures: frozenset[str]
    openers: frozenset[str]
    """The words that a quantity may begin with, digits apart."""


@dataclass(frozen=True, slots=True)
class TellingWords:
    """Words that decide how a sentence counts: mood (M9), totals (M17), other happenings (M20), and what is no violence."""

    prospect_verbs: frozenset[str]
    prospect_of_object: frozenset[str]
    prospect_nouns: frozenset[str]
    prospect_adjectives: frozenset[str]
    unsure: frozenset[str]
    wars: frozenset[str]
    ongoing: frozenset[str]
    mass: frozenset[str]
    spells: frozenset[str]
    habits: frozenset[str]
    sprees: tuple[tuple[str, ...], ...]
    units: frozenset[str]
    sums: Mapping[str, tuple[tuple[str, ...], ...]]
    raising: frozenset[str]
    elsewhere: frozenset[str]
    another: frozenset[str]
    control_verbs: frozenset[str]
    accord_nouns: frozenset[str]
    accord_verbs: frozenset[str]
    accidental: frozenset[str]
    aftermath: frozenset[str]
    armed: frozenset[str]
    moments: frozenset[str]
    sport: frozenset[str]
    staged: frozenset[str]
    run_together: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    harms: Harms
    victims: Victims
    numbers: Numbers
    saying: Saying
    violence: Violence
    doers: Doers
    weapons: Weapons
    damages: Damages
    tellings: TellingWords


@cache
def lexicon() -> Lexicon:
    """The words of the installed codebook. Raises CodebookError where a file is damaged."""
    return Lexicon(
        harms=_harms(),
        victims=_victims(),
        numbers=_numbers(),
        saying=saying_words(),
        violence=violence_words(),
        doers=doer_words(),
        weapons=weapon_words(),
        damages=damage_words(),
        tellings=_tellings(),
    )


def _by_class(classes: Mapping[str, Iterable[str]], spell: Any) -> dict[str, str]:
    return {form: name for name, lemmas in classes.items() for lemma in lemmas for form in spell(lemma)}


def _harms() -> Harms:
    data = load("harm")
    plurals = load("victims")["irregular_plurals"]

    def verbs(lemmas: Iterable[str]) -> frozenset[str]:
        return frozenset(form for lemma in lemmas for form in verb_forms(lemma, data["irregular"]))

    def verb(lemma: str) -> tuple[str, ...]:
        return verb_forms(lemma, data["irregular"])

    def noun(lemma: str) -> tuple[str, ...]:
        return noun_forms(lemma, plurals)

    def nouns(lemmas: Iterable[str]) -> frozenset[str]:
        return frozenset(form for lemma in lemmas for form in noun(lemma))

    spelled: dict[str, Any] = {name: verbs(data[name]) for name in HARM_VERBS}
    listed: dict[str, Any] = {name: nouns(data[name]) for name in HARM_NOUNS}
    keyed: dict[str, Any] = {
        "verbs": _by_class(data["verbs"], verb),
        "intransitive": _by_class(data["intransitive"], verb),
        "of_people_only": _by_class(data["of_people_only"], verb),
        "states": {word: harm for harm, words in data["states"].items() for word in words},
        "nouns": _by_class(data["nouns"], noun),
        "fallen": _by_class(data["fallen"], noun),
        "rounding": {form: particle for lemma, particle in data["rounding"].items() for form in verb(lemma)},
        "finishing": {
            form: tuple(tuple(phrase.split()) for phrase in phrases)
            for lemma, phrases in data["finishing"].items()
            for form in verb(lemma)
        },
    }
    plain: dict[str, Any] = {name: frozenset(data[name]) for name in HARM_WORDS}
    triggers = (words for name, words in (keyed | spelled | listed).items() if name not in NO_TRIGGERS)
    asked = frozenset({"number"}.union(*triggers))
    handled = spelled["takers"] | spelled["holding"] | spelled["freeing"]
    return Harms(**keyed, **spelled, **listed, **plain, handled=handled, asked=asked)


def _victims() -> Victims:
    data = load("victims")
    plurals: Mapping[str, str] = data["irregular_plurals"]
    classes = [name for name in get_args(Who) if name != "mixed"]
    nouns: dict[str, str] = {}
    many: set[str] = set(plurals)
    for name in classes:
        for lemma in data[name]:
            single, *others = noun_forms(lemma.lower(), plurals)
            many.update(others)
            for form in (single, *others):
                nouns[form] = name
    rows = ((name, phrase) for name, phrases in data["compounds"].items() for phrase in phrases)
    compounds = {form: name for name, phrase in rows for form in noun_forms(phrase, {})}
    modifiers = {word: name for name, words in data["modifiers"].items() for word in words}
    sets = {name: frozenset(form for lemma in data[name] for form in noun_forms(lemma, plurals)) for name in VICTIM_NOUNS}
    peoples = (lemma for name in classes for lemma in data[name] if lemma[0].isupper())
    demonyms = frozenset(form.lower() for lemma in peoples for form in noun_forms(lemma, plurals))
    employers = {word: name for name, words in data["employers"].items() for word in words}
    return Victims(
        nouns, frozenset(many - {"staff", "police"}), compounds, modifiers, demonyms=demonyms, employers=employers, **sets
    )


def _numbers() -> Numbers:
    data = load("numbers")

    def bounds(side: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        rows = [(tuple(phrase.split()), bound) for bound, phrases in data[side].items() for phrase in phrases]
        return tuple(sorted(rows, key=lambda row: -len(row[0])))

    measures = frozenset(form for lemma in data["units_of_measure"] for form in noun_forms(lemma, {"feet": "foot"}))
    multipliers = {form: n for lemma, n in data["multipliers"].items() for form in (lemma, lemma + "s" if n >= 100 else lemma)}
    return Numbers(
        units=data["units"],
        tens=data["tens"],
        multipliers=multipliers,
        pairs=data["pairs"],
        vague=frozenset(data["vague"]),
        indefinite=frozenset(data["indefinite"]),
        vague_of=frozenset(data["vague_of"]),
        before=bounds("before"),
        after=bounds("after"),
        ordinal_cues=frozenset(data["ordinal_cues"]),
        ordinals=frozenset(data["ordinals"]),
        about_what=frozenset(form for lemma in data["about_what"] for form in noun_forms(lemma, {})),
        age_cues=frozenset(data["age_cues"]),
        dialling=frozenset(data["dialling"]),
        changes=tuple(tuple(phrase.split()) for phrase in data["changes"]),
        reckoning=frozenset(form for lemma in data["reckoning"] for form in verb_forms(lemma, KNOWING)),
        measures=measures,
        openers=frozenset(
            {"a", "an", "half", "between"}.union(*(data[name] for name in ("units", "tens", "pairs", "vague")), multipliers)
        ),
    )


def _tellings() -> TellingWords:
    data = load("tellings")

    def verbs(name: str) -> frozenset[str]:
        return frozenset(form for lemma in data[name] for form in verb_forms(lemma, data["irregular"]))

    sums: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["sums"]:
        sums.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    plain = (
        "prospect_adjectives",
        "unsure",
        "wars",
        "ongoing",
        "mass",
        "spells",
        "habits",
        "units",
        "elsewhere",
        "another",
        "accidental",
        "armed",
        "moments",
        "sport",
        "staged",
        "run_together",
    )
    return TellingWords(
        prospect_verbs=verbs("prospect_verbs"),
        prospect_of_object=verbs("prospect_of_object"),
        control_verbs=verbs("control_verbs"),
        raising=verbs("raising"),
        aftermath=verbs("aftermath"),
        accord_nouns=frozenset(form for noun in data["accord_nouns"] for form in noun_forms(noun, {})),
        accord_verbs=verbs("accord_verbs"),
        prospect_nouns=frozenset(form for noun in data["prospect_nouns"] for form in noun_forms(noun, {})),
        sprees=tuple(tuple(phrase.split()) for phrase in data["sprees"]),
        sums={first: tuple(rows) for first, rows in sums.items()},
        **{name: frozenset(data[name]) for name in plain},
    )
