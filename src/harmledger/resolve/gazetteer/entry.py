"""One place of the gazetteer, as a look-up gives it.

Apart from the model's candidate because scoring needs what no reader of a reading does: every folded name, the units' ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from harmledger.model.vocabulary import PlaceId


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a pack or a person's file lists it; ``number`` is the GeoNames id, or minus the Who's On First id.

    ``admin1`` and ``admin2`` are numbers of units, 0 where unknown; latitude and longitude are in degrees.
    """

    number: int
    name: str
    alternates: tuple[str, ...]
    kind: int
    latitude: float
    longitude: float
    country: str
    admin1: int = 0
    admin2: int = 0
    population: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A place found; ``folds`` are its names as `keys.joined` gives them, the usual one first; ``source`` names its pack."""

    number: int
    name: str
    folds: tuple[str, ...]
    kind: int
    latitude: float
    longitude: float
    country: str
    admin1: int
    admin2: int
    population: int
    source: str

    @property
    def place_id(self) -> PlaceId:
        return place_id(self.number, self.source)


@dataclass(frozen=True, slots=True)
class Area:
    """A region that has no point: a centre and a radius in kilometres, and the countries it lies in (M16)."""

    place_id: PlaceId
    name: str
    kind: str
    latitude: float
    longitude: float
    radius_km: float
    countries: tuple[str, ...]
    covers: tuple[str, ...] = ()


def place_id(number: int, source: str) -> PlaceId:
    """The public id: ``geonames:163843``, ``wof:101919621``, or ``user:NAME:12`` for a person's own file."""
    if source.startswith("user:"):
        return PlaceId(f"{source}:{number}")
    return PlaceId(f"geonames:{number}" if number > 0 else f"wof:{-number}")


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points, in kilometres."""
    north, other_north = radians(latitude), radians(other_latitude)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(half)))


def names(row: Row) -> Iterator[str]:
    """Every spelling of a row, the usual one first."""
    yield row.name
    yield from row.alternates
