from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from harmledger.export.parquet import VERSION, cause_of, parquet

pl = pytest.importorskip("polars")


def table(records):
    return pl.read_parquet(BytesIO(parquet(records).content))


def test_the_types_are_the_same_with_rows_without_and_all_null(records):
    whole, none, bare = table(records).schema, table([]).schema, table([records[3]]).schema
    assert whole == none == bare
    assert (whole["killed_best"], whole["date_start"]) == (pl.Int32, pl.Date)
    assert pl.read_parquet_metadata(BytesIO(parquet([]).content))["harmledger.columns"] == VERSION


def test_rows_hold_figures_claims_and_reports(records):
    (market,) = [row for row in table(records).to_dicts() if row["incident_id"] == "SY-2020-10-12-tall-arun"]
    assert (market["killed_low"], market["killed_best"], market["date_start"]) == (14, 17, date(2020, 10, 12))
    assert {figure["who"]: figure["sdg_age"] for figure in market["figures"]}["children"] == "child"
    assert [claim["low"] for claim in market["claims"]] == [14, 27, 17]
    assert market["admin2"] == "Arun District"


def test_m01_unknown_is_null_and_m17_totals_are_told_apart(records):
    rows = {row["incident_id"]: row for row in table(records).to_dicts()}
    assert len(rows) == len(records)
    assert rows["2020-unknown"]["killed_best"] is None
    assert rows["SY-2020-10-total"]["kind"] == "aggregate"
    assert rows["SY-2020-10-13-balun"]["part_of"] == "SY-2020-10-13-marat"


def test_sdg_causes_come_from_the_weapon_else_from_the_type(records):
    assert cause_of(records[0].incident) == "heavy weapons and explosive munitions"
    assert cause_of(records[3].incident) is None
