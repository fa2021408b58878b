"""The settlements that a piece of a map has room for, by name: the gazetteer's own places as the map's labels.

Villages come from the indexes of countries that are unpacked already, as those of all countries that were read about are.

A box in degrees and a zoom level come in, the largest places in it go out. What is small shows when the map is near.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.resolve.gazetteer.entry import Entry

Box = tuple[float, float, float, float]

MOST = 40
"""Labels on one map."""
VILLAGES = 1000
"""Below so many people the world's index has not every place; those of a country that reports told of are in its own."""


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
    from harmledger.resolve.gazetteer import store

    found = store.world().largest_within(box, least, MOST)
    if least < VILLAGES:
        west, south, east, north = box
        around = store.world().largest_within((west - 0.5, south - 0.5, east + 0.5, north + 0.5), 0, MOST)
        packs = [store.unpacked(code) for code in sorted({one.country for one in around})]
        found = _once([*found, *(one for pack in packs if pack for one in pack.largest_within(box, least, MOST))])
    told = sorted(found, key=lambda one: -one.population)[:MOST]
    return tuple(Settlement(one.name, one.latitude, one.longitude, _size(one.population)) for one in told)


def _once(found: Iterable[Entry]) -> list[Entry]:
    """Each place once: what lies within a kilometre or so under the same name is the same to a map."""
    by_place: dict[tuple[str, float, float], Entry] = {}
    for one in found:
        by_place.setdefault((one.name, round(one.latitude, 2), round(one.longitude, 2)), one)
    return list(by_place.values())


def _size(population: int) -> int:
    return 1 if population >= 500_000 else 2 if population >= 40_000 else 3
