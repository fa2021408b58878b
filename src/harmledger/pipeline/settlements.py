"""The settlements that a piece of a map has room for, by name: the gazetteer's own places as the map's labels.

A box in degrees and a zoom level come in, the largest places in it go out. What is small shows when the map is near.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

Box = tuple[float, float, float, float]

MOST = 40
"""Labels on one map."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """``size`` is 1 for a city, 2 for a town, 3 for what is smaller; latitude and longitude are in degrees."""

    name: str
    latitude: float
    longitude: float
    size: int


def settlements(box: Box, zoom: int) -> tuple[Settlement, ...]:
    """The largest first. A box over the 180th meridian (west above east) gives what is east of it."""
    return _settlements(tuple(round(end, 2) for end in box), least_population(zoom))


def least_population(zoom: int) -> int:
    """From which population on a place has room on a map at this zoom: cities of millions when the world is in view."""
    return 0 if zoom >= 10 else int(4_000_000 / 3.2 ** max(zoom - 2, 0))


@lru_cache(maxsize=256)
def _settlements(box: Box, least: int) -> tuple[Settlement, ...]:
    from harmledger.resolve.gazetteer.store import world

    found = world().largest_within(box, least, MOST)
    return tuple(Settlement(e.name, e.latitude, e.longitude, _size(e.population)) for e in found)


def _size(population: int) -> int:
    return 1 if population >= 500_000 else 2 if population >= 40_000 else 3
