"""The form of the codebook's lists of words: one model a file, with every key named, for schema.py to check them by."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from harmledger.model.vocabulary import EventType, Harm, Who

Word = Annotated[StrictStr, Field(min_length=1)]
"""A word or phrase. What YAML takes for something else (no, on, 3) wants quotes."""
Words = list[Word]
Bound = Literal["low", "above", "high", "nearly", "below", "about", "exact"]


class Form(BaseModel):
    """What every file and item has in common: no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Damage(Form):
    verbs: dict[Word, Word]
    nouns: dict[Word, Word]
    irregular: dict[Word, Words]
    flames: Words
    objects: Words


class Doers(Form):
    nouns: Words
    craft: Words
    never: Words
    modifiers: Words
    kinds: Words
    not_before: Words
    not_after: Words
    epithets: Words
    open_nouns: Words
    open_adjectives: Words
    ground: Words
    deeds_of_states: Words
    vague: Words
    unknown: Words
    single: Words
    state_words: Words
    of_state: Words
    rebels: Words
    crowds: Words
    responders: Words
    bands: Words
    hallmarks: Words
    backing: Words
    blaming: Words
    accusing: Words
    accusations: Words
    claiming: Words
    admitting: Words
    denying: Words
    denied: Words
    disowned: Words
    alleging: Words
    fighting: Words
    irregular: dict[Word, Words]
    claimed: Words


class TellingWords(Form):
    prospect_verbs: Words
    prospect_of_object: Words
    prospect_nouns: Words
    prospect_adjectives: Words
    unsure: Words
    irregular: dict[Word, Words]
    wars: Words
    ongoing: Words
    mass: Words
    spells: Words
    habits: Words
    sprees: Words
    units: Words
    sums: Words
    raising: Words
    elsewhere: Words
    another: Words
    control_verbs: Words
    accord_nouns: Words
    accord_verbs: Words
    accidental: Words
    aftermath: Words
    armed: Words
    moments: Words
    sport: Words
    staged: Words
    run_together: Words


class HarmWords(Form):
    verbs: dict[Harm, Words]
    intransitive: dict[Harm, Words]
    assault: Words
    of_people_only: dict[Harm, Words]
    leaving: Words
    states: dict[Harm, Words]
    nouns: dict[Harm, Words]
    counted_nouns: Words
    toll_nouns: Words
    life_nouns: Words
    life_takers: Words
    life_losers: Words
    irregular: dict[Word, Words]
    sure: Words
    fallen: dict[Harm, Words]
    openers: Words
    reported: Words
    deadly: Words
    deadly_down: Words
    deadly_out: Words
    wounding: Words
    piercing: Words
    piercing_nouns: Words
    fatal: Words
    murder_suicides: Words
    captors: Words
    captive: Words
    driving: Words
    homes: Words
    light_verbs: Words
    treating: Words
    seeking: Words
    treatment: Words
    lying: Words
    wound_nouns: Words
    limbs: Words
    conditions: Words
    grave: Words
    gravely: Words
    hospitals: Words
    hospital_verbs: Words
    losses: Words
    remains: Words
    news: Words
    telling: Words
    ranks: Words
    sentencing: Words
    wilds: Words
    falling: Words
    not_falling: Words
    finishing: dict[Word, Words]
    takers: Words
    not_taking: Words
    caring: Words
    holding: Words
    rounding: dict[Word, Word]
    freeing: Words
    captivity: Words
    vanishing: Words
    finding: Words
    surviving: Words
    harming: Words
    gunfire: Words
    cold_blood: Words
    no_killers: Words
    living: Words


class Numbers(Form):
    units: dict[Word, StrictInt]
    tens: dict[Word, StrictInt]
    multipliers: dict[Word, StrictInt]
    pairs: dict[Word, StrictInt]
    vague: Words
    indefinite: Words
    vague_of: Words
    before: dict[Bound, Words]
    after: dict[Bound, Words]
    about_what: Words
    age_cues: Words
    dialling: Words
    changes: Words
    reckoning: Words
    ordinals: Words
    ordinal_cues: Words
    units_of_measure: Words


