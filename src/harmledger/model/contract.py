"""The public contract: a reading as the JSON that ``harmledger read --format jsonl`` prints, one object a reading.

A Reading comes in, plain dicts and lists go out, with every key present and what is unknown null (M1). It is apart from the
frozen model because the two may change at different times: this shape is what other people's programs are written against.
docs/reference/reading.schema.json is generated from the types below.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NotRequired

from typing_extensions import TypedDict

from harmledger.model.attribution import Attribution
from harmledger.model.mention import Actor, Damage, EventDate, Mention, Munition, Toll, Weapon
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import DatePrecision, EventType, GeoPrecision, Harm, Kind, Modality, Role, Stance, Who


class SpanRow(TypedDict):
    """Character offsets into the report's text as given, or into its title where ``in_title`` is there."""

    start: int
    end: int
    in_title: NotRequired[Literal[True]]


class ReportRow(TypedDict):
    report_id: str
    title: str
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None


class AttributionRow(TypedDict):
    """Who says so; ``start`` and ``end`` are null where nobody is named and the publisher vouches for it."""

    claimant: str
    claimant_id: str | None
    claimant_kind: str | None
    spokesperson: str | None
    chain: list[str]
    start: int | None
    end: int | None
    in_title: NotRequired[Literal[True]]


class ActorRow(SpanRow):
    role: Role
    words: str
    name: str | None
    actor_id: str | None
    stance: Stance
    claim_id: str
    attribution: AttributionRow


class CandidateRow(TypedDict):
    """With ``radius_km`` it is an area and has no point: latitude and longitude are its middle (M16)."""

    place_id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    admin1: str | None
    admin2: str | None
    country: str | None
    score: float


class PlaceRow(SpanRow):
    """``words`` and ``within`` are the report's own; the other names are too where it gives them, else the gazetteer's.

    With ``radius_km`` it is an area and has no point: latitude and longitude are its middle (M16).
    """

    words: str
    name: str | None
    within: str | None
    admin1: str | None
    admin2: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    place_id: str | None
    geo_precision: GeoPrecision | None
    score: float | None
    candidates: list[CandidateRow]
    claim_id: str


class DateRow(TypedDict):
    """``start`` and ``end`` are the first and the last day, null where the words cannot be resolved (M14)."""

    words: str
    start: str | None
    end: str | None
    date_precision: DatePrecision | None
    claim_id: str


class WeaponRow(TypedDict):
    words: str
    weapon_id: str


class MunitionRow(TypedDict):
    words: str
    low: int | None
    high: int | None
    what: str


class DamageRow(TypedDict):
    object: str
    words: str
    extent: str | None


class TollRow(SpanRow):
    claim_id: str
    harm: Harm
    low: int | None
    high: int | None
    vague: bool
    approximate: bool
    words: str
    who: Who
    side: str | None
    part_of: str | None
    modality: Modality
    attribution: AttributionRow


class MentionRow(TypedDict):
    mention_id: str
    kind: Kind
    part_of: str | None
    event_type: EventType
    actors: list[ActorRow]
    place: PlaceRow | None
    date: DateRow | None
    weapons: list[WeaponRow]
    munitions: list[MunitionRow]
    damage: list[DamageRow]
    tolls: list[TollRow]


class RejectRow(TypedDict):
    code: str
    why: str
    words: str


class MadeByRow(TypedDict):
    reader: str
    version: str
    codebook: str


class ReadingRow(TypedDict):
    """One reading. ``doc`` is the caller's own id: a file's name, or the "doc" of a JSONL input."""

    doc: str
    report: ReportRow
    mentions: list[MentionRow]
    rejects: list[RejectRow]
    made_by: MadeByRow


def as_row(reading: Reading) -> ReadingRow:
    """The reading under the public contract, ready for ``json.dumps``; keys stand in the order that the docs list them."""
    return {
        "doc": reading.report.doc,
        "report": _report(reading.report),
        "mentions": [_mention(mention) for mention in reading.mentions],
        "rejects": [_reject(reject) for reject in reading.rejects],
        "made_by": _made_by(reading.made_by),
    }


def _report(report: Report) -> ReportRow:
    return {
        "report_id": report.report_id,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": _day(report.published),
        "language": report.language,
    }


