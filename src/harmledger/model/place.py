"""Where it happened: the report's own words, and what the gazetteer makes of them (M16)."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, GeoPrecision, PlaceId


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that the words may mean; ``score`` from 0 to 1.

    With ``radius_km`` it is an area and has no point: latitude and longitude are its middle. None for a town, and for a unit
    of unknown extent.
    """

    place_id: PlaceId
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    admin1: str | None
    country: str | None
    score: float
    admin2: str | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """``words``, ``within``, ``admin1`` and ``country`` are as the report writes them, or None where it does not.

    ``match`` is what the gazetteer found, with ``geo_precision``, and ``candidates`` its runners-up; a name that finds
    nothing keeps its words and has no match (M16).
    """

    claim_id: ClaimId
    words: str
    span: Span
    within: str | None = None
    admin1: str | None = None
    country: str | None = None
    geo_precision: GeoPrecision | None = None
    match: PlaceCandidate | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