class Saying(Form):
    asserting: Words
    claiming: Words
    denying: Words
    fearing: Words
    of_tolls: Words
    tolls: Words
    speaking_of: Words
    numbering: Words
    spoken: Words
    of_clauses: Words
    reckonings: Words
    holding: Words
    holders: Words
    held: Words
    taken: Words
    passing: Words
    addressing: Words
    irregular: dict[Word, Words]
    according: Words
    citing: Words
    spokespeople: Words
    mouthpieces: Words
    anaphors: dict[Word, Words]
    named_by_noun: Words
    named_by_all: Words
    speaks_for_state: Words
    even_indefinite: Words
    media: Words
    outlets: Words
    sources: Words
    headline: Words
    headline_modifiers: Words
    nameless: Words
    unnamed: Words


class Sites(Form):
    sites: Words
    natural: Words
    stretches: Words
    localities: Words
    seats: Words
    near: Words
    before_of: Words
    describing: Words
    too_wide: Words
    opening_names: dict[Word, Words]
    peopled: Words
    roads: Words
    hospitals: Words
    entered: Words
    local_bodies: Words


class Times(Form):
    valued: dict[Word, dict[Word, Any]]
    capitalised: dict[Word, dict[Word, StrictInt]]
    thirds: dict[Word, StrictInt]
    lower: dict[Word, dict[Word, StrictInt]]
    words: dict[Word, Words]


class PlaceWords(Form):
    generic_first_words: Words
    generic_last_words: Words
    kind_words: dict[Word, Words]
    near_words: Words
    outskirts_words: Words
    area_words: Words
    directions: dict[Word, list[StrictInt | Word]]
    road_words: Words
    between_words: Words
    opening_words: Words
    seat_words: Words
    country_nouns: Words
    capitals: dict[Word, Word]
    unit_middles: dict[Word, list[float]]
    abbreviations: dict[Word, Word]
    outer_abbreviations: dict[str, Words]
    names_of_persons_too: Words
    titles_of_persons: Words
    ordinary_words: Word
    given_names: Word
    conflict_units: dict[Word, Words]


class Victims(Form):
    civilians: Words
    people: Words
    children: Words
    women: Words
    men: Words
    combatants: Words
    officials: Words
    journalists: Words
    health_workers: Words
    aid_workers: Words
    clergy: Words
    compounds: dict[Who, Words]
    modifiers: dict[Who, Words]
    irregular_plurals: dict[Word, Word]
    groups: Words
    couples: Words
    generic: Words
    unsaid: Words
    belonging: Words
    followers: Words
    employers: dict[Who, Words]
    employed: Words
    masses: Words
    kin: Words
    not_people: Words


class Violence(Form):
    nouns: dict[EventType, Words]
    verbs: dict[EventType, Words]
    perpetrating: Words
    launching: Words
    clashing: Words
    exchanging: Words
    exchanged: Words
    occurring: Words
    seeing: Words
    irregular: dict[Word, Words]
    precedence: list[EventType]
    flying: Words
    by_air: Words
    on_ground: Words
    not_mines: Words
    not_bombers: Words
    signs: dict[EventType, Words]
    storming: Words
    losing: Words
    not_violence: Words
    not_violence_verbs: Words
    mishaps: Words
    set_fires: Words
    volatile: Words


class Weapons(Form):
    weapons: dict[Word, Words]
    counted: Words
    projectiles: Words


WORD_FILES: dict[str, type[Form]] = {
    "damage": Damage,
    "doers": Doers,
    "tellings": TellingWords,
    "harm": HarmWords,
    "numbers": Numbers,
    "place_words": PlaceWords,
    "saying": Saying,
    "sites": Sites,
    "times": Times,
    "victims": Victims,
    "violence": Violence,
    "weapons": Weapons,
}
