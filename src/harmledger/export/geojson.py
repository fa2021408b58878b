"""Incidents as a GeoJSON FeatureCollection (RFC 7946), for maps.

Records come in, bytes and notes go out. Only what is known exactly or near a named place is a point; a district, province,
region or country has no geometry, so that no map shows a pin where nothing happened (M16).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from harmledger.export.names import Names, Withholding
from harmledger.export.notes import Exported, Notes
from harmledger.export.record import Record, counted_once
from harmledger.export.telling import HARMS, title_of, told
from harmledger.export.total import bounds, total_of
from harmledger.export.where import day_cells, place_cells, point_of
from harmledger.model.incident import Party

CONVENTIONS = (
    "Coordinates are WGS 84, longitude first. geometry is null for districts, provinces, regions and countries.",
    "With geo_precision near, the point is that of the place that the incident was near.",
)
LOST = ("claims one by one: description quotes them", "links between mentions, and judgements")


def geojson(records: Sequence[Record], *, with_names: bool = False) -> Exported:
    """The collection of the incidents that count; totals and what would stand twice are left out and listed in the notes."""
    kept, left_out = counted_once(records)
    whose = Withholding(records, given=with_names)
    features = [_feature(record, whose.of(record)) for record in kept]
    whole = {"type": "FeatureCollection", "features": features}
    content = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
    return Exported(content, Notes("geojson", len(features), CONVENTIONS, LOST, left_out))


def _feature(record: Record, names: Names) -> dict[str, Any]:
    point = point_of(record.incident.place)
    return {
        "type": "Feature",
        "id": record.incident.incident_id,
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]} if point else None,
        "properties": _properties(record, names),
    }


def _properties(record: Record, names: Names) -> dict[str, Any]:
    incident = record.incident
    return {
        "title": title_of(incident, names),
        "event_type": incident.event_type,
        **day_cells(incident.days),
        **place_cells(record, names),
        **_ranges(record),
        "parties": [_party(party) for party in incident.parties if party.role != "target"],
        "weapons": list(incident.weapons),
        "grade": incident.grade,
        "is_provisional": incident.is_provisional,
        "independent_sources": len(incident.sources),
        "publishers": list(dict.fromkeys(report.publisher for report in record.reports if report.publisher)),
        "urls": list(dict.fromkeys(url for report in record.reports if (url := names.address(report.url)))),
        "description": told(record, names),
    }


def _ranges(record: Record) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for harm in HARMS:
        total = total_of(record.incident, harm)
        if harm in ("killed", "injured") or total.rule:
            found |= bounds(harm, total)
    return found


def _party(party: Party) -> dict[str, str | None]:
    return {"role": party.role, "name": party.name, "actor_id": party.actor_id, "stance": party.stance}
