"""Incidents in brief: when and where each was and whom it counts, without the rest, for totals to be held against (M17).

Incidents come in as they are put into the view; of those in a span of days, rows go out. Which of them a total covers is not
known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from harmledger.ledger.project import plain
from harmledger.ledger.schema import incident_brief
from harmledger.model.incident import COUNTED, Incident
from harmledger.model.vocabulary import Harm, MentionId

Where = tuple[str | None, str | None, str | None, float | None, float | None]
"""Country, first-order unit, id of the place, latitude and longitude."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One incident; ``best`` are its figures of the harms that were asked for, in their order."""

    anchor: MentionId
    where: Where
    best: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Area:
    """A whole country, or with ``admin1`` a first-order unit of it; ``place_id`` is its own in the gazetteer."""

    country: str
    admin1: str | None
    place_id: str | None


def put(tx: Connection, incidents: Iterable[Incident]) -> None:
    """Keep those that a total can cover: incidents inside no wider one, on known days at a known place."""
    rows = [_row(one) for one in incidents if one.kind == "incident" and one.part_of is None and one.place]
    if known := [row for row in rows if row["first_day"] and row["last_day"]]:
        tx.execute(insert(incident_brief), known)


def drop(tx: Connection, anchors: Sequence[str]) -> None:
    tx.execute(delete(incident_brief).where(incident_brief.c.anchor.in_(anchors)))


def within(
    tx: Connection, span: tuple[date, date], country: str | None, place_id: str | None, harms: Sequence[Harm]
) -> Iterator[Brief]:
    """Those whose days lie wholly in a span: in a country or at a place, by whichever is told."""
    table = incident_brief.c
    where = (table.country, table.admin1, table.place_id, table.latitude, table.longitude)
    there = [column == value for column, value in ((table.country, plain(country)), (table.place_id, place_id)) if value]
    if there:
        query = select(table.anchor, *where, *(table[harm] for harm in harms)).where(*_in(span), or_(*there))
        for anchor, *told in tx.execute(query).all():
            yield Brief(MentionId(anchor), (told[0], told[1], told[2], told[3], told[4]), told[5:])


def sums(tx: Connection, span: tuple[date, date], area: Area, harms: Sequence[Harm]) -> list[int]:
    """What those in a span of days come to, by harm, that are in the country or unit, or at its own place wherever that is."""
    table = incident_brief.c
    inside = table.country == plain(area.country)
    if area.admin1 is not None:
        inside = and_(inside, table.admin1 == plain(area.admin1))
    parts: list[ColumnElement[bool]] = [inside]
    if area.place_id is not None:
        parts.append(and_(table.place_id == area.place_id, inside.is_not(True)))
    query = select(*(func.coalesce(func.sum(table[harm]), 0) for harm in harms)).where(*_in(span))
    told = [tx.execute(query.where(part)).one() for part in parts]
    return [sum(numbers) for numbers in zip(*told, strict=True)]


def _in(span: tuple[date, date]) -> tuple[ColumnElement[bool], ...]:
    return incident_brief.c.first_day.between(*span), incident_brief.c.last_day <= span[1]


def _row(one: Incident) -> dict[str, Any]:
    place = one.place
    row: dict[str, Any] = {
        "anchor": one.anchor,
        "first_day": one.days.start,
        "last_day": one.days.end,
        "country": plain(place.country) if place else None,
        "admin1": plain(place.admin1) if place else None,
        "place_id": place.place_id if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }
    return row | {harm: figure.best if (figure := one.figure(harm)) else None for harm in COUNTED}