def _mention(mention: Mention) -> MentionRow:
    return {
        "mention_id": mention.mention_id,
        "kind": mention.kind,
        "part_of": mention.part_of,
        "event_type": mention.event_type,
        "actors": [_actor(actor) for actor in mention.actors],
        "place": _place(mention.place) if mention.place else None,
        "date": _date(mention.date) if mention.date else None,
        "weapons": [_weapon(weapon) for weapon in mention.weapons],
        "munitions": [_munition(munition) for munition in mention.munitions],
        "damage": [_damage(damage) for damage in mention.damage],
        "tolls": [_toll(toll) for toll in mention.tolls],
    }


def _actor(actor: Actor) -> ActorRow:
    return {
        "role": actor.role,
        "words": actor.words,
        "name": actor.name,
        "actor_id": actor.actor_id,
        "stance": actor.stance,
        "claim_id": actor.claim_id,
        "attribution": _attribution(actor.attribution),
        **_span(actor.span),
    }


def _place(place: Place) -> PlaceRow:
    match = place.match
    return {
        "words": place.words,
        "name": match.name if match else None,
        "within": place.within,
        "admin1": place.admin1 or (match.admin1 if match else None),
        "admin2": match.admin2 if match else None,
        "country": place.country or (match.country if match else None),
        "latitude": match.latitude if match else None,
        "longitude": match.longitude if match else None,
        "radius_km": match.radius_km if match else None,
        "place_id": match.place_id if match else None,
        "geo_precision": place.geo_precision,
        "score": match.score if match else None,
        "candidates": [_candidate(candidate) for candidate in place.candidates],
        "claim_id": place.claim_id,
        **_span(place.span),
    }


def _candidate(candidate: PlaceCandidate) -> CandidateRow:
    return {
        "place_id": candidate.place_id,
        "name": candidate.name,
        "kind": candidate.kind,
        "latitude": candidate.latitude,
        "longitude": candidate.longitude,
        "radius_km": candidate.radius_km,
        "admin1": candidate.admin1,
        "admin2": candidate.admin2,
        "country": candidate.country,
        "score": candidate.score,
    }


def _date(when: EventDate) -> DateRow:
    return {
        "words": when.words,
        "start": _day(when.start),
        "end": _day(when.end),
        "date_precision": when.precision,
        "claim_id": when.claim_id,
    }


def _weapon(weapon: Weapon) -> WeaponRow:
    return {"words": weapon.words, "weapon_id": weapon.weapon_id}


def _munition(munition: Munition) -> MunitionRow:
    low, high = munition.count.bounds
    return {"words": munition.words, "low": low, "high": high, "what": munition.what}


def _damage(damage: Damage) -> DamageRow:
    return {"object": damage.object, "words": damage.words, "extent": damage.extent}


def _toll(toll: Toll) -> TollRow:
    return {
        "claim_id": toll.claim_id,
        "harm": toll.harm,
        "low": toll.count.low,
        "high": toll.count.high,
        "vague": toll.count.vague,
        "approximate": toll.count.approximate,
        "words": toll.words,
        "who": toll.who,
        "side": toll.side,
        "part_of": toll.part_of,
        "modality": toll.modality,
        "attribution": _attribution(toll.attribution),
        **_span(toll.span),
    }


def _attribution(attribution: Attribution) -> AttributionRow:
    span = attribution.span
    row: AttributionRow = {
        "claimant": attribution.claimant,
        "claimant_id": attribution.claimant_id,
        "claimant_kind": attribution.claimant_kind,
        "spokesperson": attribution.spokesperson,
        "chain": list(attribution.chain),
        "start": span.start if span else None,
        "end": span.end if span else None,
    }
    if span and span.in_title:
        row["in_title"] = True
    return row


def _span(span: Span) -> SpanRow:
    return {"start": span.start, "end": span.end, "in_title": True} if span.in_title else {"start": span.start, "end": span.end}


def _reject(reject: Reject) -> RejectRow:
    return {"code": reject.code, "why": reject.why, "words": reject.words}


def _made_by(made_by: MadeBy) -> MadeByRow:
    return {"reader": made_by.reader, "version": made_by.version, "codebook": made_by.codebook}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
