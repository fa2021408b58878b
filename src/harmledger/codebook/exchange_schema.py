"""The form of the codebook's files that exports read, crosswalks and countries; schema.py checks them, and is long enough."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt, StrictStr, StringConstraints

from harmledger.codebook.directory import ActorClass
from harmledger.codebook.word_schema import Form, Word, Words
from harmledger.model.vocabulary import EventType, Harm, Who

CountryCode = Annotated[StrictStr, StringConstraints(pattern=r"^[A-Z]{2}$")]
Alpha3 = Annotated[StrictStr, StringConstraints(pattern=r"^[A-Z]{3}$")]
Attributes = Annotated[StrictStr, StringConstraints(pattern=r"^([a-z_]+(\+[a-z_]+)*)?$")]


class Sdg(Form):
    status: Word
    age: Literal["adult", "child", "unknown"]
    sex: Literal["woman", "man", "unknown"]


class WhoForm(Form):
    label: Word
    hxl: Attributes
    acled: Word | None
    ucdp: Literal["civilians", "combatants", "unknown"]
    sdg: Sdg


class HarmForm(Form):
    label: Word
    hxl: Attributes
    plover: Word | None


class ActorClassForm(Form):
    acled: Word | None
    at_home: Word | None
    ucdp: Literal["state", "group"] | None


class SdgCause(Form):
    weapons: dict[Word, Word]
    event_types: dict[EventType, Word]


class NamesForm(Form):
    bodies: Words
    plain: Words
    owned: Words
    particles: Words


class PlacedForm(Form):
    before: Words
    of: Words
    kinds: Words
    not_after: Words


class UnmarkedForm(Form):
    heads: Words
    articles: Words
    prefixes: Words
    suffixes: Words
    words: Words


class PlainWordsFile(Form):
    from_files: Words
    openers: Words
    namesakes: Words
    seats: Words
    placed: PlacedForm
    unmarked: UnmarkedForm


class CrosswalksFile(Form):
    who: dict[Who, WhoForm]
    harm: dict[Harm, HarmForm]
    actor_class: dict[ActorClass, ActorClassForm]
    vague_numbers: dict[Literal["acled"], dict[Word, Annotated[StrictInt, Field(ge=0)]]]
    sdg_cause: SdgCause
    names: NamesForm


class CountryForm(Form):
    alpha3: Alpha3 | None
    numeric: Annotated[StrictInt, Field(ge=1, le=999)] | None
    name: Word


class CountriesFile(Form):
    countries: dict[CountryCode, CountryForm]
