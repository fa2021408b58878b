from __future__ import annotations

import json

from harmledger.export.geojson import geojson


def test_m16_only_a_known_place_is_a_pin(records):
    held = json.loads(geojson(records).content)
    shapes = {feature["id"]: feature["geometry"] for feature in held["features"]}
    assert shapes["SY-2020-10-12-tall-arun"] == {"type": "Point", "coordinates": [36.5, 35.5]}
    assert shapes["SY-2020-10-12-vague"] == {"type": "Point", "coordinates": [36.5, 35.5]}
    assert shapes["SY-2020-10-11-marat"] is None
    assert shapes["2020-unknown"] is None


def test_m01_unknown_is_null(records):
    held = json.loads(geojson(records).content)
    (bare,) = [feature["properties"] for feature in held["features"] if feature["id"] == "2020-unknown"]
    assert [bare[key] for key in ("date_start", "place_id", "country", "killed_best", "injured_low")] == [None] * 5


def test_m17_totals_stand_on_no_map(records):
    exported = geojson(records)
    assert "SY-2020-10-total" not in exported.content.decode()
    assert exported.notes.rows == len(json.loads(exported.content)["features"])
