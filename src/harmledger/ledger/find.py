"""Which incidents are asked for: by day, place, box, type, actor and grade.

Filters come in, the anchors of the incidents that pass all of them go out, in order of their days. What is unknown passes no
filter: an incident without a day is in no range of days (M1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, func, or_, select, tuple_

from harmledger.ledger.project import plain
from harmledger.ledger.schema import fact, incident, incident_mention, mention
from harmledger.model.incident import Grade, IncidentId, IncidentKind
from harmledger.model.vocabulary import EventType, MentionId

Place = tuple[date, str]
"""Where an incident stands in the order of all: its first day and its id."""


class Filters(TypedDict, total=False):
    """Each that is given and not None must hold.

    ``since`` and ``until`` are the first and the last day of a range that the incident's own days touch. ``place`` and
    ``actor`` are parts of a name, in any case; ``text`` words that must all stand in one of its reports. ``bbox`` is west,
    south, east and north in degrees, over the 180th meridian where west is above east.
    """

    since: date | None
    until: date | None
    place: str | None
    bbox: tuple[float, float, float, float] | None
    event_type: EventType | None
    actor: str | None
    grade: Grade | None
    kind: IncidentKind | None
    text: str | None


def found(tx: Connection, wanted: Filters) -> list[tuple[MentionId, IncidentId]]:
    """The anchors and the ids of the incidents that pass, the earliest first, those without a day last."""
    query = select(incident.c.anchor, incident.c.incident_id).where(*conditions(wanted))
    query = query.order_by(incident.c.day_order, incident.c.incident_id)
    rows = [(MentionId(anchor), IncidentId(name)) for anchor, name in tx.execute(query)]
    words = (wanted.get("text") or "").casefold().split()
    return [row for row in rows if _tell(tx, row[0], words)] if words else rows


def page(tx: Connection, wanted: Filters, limit: int, offset: int = 0, after: Place | None = None) -> list[MentionId]:
    """The anchors of some of the incidents that pass, in the same order: from an offset on, or after a place in it.

    Few are expected to have a name, to lie in a box or after a day: those are picked out first and then sorted. Of other
    filters the first that pass are soon found by walking along the index of days.
    """
    if (wanted.get("text") or "").strip():
        names = found(tx, wanted)
        return [anchor for anchor, name in names if after is None or place_of(tx, anchor) > after][offset : offset + limit]
    is_rare = any(wanted.get(name) for name in ("place", "actor", "bbox", "since"))
    day = func.coalesce(incident.c.day_order, date.max) if is_rare else incident.c.day_order
    query = select(incident.c.anchor).where(*conditions(wanted)).order_by(day, incident.c.incident_id)
    if after is not None:
        query = query.where(tuple_(incident.c.day_order, incident.c.incident_id) > after)
    return [MentionId(anchor) for anchor in tx.execute(query.offset(offset).limit(limit)).scalars()]


def place_of(tx: Connection, anchor: str) -> Place:
    """Where an incident stands in the order; the last day that there is stands for an unknown one."""
    row = tx.execute(select(incident.c.day_order, incident.c.incident_id).where(incident.c.anchor == anchor)).one()
    return row.day_order, row.incident_id


def newest(tx: Connection, limit: int) -> list[MentionId]:
    """The anchors of those that were reported on last, the latest first."""
    query = select(incident.c.anchor).where(incident.c.last_report.is_not(None))
    query = query.order_by(incident.c.last_report.desc(), incident.c.incident_id).limit(limit)
    return [MentionId(anchor) for anchor in tx.execute(query).scalars()]


def of_kind_within(
    tx: Connection, kind: IncidentKind, span: tuple[date, date], *, touching: bool, country: str | None = None
) -> list[MentionId]:
    """The anchors of incidents or totals whose days touch a span, or lie wholly in it; in a country, or in none told."""
    first, last = span
    days = (incident.c.last_day >= first, incident.c.first_day <= last)
    if not touching:
        days = (incident.c.first_day >= first, incident.c.last_day <= last)
    query = select(incident.c.anchor).where(incident.c.kind == kind, *days)
    if country is not None:
        query = query.where(or_(incident.c.country == plain(country), incident.c.country.is_(None)))
    return [MentionId(name) for name in tx.execute(query).scalars()]


def conditions(wanted: Filters) -> Iterator[ColumnElement[bool]]:
    if since := wanted.get("since"):
        yield incident.c.last_day >= since
    if until := wanted.get("until"):
        yield func.coalesce(incident.c.first_day, date.max) <= until  # not by the index, which most rows would be fetched by
    if place := wanted.get("place"):
        yield incident.c.places.contains(place.casefold(), autoescape=True)
    if actor := wanted.get("actor"):
        yield incident.c.actors.contains(actor.casefold(), autoescape=True)
    if bbox := wanted.get("bbox"):
        yield from _inside(*bbox)
    exact: dict[str, Any] = {name: wanted.get(name) for name in ("event_type", "grade", "kind")}
    for name, value in exact.items():
        if value is not None:
            yield incident.c[name] == value


def _inside(west: float, south: float, east: float, north: float) -> Iterator[ColumnElement[bool]]:
    yield incident.c.latitude.between(south, north)
    if west <= east:
        yield incident.c.longitude.between(west, east)
    else:
        yield or_(incident.c.longitude >= west, incident.c.longitude <= east)


def _tell(tx: Connection, anchor: str, words: list[str]) -> bool:
    """Whether one of an incident's reports holds all the words."""
    reports = (
        select(mention.c.report_id)
        .join(incident_mention, incident_mention.c.mention_id == mention.c.mention_id)
        .where(incident_mention.c.anchor == anchor)
    )
    bodies = tx.execute(select(fact.c.body).where(fact.c.kind == "report", fact.c.id.in_(reports))).scalars()
    return any(all(word in body.casefold() for word in words) for body in bodies)
