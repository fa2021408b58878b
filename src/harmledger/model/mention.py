"""A mention: one report's telling of one happening, as a group of claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import (
    ActorId,
    ClaimId,
    DatePrecision,
    EventType,
    Harm,
    Kind,
    MentionId,
    Modality,
    Role,
    Stance,
    Who,
)


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure of harm to people, as one claimant gives it. ``part_of`` names the figure that includes it (M4)."""

    claim_id: ClaimId
    harm: Harm
    count: CountRange
    words: str
    span: Span
    who: Who = "people"
    side: str | None = None
    part_of: ClaimId | None = None
    modality: Modality = "asserted"
    attribution: Attribution = Attribution()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, took part, was aimed at or lent support, with the stance of whoever says so (M12)."""

    claim_id: ClaimId
    role: Role
    words: str
    span: Span
    stance: Stance = "stated"
    attribution: Attribution = Attribution()
    name: str | None = None
    actor_id: ActorId | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it happened: the words, and the first and last day that they mean; both None where they cannot be resolved (M14).

    ``said`` are the words for the day of the statement, which is not the event's (M15): "over the past day" counts from it.
    """

    claim_id: ClaimId
    words: str
    span: Span
    start: date | None = None
    end: date | None = None
    precision: DatePrecision | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    words: str
    span: Span
    weapon_id: str


@dataclass(frozen=True, slots=True)
class Munition:
    """Counted shells, missiles or strikes, which are never people (M6)."""

    words: str
    span: Span
    count: CountRange
    what: str


@dataclass(frozen=True, slots=True)
class Damage:
    """What was hit, besides people: ``words`` is the harm done to it, as written."""

    object: str
    words: str
    span: Span
    extent: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """``part_of`` names the wider mention that includes this one, so that their dead are not added twice (M17)."""

    mention_id: MentionId
    kind: Kind
    event_type: EventType
    part_of: MentionId | None = None
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    date: EventDate | None = None
    weapons: tuple[Weapon, ...] = ()
    munitions: tuple[Munition, ...] = ()
    damage: tuple[Damage, ...] = ()
    tolls: tuple[Toll, ...] = ()
