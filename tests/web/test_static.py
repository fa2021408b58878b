"""What others made and we ship is what it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from harmledger.web.app import STATIC
from harmledger.web.basemap import arcs_only, geojson

ROOT = Path(__file__).parents[2]


def test_every_file_of_others_is_the_one_whose_digest_was_noted() -> None:
    noted = dict(reversed(line.split("  ")) for line in (STATIC / "SHA256SUMS").read_text().splitlines())
    shipped = {
        path.relative_to(STATIC).as_posix()
        for folder in ("vendor", "map")
        for path in (STATIC / folder).rglob("*")
        if path.is_file() and path.suffix != ".LICENSE"
    }
    assert set(noted) == shipped
    for name, digest in noted.items():
        assert sha256((STATIC / name).read_bytes()).hexdigest() == digest, name


def test_each_of_them_has_its_licence_beside_it_and_is_named_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for folder, name in (("vendor", "htmx"), ("vendor", "leaflet"), ("map", "world-atlas")):
        assert (STATIC / folder / f"{name}.LICENSE").stat().st_size > 100
        assert name in notice.lower()


def test_our_own_scripts_ask_nothing_of_another_machine() -> None:
    for path in STATIC.glob("*.*"):
        if path.suffix in (".js", ".css"):
            told = path.read_text(encoding="utf-8")
            assert "http://" not in told
            assert "https://" not in told, path.name


def test_a_country_is_put_together_from_arcs_walked_either_way() -> None:
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0]], [[0, 0], [0, 2], [2, 0]], [[2, 0], [0, 2]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 2, ~1]], "properties": {"name": "Square"}},
                    {"type": "Polygon", "properties": {"name": "Nowhere"}},
                ]
            }
        },
    }
    (square,) = geojson(topology)["features"]
    assert square["properties"]["name"] == "Square"
    assert square["geometry"]["coordinates"] == [[[(10, 20), (11, 20), (11, 21), (10, 21), (10, 20)]]]


def test_no_line_runs_across_the_map_where_a_country_lies_over_the_180th_meridian() -> None:
    told = json.loads((STATIC / "map" / "countries.geojson").read_text(encoding="utf-8"))
    for country in told["features"]:
        for ring in (ring for polygon in country["geometry"]["coordinates"] for ring in polygon):
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring)), country["properties"]["name"]


def test_the_finer_land_is_arcs_of_countries_with_a_shape() -> None:
    told = json.loads((STATIC / "map" / "countries-10m.json").read_text(encoding="utf-8"))
    assert {"Syria", "Türkiye", "Sudan"} & {one["properties"]["name"] for one in told["countries"]}
    used = {number if number >= 0 else ~number for one in told["countries"] for number in _numbers(one["arcs"])}
    assert used <= set(range(len(told["arcs"])))
    again = arcs_only({**told, "objects": {"countries": {"geometries": told["countries"]}, "land": {}}})
    assert again == told


def _numbers(arcs: list[Any]) -> Iterator[int]:
    for one in arcs:
        if isinstance(one, list):
            yield from _numbers(one)
        else:
            yield one
