"""Which incidents are asked for: by day, place, box, type, actor and grade.

Filters come in, the anchors of the incidents that pass all of them go out, in order of their days. What is unknown passes no
filter: an incident without a day is in no range of days (M1).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, or_, select, text, tuple_

from harmledger.ledger import words
from harmledger.ledger.facts import AT_ONCE, in_batches
from harmledger.ledger.project import plain
from harmledger.ledger.schema import OVER_DAYS, TOTALS, fact, incident, incident_mention, mention
from harmledger.model.incident import Grade, IncidentId, IncidentKind
from harmledger.model.vocabulary import EventType, MentionId

Place = tuple[date, str]
"""Where an incident stands in the order of all: its first day and its id."""

_OTHER = incident.alias()
_DAY = func.coalesce(incident.c.day_order, date.max)
_ANCHOR = func.coalesce(incident.c.anchor, "")
"""A column so wrapped is looked at, but no incident is looked for by it: another index is to find them."""


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
    rows = [row for which in parts(tx, wanted) for row in tx.execute(_in_order(wanted, which))]
    return [(MentionId(anchor), IncidentId(name)) for anchor, name in rows]


def page(tx: Connection, wanted: Filters, limit: int, offset: int = 0, after: Place | None = None) -> list[MentionId]:
    """The anchors of some of the incidents that pass, in the same order: from an offset on, or after a place in it."""
    some: list[MentionId] = []
    beyond = [] if after is None else [tuple_(incident.c.day_order, incident.c.incident_id) > after]
    for which in parts(tx, wanted):
        query = _in_order(wanted, [*which, *beyond]).offset(offset).limit(limit - len(some))
        more = [MentionId(row.anchor) for row in tx.execute(query)]
        some += more
        if len(some) == limit:
            break
        if offset:
            number = select(func.count()).select_from(incident).where(*which, *beyond)
            offset = 0 if more else offset - tx.execute(number).scalar_one()
    return some


def _in_order(wanted: Filters, which: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """The incidents of a part. Those in a box are few: they are picked out by the index of points, and then sorted.

    Of other filters the first that pass are soon found by walking along the index of days.
    """
    day = _DAY if wanted.get("bbox") else incident.c.day_order
    return select(incident.c.anchor, incident.c.incident_id).where(*which).order_by(day, incident.c.incident_id)


def parts(tx: Connection, wanted: Filters) -> list[list[ColumnElement[bool]]]:
    """The incidents that pass as conditions of parts that follow each other in their order, each of which an index finds.

    What few are found by, words of reports or parts of a name, is looked for first, and leads to incidents by their anchors.
    """
    telling = _telling(tx, told) if (told := _words(wanted)) else None
    if telling is not None and len(telling) > AT_ONCE:
        rest = found(tx, {**wanted, "text": None})
        return [[incident.c.anchor.in_(some)] for some in in_batches(anchor for anchor, _ in rest if anchor in telling)]
    which = list(_conditions(wanted))
    if day := wanted.get("since"):
        which.append(incident.c.last_day >= day)
    if telling is not None:
        return [[incident.c.anchor.in_(sorted(telling)), *_named(incident, wanted), *which]]
    if wanted.get("place") or wanted.get("actor"):
        anchors = _few(tx, select(incident.c.anchor).where(*_named(incident, wanted)))
        if anchors is not None:
            return [[incident.c.anchor.in_(anchors), *which]]
        which.append(_ANCHOR.in_(select(_OTHER.c.anchor).where(*_named(_OTHER, wanted))))
    return [[_reaching(tx, day), *which], [incident.c.day_order >= day, *which]] if day else [which]


def _reaching(tx: Connection, day: date) -> ColumnElement[bool]:
    """Those that began before a day and reach it, which few do."""
    which = and_(text(OVER_DAYS), incident.c.last_day >= day, day > _DAY)
    anchors = _few(tx, select(incident.c.anchor).where(which))
    return which if anchors is None else incident.c.anchor.in_(anchors)


def _few(tx: Connection, query: Select[Any]) -> list[str] | None:
    """The anchors that a query finds, where they are as few as can be asked for at once; else None."""
    anchors = tx.execute(query.limit(AT_ONCE + 1)).scalars().all()
    return None if len(anchors) > AT_ONCE else list(anchors)


def newest(tx: Connection, limit: int) -> list[MentionId]:
    """The anchors of those that were reported on last, the latest first."""
    query = select(incident.c.anchor).where(incident.c.last_report.is_not(None))
    query = query.order_by(incident.c.last_report.desc(), incident.c.incident_id).limit(limit)
    return [MentionId(anchor) for anchor in tx.execute(query).scalars()]


def totals_touching(tx: Connection, span: tuple[date, date], countries: Iterable[str]) -> list[MentionId]:
    """The anchors of totals whose days touch a span, in these countries or in none told."""
    first, last = span
    where = or_(incident.c.country.in_([plain(country) for country in countries]), incident.c.country.is_(None))
    query = select(incident.c.anchor).where(text(TOTALS), incident.c.last_day >= first, incident.c.first_day <= last, where)
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


def _named(those: FromClause, wanted: Filters) -> Iterator[ColumnElement[bool]]:
    if place := wanted.get("place"):
        yield those.c.places.contains(place.casefold(), autoescape=True)
    if actor := wanted.get("actor"):
        yield those.c.actors.contains(actor.casefold(), autoescape=True)


def _inside(west: float, south: float, east: float, north: float) -> Iterator[ColumnElement[bool]]:
    yield incident.c.latitude.between(south, north)
    if west <= east:
        yield incident.c.longitude.between(west, east)
    else:
        yield or_(incident.c.longitude >= west, incident.c.longitude <= east)


def _words(wanted: Filters) -> list[str]:
    return (wanted.get("text") or "").casefold().split()


def _telling(tx: Connection, told: Sequence[str]) -> set[str]:
    """The anchors of incidents one of whose reports holds all the words."""
    query = select(fact.c.id, fact.c.body).where(fact.c.kind == "report").execution_options(yield_per=AT_ONCE)
    if (places := words.may_hold(tx, told)) is not None:
        query = query.where(fact.c.seq.in_(places))
    found: set[str] = set()
    for some in in_batches(name for name, body in tx.execute(query) if _holds(body, told)):
        anchors = select(incident_mention.c.anchor).join(mention, mention.c.mention_id == incident_mention.c.mention_id)
        found.update(tx.execute(anchors.where(mention.c.report_id.in_(some))).scalars())
    return found


def _holds(body: str, told: Sequence[str]) -> bool:
    said = words.said(json.loads(body)["report"])
    return all(word in said for word in told)
