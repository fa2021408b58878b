"""Natural Earth's countries as the desk's map shows them: for afar one compact GeoJSON file, for near by the finer TopoJSON.

Run when the package is made, not by the desk: ``python -m harmledger.web.basemap countries-50m.json countries.geojson``, and
again with ``countries-10m.json countries-10m.json``. The inputs are files of the npm package world-atlas 2.0.2, which is public
domain data. The finer one stays as arcs, which are a third of its size as polygons: the map puts those
together that it has in view.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]

DIGITS = 3
"""Decimals of a degree that are kept: some hundred metres, finer than the lines are true."""


HALF = 180
"""Degrees half around the world."""


def geojson(topology: dict[str, Any]) -> dict[str, Any]:
    """The countries as a FeatureCollection, each with its name."""
    arcs = [list(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    features = [
        {
            "type": "Feature",
            "properties": {"name": country["properties"]["name"]},
            "geometry": {"type": "MultiPolygon", "coordinates": _polygons(country, arcs)},
        }
        for country in topology["objects"]["countries"]["geometries"]
        if country.get("arcs")
    ]
    return {"type": "FeatureCollection", "features": features}


def arcs_only(topology: dict[str, Any]) -> dict[str, Any]:
    """The topology with the countries that have a shape, under their names, and nothing else."""
    countries = [
        {"type": told["type"], "arcs": told["arcs"], "properties": {"name": told["properties"]["name"]}}
        for told in topology["objects"]["countries"]["geometries"]
        if told.get("arcs")
    ]
    return {"transform": topology["transform"], "countries": countries, "arcs": topology["arcs"]}


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """An arc's points; it is written as steps on a grid."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for step in steps:
        x, y = x + step[0], y + step[1]
        yield round(x * scale_x + left, DIGITS), round(y * scale_y + bottom, DIGITS)


def _polygons(country: dict[str, Any], arcs: list[list[Point]]) -> list[list[list[Point]]]:
    told = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    return [[_ring(ring, arcs) for ring in polygon] for polygon in told]


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Arcs end to end; a negative number is an arc walked backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return list(_unbroken(point for at, point in enumerate(points) if at == 0 or point != points[at - 1]))


def _unbroken(points: Iterable[Point]) -> Iterator[Point]:
    """A ring over the 180th meridian goes on beyond it; else a line would run across the whole map."""
    turns, last = 0, None
    for x, y in points:
        if last is not None and abs(x - last) > HALF:
            turns += 1 if x < last else -1
        last = x
        yield round(x + turns * 2 * HALF, DIGITS), y


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    told = json.loads(source.read_text(encoding="utf-8"))
    made = geojson(told) if target.suffix == ".geojson" else arcs_only(told)
    target.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
