"""One place of the gazetteer, as a look-up gives it.

Apart from the model's candidate because scoring needs what no reader of a reading does: every folded name, the units' ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


def names(row: Row) -> Iterator[str]:
    """Every spelling of a row, the usual one first."""
    yield row.name
    yield from row.alternates
