"""Which incidents are asked for: by day, place, box, type, actor and grade.

Filters come in, the anchors of the incidents that pass all of them go out, in order of their days. What is unknown passes no
filter: an incident without a day is in no range of days (M1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Boolean, ColumnElement, Connection, Select, false, func, literal_column, or_, select, tuple_, union_all

from harmledger.ledger.facts import in_batches
from harmledger.ledger.project import plain
from harmledger.ledger.schema import OVER_DAYS, TOTALS, fact, incident, incident_mention, mention
from harmledger.model.incident import Grade, IncidentId, IncidentKind
from harmledger.model.vocabulary import EventType, MentionId

Place = tuple[date, str]
"""Where an incident stands in the order of all: its first day and its id."""

FEW = 1000
"""Names that so many incidents have are looked for once, and the incidents then fetched by their anchors."""


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
    words = _words(wanted)
    rows = [(MentionId(row.anchor), IncidentId(row.incident_id)) for row in tx.execute(_in_order({**wanted, "text": None}, tx))]
    return [row for row in rows if _tell(tx, row[0], words)] if words else rows


def page(tx: Connection, wanted: Filters, limit: int, offset: int = 0, after: Place | None = None) -> list[MentionId]:
    """The anchors of some of the incidents that pass, in the same order: from an offset on, or after a place in it."""
    if _words(wanted):
        names = found(tx, wanted)
        return [anchor for anchor, _ in names if after is None or place_of(tx, anchor) > after][offset : offset + limit]
    query = _in_order(wanted, tx, after).offset(offset).limit(limit)
    return [MentionId(row.anchor) for row in tx.execute(query)]


def _in_order(wanted: Filters, tx: Connection, after: Place | None = None) -> Select[Any]:
    """The incidents that pass. Those in a box are few: they are picked out by the index of points, and then sorted.

    Of other filters the first that pass are soon found by walking along the index of days.
    """
    day = func.coalesce(incident.c.day_order, date.max) if wanted.get("bbox") else incident.c.day_order
    beyond = [] if after is None else [tuple_(incident.c.day_order, incident.c.incident_id) > after]
    columns = (incident.c.anchor, incident.c.incident_id, day.label("day"))
    queries = [select(*columns).where(*which, *beyond) for which in parts(tx, wanted) or [[false()]]]
    rows = (union_all(*queries) if len(queries) > 1 else queries[0]).subquery()
    return select(rows.c.anchor, rows.c.incident_id).order_by(rows.c.day, rows.c.incident_id)


def parts(tx: Connection, wanted: Filters) -> list[list[ColumnElement[bool]]]:
    """The incidents that pass, as conditions of parts that share none, each of which an index finds.

    Words of reports, and parts of names that few have, are looked for first, and lead to incidents by their anchors.
    """
    if _words(wanted):
        return [[incident.c.anchor.in_(some)] for some in in_batches(anchor for anchor, _ in found(tx, wanted))]
    which = list(_conditions(wanted))
    names = list(_named(wanted))
    if names and (anchors := _few(tx, names)) is not None:
        return [[incident.c.anchor.in_(some), *_since(wanted), *which] for some in in_batches(anchors)]
    if since := wanted.get("since"):
        later = [incident.c.day_order >= since]
        reaching = [literal_column(OVER_DAYS, Boolean), func.coalesce(incident.c.day_order, date.max) < since]
        return [[*part, *names, *_since(wanted), *which] for part in (later, reaching)]
    return [[*names, *which]]


def place_of(tx: Connection, anchor: str) -> Place:
    """Where an incident stands in the order; the last day that there is stands for an unknown one."""
    row = tx.execute(select(incident.c.day_order, incident.c.incident_id).where(incident.c.anchor == anchor)).one()
    return row.day_order, row.incident_id


def newest(tx: Connection, limit: int) -> list[MentionId]:
    """The anchors of those that were reported on last, the latest first."""
    query = select(incident.c.anchor).where(incident.c.last_report.is_not(None))
    query = query.order_by(incident.c.last_report.desc(), incident.c.incident_id).limit(limit)
    return [MentionId(anchor) for anchor in tx.execute(query).scalars()]


def totals_touching(tx: Connection, span: tuple[date, date]) -> list[MentionId]:
    """The anchors of totals whose days touch a span."""
    first, last = span
    query = select(incident.c.anchor).where(incident.c.last_day >= first, incident.c.first_day <= last)
    query = query.where(literal_column(TOTALS, Boolean))
    return [MentionId(name) for name in tx.execute(query).scalars()]


def incidents_within(tx: Connection, span: tuple[date, date], country: str | None) -> list[MentionId]:
    """The anchors of incidents whose days lie wholly in a span; in a country, or in none told."""
    first, last = span
    query = select(incident.c.anchor).where(incident.c.day_order.between(first, last), incident.c.last_day <= last)
    query = query.where(incident.c.kind == "incident")
    if country is not None:
        query = query.where(or_(incident.c.country == plain(country), incident.c.country.is_(None)))
    return [MentionId(name) for name in tx.execute(query).scalars()]


def _conditions(wanted: Filters) -> Iterator[ColumnElement[bool]]:
    """All but those of ``since`` and of names. Whatever has no day has no first one, and passes neither end of a range."""
    if until := wanted.get("until"):
        yield incident.c.day_order <= until
        yield incident.c.first_day <= until
    if bbox := wanted.get("bbox"):
        yield from _inside(*bbox)
    exact: dict[str, Any] = {name: wanted.get(name) for name in ("event_type", "grade", "kind")}
    for name, value in exact.items():
        if value is not None:
            yield incident.c[name] == value


def _since(wanted: Filters) -> Iterator[ColumnElement[bool]]:
    if since := wanted.get("since"):
        yield incident.c.last_day >= since


def _named(wanted: Filters) -> Iterator[ColumnElement[bool]]:
    if place := wanted.get("place"):
        yield incident.c.places.contains(place.casefold(), autoescape=True)
    if actor := wanted.get("actor"):
        yield incident.c.actors.contains(actor.casefold(), autoescape=True)


def _few(tx: Connection, names: list[ColumnElement[bool]]) -> list[str] | None:
    """The anchors of the incidents with these names; None where they are many, and soon met by going through all."""
    anchors = tx.execute(select(incident.c.anchor).where(*names).limit(FEW + 1)).scalars().all()
    return None if len(anchors) > FEW else list(anchors)


def _inside(west: float, south: float, east: float, north: float) -> Iterator[ColumnElement[bool]]:
    yield incident.c.latitude.between(south, north)
    if west <= east:
        yield incident.c.longitude.between(west, east)
    else:
        yield or_(incident.c.longitude >= west, incident.c.longitude <= east)


def _words(wanted: Filters) -> list[str]:
    return (wanted.get("text") or "").casefold().split()


def _tell(tx: Connection, anchor: str, words: list[str]) -> bool:
    """Whether one of an incident's reports holds all the words."""
    reports = (
        select(mention.c.report_id)
        .join(incident_mention, incident_mention.c.mention_id == mention.c.mention_id)
        .where(incident_mention.c.anchor == anchor)
    )
    bodies = tx.execute(select(fact.c.body).where(fact.c.kind == "report", fact.c.id.in_(reports))).scalars()
    return any(all(word in body.casefold() for word in words) for body in bodies)
