from __future__ import annotations

import io

import pytest
from tests.export.read import row

from harmledger.export.hxl import hxl, tags


def test_libhxl_finds_nothing_wrong_with_it(records):
    library = pytest.importorskip("hxl")
    found = []
    source = library.data(io.BytesIO(hxl(records).content))
    assert source.validate(callback=found.append) or all(error.rule.severity == "info" for error in found)
    assert [column.display_tag for column in source.columns] == [*tags().values()]


def test_the_second_row_holds_a_hashtag_for_every_column(records):
    header, second = hxl(records).content.decode().split("\r\n")[:2]
    assert header.split(",") == list(tags())
    assert all(tag.startswith("#") for tag in second.split(","))


def test_m01_m05_only_what_is_told_of_whom_it_is_told(records):
    market = row(hxl(records).content, "incident_id", "SY-2020-10-12-tall-arun", skip=1)
    assert (market["killed_min"], market["killed"], market["killed_max"]) == ("14", "17", "17")
    assert [market[f"killed_{who}"] for who in ("civilians", "children", "women")] == ["17", "5", ""]
    assert (market["country_iso3"], market["latitude"]) == ("SYR", "35.5")


def test_m16_an_area_is_no_point(records):
    clash = row(hxl(records).content, "incident_id", "SY-2020-10-11-marat", skip=1)
    assert (clash["geo_precision"], clash["latitude"], clash["longitude"]) == ("province", "", "")
