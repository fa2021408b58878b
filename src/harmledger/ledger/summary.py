"""What incidents come to, added up where they are kept: by day, by harm, by square of a map.

Filters come in, sums go out. Totals, and incidents inside a wider one, are never added (M17, M18).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from harmledger.ledger.find import Filters, parts
from harmledger.ledger.schema import incident
from harmledger.ledger.view import FINEST
from harmledger.model.incident import IncidentId
from harmledger.model.overview import Overview
from harmledger.model.summary import Cell, DaySum, Sum

_COUNTS = and_(incident.c.kind == "incident", incident.c.is_part.is_(False))
_GROUPS = (incident.c.day_order, incident.c.last_day, incident.c.kind, incident.c.is_part)
"""Incidents of the same days and of one kind: as the index by day has them side by side, nothing is sorted to group them."""


def overview(tx: Connection, wanted: Filters) -> Overview:
    """All that the incidents that pass come to."""
    held = _Held()
    for which in parts(tx, wanted):
        for row in tx.execute(select(*_GROUPS, *_MEASURES).where(*which).group_by(*_GROUPS)):
            held.take(row)
    return held.overview()


def number(tx: Connection, wanted: Filters) -> int:
    """How many incidents and totals pass."""
    queries = (select(func.count()).select_from(incident).where(*which) for which in parts(tx, wanted))
    return sum(tx.execute(query).scalar_one() for query in queries)


def cells(tx: Connection, wanted: Filters, zoom: int, most: int) -> tuple[Cell, ...]:
    """The squares of a map that have incidents at a zoom, at the mean of their points, the fullest first, ``most`` at most."""
    wide = 2 ** (FINEST - min(max(zoom, 0), FINEST))
    square = (incident.c.grid_x // wide, incident.c.grid_y // wide)
    found: dict[tuple[int, int], Cell] = {}
    for which in parts(tx, wanted):
        columns = (func.avg(incident.c.latitude), func.avg(incident.c.longitude), func.count(), *_SUMS)
        query = select(*square, *columns, func.min(incident.c.incident_id))
        query = query.where(_COUNTS, incident.c.grid_x.is_not(None), *which).group_by(*square)
        for x, y, *rest in tx.execute(query.order_by(func.count().desc()).limit(most)):
            found[x, y] = _both(found[x, y], _cell(rest)) if (x, y) in found else _cell(rest)
    return tuple(sorted(found.values(), key=lambda cell: (-cell.incidents, cell.latitude, cell.longitude)))[:most]


class _Held:
    """Groups of rows, each of one kind and the same days, on their way to an overview."""

    def __init__(self) -> None:
        self.numbers = dict.fromkeys(("incidents", "totals", "inside", "contested", "pointless", "dayless"), 0)
        self.sums = [0] * 8
        self.days: dict[Any, list[int]] = {}
        self.edges: list[tuple[float, float, float, float]] = []

    def take(self, row: Any) -> None:
        first, last, kind, is_part, number, contested, pointed, west, south, east, north, *told = row
        self.numbers["contested"] += contested
        if kind != "incident":
            self.numbers["totals"] += number
            return
        self.numbers["incidents"] += number
        if west is not None:
            self.edges.append((west, south, east, north))
        if is_part:
            self.numbers["inside"] += number
            return
        self.sums = list(map(add, self.sums, told))
        self.numbers["pointless"] += number - pointed
        if first != last:
            self.numbers["dayless"] += number
        else:
            held = self.days.get(first)
            self.days[first] = [number, *told] if held is None else list(map(add, held, (number, *told)))

    def overview(self) -> Overview:
        box = None
        if self.edges:
            wests, souths, easts, norths = zip(*self.edges, strict=True)
            box = (min(wests), min(souths), max(easts), max(norths))
        killed, injured = _sums(self.sums)
        days = tuple(DaySum(day, told[0], *_sums(told[1:])) for day, told in sorted(self.days.items()))
        return Overview(**self.numbers, killed=killed, injured=injured, box=box, days=days)


def _adding(harm: str) -> Iterator[ColumnElement[Any]]:
    """The parts of a Sum; an open upper bound adds the best that is known (M1)."""
    told, low, best, high = (incident.c[f"{harm}_{end}"] for end in ("told", "low", "best", "high"))
    yield func.coalesce(func.sum(low), 0)
    yield func.coalesce(func.sum(best), 0)
    yield func.coalesce(func.sum(func.coalesce(high, best)), 0)
    yield func.coalesce(func.sum(case((and_(told, best.is_(None) | high.is_(None)), 1), else_=0)), 0)


_SUMS = (*_adding("killed"), *_adding("injured"))
_MEASURES = (
    func.count(),
    func.sum(case((incident.c.grade == "contested", 1), else_=0)),
    func.count(incident.c.latitude),
    func.min(incident.c.longitude),
    func.min(incident.c.latitude),
    func.max(incident.c.longitude),
    func.max(incident.c.latitude),
    *_SUMS,
)


def _sums(told: Sequence[int]) -> tuple[Sum, Sum]:
    return Sum(*map(int, told[:4])), Sum(*map(int, told[4:8]))


def _cell(row: Sequence[Any]) -> Cell:
    latitude, longitude, number, *told, name = row
    return Cell(round(latitude, 5), round(longitude, 5), number, *_sums(told), IncidentId(name) if number == 1 else None)


def _both(one: Cell, other: Cell) -> Cell:
    number = one.incidents + other.incidents
    latitude, longitude = (
        round((a * one.incidents + b * other.incidents) / number, 5)
        for a, b in ((one.latitude, other.latitude), (one.longitude, other.longitude))
    )
    return Cell(latitude, longitude, number, one.killed + other.killed, one.injured + other.injured)
