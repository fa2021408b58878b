"""Days and places of an incident as the precision codes of other codebooks, and the point, where there is one (M14, M16).

A midpoint of a district, province, region or country is no place where anything happened: only what is known exactly, or near a
named place, has coordinates.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from harmledger.codebook.load import load
from harmledger.export.names import Names
from harmledger.export.record import Record
from harmledger.model.incident import Days, Incident, Site
from harmledger.model.vocabulary import GeoPrecision

POINTS: frozenset[GeoPrecision] = frozenset({"exact", "near"})
Codebook = Literal["acled", "ucdp"]


def point_of(site: Site | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of WGS 84; None for an area and where none is known."""
    if site is None or site.geo_precision not in POINTS or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


def place_code(site: Site | None, codebook: Codebook) -> int | None:
    """ACLED's geo_precision or UCDP's where_prec; None where that codebook has none."""
    if site is None or site.geo_precision is None:
        return None
    code: int | None = load("precision")["geo_precision"][site.geo_precision][codebook]
    return code


def day_code(days: Days, codebook: Codebook) -> int | None:
    """ACLED's time_precision or UCDP's date_prec, by how many days are possible; None where none is known or it is too wide."""
    if days.start is None or days.end is None:
        return None
    span = (days.end - days.start).days + 1
    for longest, code in _longest(codebook):
        if span <= longest:
            return code
    wider: int | None = load("precision")["date_precision"]["period"][codebook]
    return wider


@cache
def _longest(codebook: Codebook) -> tuple[tuple[int, int | None], ...]:
    rows = load("precision")["date_precision"].values()
    return tuple(sorted((row["longest"], row[codebook]) for row in rows if row["longest"] is not None))


def middle(days: Days) -> date | None:
    """The middle of the possible days, the earlier of two; a convention of codebooks that want one day."""
    if days.start is None or days.end is None:
        return None
    return days.start + (days.end - days.start) // 2


@cache
def countries() -> dict[str, dict[str, str | int | None]]:
    """ISO 3166 alpha-2 -> alpha3, numeric, name."""
    held: dict[str, dict[str, str | int | None]] = load("countries")["countries"]
    return held


def country(incident: Incident, key: Literal["alpha3", "numeric", "name"]) -> str | int | None:
    """The incident's country under another code; a country that no list knows as it stands, by name alone."""
    code = incident.place.country if incident.place else None
    if code is None:
        return None
    known = countries().get(code)
    return known[key] if known else code if key == "name" else None


def place_cells(record: Record, names: Names) -> dict[str, str | float | None]:
    """Place, place_words, place_id, admin1, admin2, country, geo_precision and radius_km, each None where it is not known."""
    site, match = record.incident.place, record.match
    name = country(record.incident, "name")
    return {
        "place": (site.name or names.words(site.words)) if site else None,
        "place_words": names.words(site.words) if site else None,
        "place_id": site.place_id if site else None,
        "admin1": site.admin1 if site else None,
        "admin2": match.admin2 if match else None,
        "country": str(name) if name else None,
        "geo_precision": site.geo_precision if site else None,
        "radius_km": match.radius_km if match else None,
    }


def day_cells(days: Days) -> dict[str, str | None]:
    """date_start, date_end and date_precision as ISO 8601, None where they are not known."""
    return {
        "date_start": days.start.isoformat() if days.start else None,
        "date_end": days.end.isoformat() if days.end else None,
        "date_precision": days.precision,
    }
