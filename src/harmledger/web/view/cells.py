"""Incidents gathered into the squares of a map, so that it never draws more than fit on a screen.

Incidents and a zoom level come in, Cells go out. An incident without a point is on no map: its page says what is known (M16).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import floor

from harmledger.model.incident import Incident
from harmledger.model.summary import Cell, Sum
from harmledger.review.incident_phrase import heading
from harmledger.review.summary import total

SQUARES = 6
"""Squares across one tile of 256 pixels: two marks stand some forty pixels apart."""
FINEST = 11
"""From this zoom on nothing more is told apart: a town is one point."""


def cells(incidents: Iterable[Incident], zoom: int) -> tuple[Cell, ...]:
    """A cell for each square that has an incident, at the mean of their points, the fullest first."""
    size = 360 / 2 ** min(max(zoom, 0), FINEST) / SQUARES
    found: dict[tuple[int, int], Cell] = {}
    for incident in incidents:
        place = incident.place
        if incident.kind != "incident" or place is None or place.latitude is None or place.longitude is None:
            continue
        key = floor(place.latitude / size), floor(place.longitude / size)
        one = _alone(incident, place.latitude, place.longitude)
        found[key] = _both(found[key], one) if key in found else one
    return tuple(sorted(found.values(), key=lambda cell: (-cell.incidents, cell.latitude, cell.longitude)))


def bounds(incidents: Iterable[Incident]) -> str:
    """The box that all the incidents' points are in, as west,south,east,north; "" where there is none."""
    places = [incident.place for incident in incidents if incident.kind == "incident" and incident.place]
    points = [(p.longitude, p.latitude) for p in places if p.longitude is not None and p.latitude is not None]
    if not points:
        return ""
    east, north = (max(ends) for ends in zip(*points, strict=True))
    west, south = (min(ends) for ends in zip(*points, strict=True))
    return f"{west},{south},{east},{north}"


def _alone(incident: Incident, latitude: float, longitude: float) -> Cell:
    sums = total([incident], "killed"), total([incident], "injured")
    return Cell(latitude, longitude, 1, *sums, incident.incident_id, heading(incident))


def _both(held: Cell, one: Cell) -> Cell:
    number = held.incidents + 1
    return replace(
        held,
        latitude=round(held.latitude + (one.latitude - held.latitude) / number, 5),
        longitude=round(held.longitude + (one.longitude - held.longitude) / number, 5),
        incidents=number,
        killed=held.killed + one.killed,
        injured=held.injured + one.injured,
        incident_id=None,
        heading="",
    )


def row(cell: Cell) -> dict[str, object]:
    """A cell as JSON for the map's script."""
    return {
        "lat": cell.latitude,
        "lon": cell.longitude,
        "n": cell.incidents,
        "killed": _told(cell.killed),
        "injured": _told(cell.injured),
        "weight": cell.killed.best,
        "id": cell.incident_id,
        "heading": cell.heading,
    }


def _told(one: Sum) -> str:
    return summed(one) if one != Sum() else ""


def summed(one: Sum) -> str:
    """A sum with its range: "80", "80 (74 to 82)", "at least 80" where a figure has no upper end or no number."""
    if one.without:
        return f"at least {one.low:,}" if one.low == one.best else f"{one.best:,} ({one.low:,} or more)"
    return f"{one.best:,}" if one.low == one.best == one.high else f"{one.best:,} ({one.low:,} to {one.high:,})"
