"""The public contract of an incident: the JSON that ``harmledger incidents --format jsonl`` prints, one object an incident.

An Incident comes in, plain dicts and lists go out, with every key present and what is unknown null (M1). Apart from the
reading's contract, because a reading is of one report and an incident of many.
"""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from harmledger.model.incident import Coverage, Figure, Grade, Incident, IncidentKind, Link, Party, Site
from harmledger.model.vocabulary import DatePrecision, EventType, GeoPrecision, Harm, Role, Stance, Who


class DaysRow(TypedDict):
    start: str | None
    end: str | None
    date_precision: DatePrecision | None
    claims: list[str]


class SiteRow(TypedDict):
    words: str
    name: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    place_id: str | None
    geo_precision: GeoPrecision | None
    score: float | None
    claim_id: str


class PartyRow(TypedDict):
    role: Role
    name: str
    actor_id: str | None
    stance: Stance
    claims: list[str]


class FigureRow(TypedDict):
    """``low``, ``best`` and ``high`` are people; null is an open bound, or a best that nobody's number gives."""

    harm: Harm
    who: Who
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    is_part: bool
    rule: str
    claims: list[str]


class SourceRow(TypedDict):
    name: str
    reports: list[str]


class FeatureRow(TypedDict):
    name: str
    weight: float


class LinkRow(TypedDict):
    mentions: list[str]
    score: float
    by: str
    features: list[FeatureRow]


class CoverageRow(TypedDict):
    incident_id: str
    harm: Harm
    told: int | None
    recorded: int


class IncidentRow(TypedDict):
    """One incident or aggregate; days are ISO 8601, coordinates WGS 84."""

    incident_id: str
    kind: IncidentKind
    event_type: EventType
    days: DaysRow
    place: SiteRow | None
    parties: list[PartyRow]
    weapons: list[str]
    figures: list[FigureRow]
    grade: Grade
    grade_reason: str
    is_provisional: bool
    sources: list[SourceRow]
    first_report: str | None
    last_report: str | None
    reports: list[str]
    mentions: list[str]
    anchor: str
    links: list[LinkRow]
    aliases: list[str]
    part_of: str | None
    covered_by: list[CoverageRow]
    covers: list[str]
    checks: list[CoverageRow]


def incident_row(incident: Incident) -> IncidentRow:
    """The incident under the public contract, ready for ``json.dumps``; keys stand in the order that the docs list them."""
    days = incident.days
    return {
        "incident_id": incident.incident_id,
        "kind": incident.kind,
        "event_type": incident.event_type,
        "days": {
            "start": _day(days.start),
            "end": _day(days.end),
            "date_precision": days.precision,
            "claims": list(days.claims),
        },
        "place": _site(incident.place) if incident.place else None,
        "parties": [_party(party) for party in incident.parties],
        "weapons": list(incident.weapons),
        "figures": [_figure(figure) for figure in incident.figures],
        "grade": incident.grade,
        "grade_reason": incident.grade_reason,
        "is_provisional": incident.is_provisional,
        "sources": [{"name": source.name, "reports": list(source.reports)} for source in incident.sources],
        "first_report": _day(incident.first_report),
        "last_report": _day(incident.last_report),
        "reports": list(incident.reports),
        "mentions": list(incident.mentions),
        "anchor": incident.anchor,
        "links": [_link(link) for link in incident.links],
        "aliases": list(incident.aliases),
        "part_of": incident.part_of,
        "covered_by": [_coverage(coverage) for coverage in incident.covered_by],
        "covers": list(incident.covers),
        "checks": [_coverage(coverage) for coverage in incident.checks],
    }


def _site(site: Site) -> SiteRow:
    return {
        "words": site.words,
        "name": site.name,
        "admin1": site.admin1,
        "country": site.country,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "place_id": site.place_id,
        "geo_precision": site.geo_precision,
        "score": site.score,
        "claim_id": site.claim_id,
    }


def _party(party: Party) -> PartyRow:
    return {
        "role": party.role,
        "name": party.name,
        "actor_id": party.actor_id,
        "stance": party.stance,
        "claims": list(party.claims),
    }


def _figure(figure: Figure) -> FigureRow:
    return {
        "harm": figure.harm,
        "who": figure.who,
        "side": figure.side,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "approximate": figure.approximate,
        "is_part": figure.is_part,
        "rule": figure.rule,
        "claims": list(figure.claims),
    }


def _link(link: Link) -> LinkRow:
    return {
        "mentions": list(link.mentions),
        "score": link.score,
        "by": link.by,
        "features": [{"name": name, "weight": weight} for name, weight in link.features],
    }


def _coverage(coverage: Coverage) -> CoverageRow:
    return {
        "incident_id": coverage.incident_id,
        "harm": coverage.harm,
        "told": coverage.told,
        "recorded": coverage.recorded,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
