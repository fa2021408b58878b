"""Incidents as FollowTheMoney entities, one JSON object a line, for Aleph and OpenAleph.

Records come in, bytes and notes go out: an Event an incident, an Article a report, an Organization a body of the directory, an
Address a place. Written by hand, because the library brings far more than these four need. No Person is ever made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha1

from harmledger.codebook.directory import load_directory
from harmledger.export.names import Names, Withholding
from harmledger.export.notes import Exported, Notes
from harmledger.export.record import Record
from harmledger.export.telling import HARMS, in_words, title_of, told
from harmledger.export.total import total_of
from harmledger.export.where import country, point_of
from harmledger.model.report import Report
from harmledger.model.vocabulary import ActorId

Properties = dict[str, list[str]]

CONVENTIONS = (
    "Ids are digests of our own ids, so that a later export of the same incident is the same entity.",
    "Figures stand in summary as words, because an Event has no number of people.",
    "Totals over a period are Events with the keyword aggregate: never add their figures to the others.",
    "involved holds bodies of the directory alone; other parties are named in notes.",
)
LOST = (
    "figures as numbers",
    "the stance and role of those involved: in notes",
    "precision of days and places; an Address has coordinates only where the place is known exactly or near",
)


def ftm(records: Sequence[Record], *, with_names: bool = False) -> Exported:
    """One line an entity, each entity once, sorted by id (M25)."""
    whose = Withholding(records, given=with_names)
    entities: dict[str, str] = {}
    for record in records:
        names = whose.of(record)
        for entity_id, schema, properties in _entities(record, names):
            row = {"id": entity_id, "schema": schema, "properties": {k: v for k, v in properties.items() if v}}
            entities[entity_id] = json.dumps(row, ensure_ascii=False, sort_keys=True)
    content = "".join(f"{entities[key]}\n" for key in sorted(entities)).encode("utf-8", "backslashreplace")
    return Exported(content, Notes("ftm", len(entities), CONVENTIONS, LOST))


def _entities(record: Record, names: Names) -> Iterator[tuple[str, str, Properties]]:
    incident = record.incident
    bodies = tuple(dict.fromkeys(party.actor_id for party in incident.parties if party.actor_id and party.stance != "denied"))
    for body in bodies:
        yield _id("actor", body), "Organization", _body(body)
    for report in record.reports:
        yield _id("report", report.report_id), "Article", _article(report, names)
    place = incident.place
    if place and place.place_id:
        yield _id("place", place.place_id), "Address", _address(record)
    yield _id("incident", incident.incident_id), "Event", _event(record, names, bodies)


def _event(record: Record, names: Names, bodies: Sequence[ActorId]) -> Properties:
    incident, days, place = record.incident, record.incident.days, record.incident.place
    one_day = days.start is not None and days.start == days.end
    totals = [(harm, total_of(incident, harm)) for harm in HARMS]
    return {
        "name": [title_of(incident, names)],
        "recordId": [incident.incident_id],
        "date": [days.start.isoformat()] if days.start and one_day else [],
        "startDate": [days.start.isoformat()] if days.start and not one_day else [],
        "endDate": [days.end.isoformat()] if days.end and not one_day else [],
        "location": [place.name or names.words(place.words)] if place else [],
        "country": [place.country.lower()] if place and place.country else [],
        "addressEntity": [_id("place", place.place_id)] if place and place.place_id else [],
        "involved": [_id("actor", body) for body in bodies],
        "summary": [f"{harm}: {in_words(total)}" for harm, total in totals if total.rule],
        "notes": [told(record, names)],
        "keywords": [incident.kind, incident.event_type, incident.grade, *(["provisional"] if incident.is_provisional else [])],
        "publisher": _unique([report.publisher for report in record.reports]),
        "sourceUrl": _unique([names.address(report.url) for report in record.reports]),
        "proof": [_id("report", report.report_id) for report in record.reports],
    }


def _article(report: Report, names: Names) -> Properties:
    return {
        "fileName": [report.report_id],
        "title": [names.headline(report.title)] if report.title else [],
        "publishedAt": [report.published.isoformat()] if report.published else [],
        "publisher": [report.publisher] if report.publisher else [],
        "sourceUrl": _unique([names.address(report.url)]),
    }


def _body(body: ActorId) -> Properties:
    entry = load_directory().by_id(body)
    return {
        "name": [entry.name if entry else body],
        "alias": list(entry.aliases + entry.acronyms) if entry else [],
        "country": [code.lower() for code in entry.countries] if entry else [],
    }


def _address(record: Record) -> Properties:
    place = record.incident.place
    point = point_of(place)
    name = country(record.incident, "name")
    parts = [place.name, place.admin1, str(name) if name else None] if place else []
    return {
        "full": [", ".join(part for part in parts if part)],
        "city": [place.name] if place and place.name and point else [],
        "state": [place.admin1] if place and place.admin1 else [],
        "country": [place.country.lower()] if place and place.country else [],
        "latitude": [str(point[0])] if point else [],
        "longitude": [str(point[1])] if point else [],
    }


def _unique(values: Sequence[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _id(kind: str, ours: str) -> str:
    return f"harmledger-{sha1(f'{kind}:{ours}'.encode(), usedforsecurity=False).hexdigest()}"
