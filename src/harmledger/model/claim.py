"""A claim: one value of one field of a mention, as one claimant gives it in one report (DESIGN, joint 1; M7).

A Mention comes in, its claims go out one by one. Inside a mention they are typed (Toll, Place, EventDate, Actor); this is the
one shape in which they are stored, judged and shown beside each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from harmledger.model.attribution import Attribution
from harmledger.model.mention import Actor, EventDate, Mention, Toll
from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId, Modality

Field = Literal["toll", "place", "date", "actor"]


@dataclass(frozen=True, slots=True)
class Claim:
    """``value`` is the field's value as JSON with sorted keys: what a person may correct, and nothing else (M24)."""

    claim_id: ClaimId
    mention_id: MentionId
    field: Field
    value: str
    words: str
    span: Span
    attribution: Attribution = Attribution()
    modality: Modality = "asserted"


def claims_of(mention: Mention) -> Iterator[Claim]:
    """The claims of a mention: its figures, its place, its day, its actors, in that order."""
    for toll in mention.tolls:
        yield _toll(mention.mention_id, toll)
    if mention.place:
        yield _place(mention.mention_id, mention.place)
    if mention.date:
        yield _date(mention.mention_id, mention.date)
    for actor in mention.actors:
        yield _actor(mention.mention_id, actor)


def _toll(mention_id: MentionId, toll: Toll) -> Claim:
    value = {
        "harm": toll.harm,
        "low": toll.count.low,
        "high": toll.count.high,
        "vague": toll.count.vague,
        "approximate": toll.count.approximate,
        "who": toll.who,
        "side": toll.side,
        "part_of": toll.part_of,
    }
    said = (toll.attribution, toll.modality)
    return Claim(toll.claim_id, mention_id, "toll", _json(value), toll.words, toll.span, *said)


def _place(mention_id: MentionId, place: Place) -> Claim:
    match = place.match
    value = {
        "name": match.name if match else None,
        "place_id": match.place_id if match else None,
        "latitude": match.latitude if match else None,
        "longitude": match.longitude if match else None,
        "admin1": place.admin1 or (match.admin1 if match else None),
        "country": place.country or (match.country if match else None),
        "geo_precision": place.geo_precision,
    }
    return Claim(place.claim_id, mention_id, "place", _json(value), place.words, place.span)


def _date(mention_id: MentionId, when: EventDate) -> Claim:
    value = {"start": _day(when.start), "end": _day(when.end), "precision": when.precision}
    return Claim(when.claim_id, mention_id, "date", _json(value), when.words, when.span)


def _actor(mention_id: MentionId, actor: Actor) -> Claim:
    value = {"role": actor.role, "name": actor.name, "actor_id": actor.actor_id, "stance": actor.stance}
    return Claim(actor.claim_id, mention_id, "actor", _json(value), actor.words, actor.span, actor.attribution)


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
