from __future__ import annotations

import pytest
from tests.export.read import row, rows

from harmledger.export.sides import sides_of
from harmledger.export.ucdp import COLUMNS, deaths, priogrid, ucdp

DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def test_the_49_columns_stand_in_ucdp_s_order(records):
    header = ucdp(records).content.decode().split("\r\n")[0].split(",")
    assert len(COLUMNS) == 49
    assert tuple(header[:49]) == COLUMNS
    assert all(column.startswith("x_") for column in header[49:])


def test_deaths_by_side_add_up_to_best_or_are_empty(records):
    for one in rows(ucdp(records).content):
        told = [int(one[column]) for column in DEATHS if one[column]]
        assert not told or sum(told) == int(one["best"])


def test_civilians_as_told_and_the_rest_unknown(records):
    market = row(ucdp(records).content, "id", "SY-2020-10-12-tall-arun")
    assert [market[column] for column in DEATHS] == ["", "", "17", "0"]
    assert (market["low"], market["best"], market["high"], market["type_of_violence"]) == ("14", "17", "17", "")
    assert (market["number_of_sources"], market["source_office"]) == ("2", "Lowland Post; Marat Monitor")


def test_figures_that_contradict_each_other_are_left_empty_with_a_note(overflowing):
    told = deaths(overflowing.incident, sides_of(overflowing.incident))
    assert not any(told.get(column) for column in DEATHS)
    assert "more than best" in told["x_deaths_note"]


def test_m01_best_is_empty_where_a_side_is_not_known(records):
    clash = row(ucdp(records).content, "id", "SY-2020-10-11-marat")
    assert (clash["best"], clash["low"], clash["high"]) == ("", "13", "")
    assert not any(clash[column] for column in DEATHS)


def test_m02_dozens_is_no_number_for_ucdp(records):
    vague = row(ucdp(records).content, "id", "SY-2020-10-12-vague")
    assert (vague["low"], vague["best"], vague["high"]) == ("", "", "")


def test_type_of_violence_and_precisions_follow_the_codebook(records):
    clash = row(ucdp(records).content, "id", "SY-2020-10-11-marat")
    assert (clash["type_of_violence"], clash["date_prec"], clash["where_prec"]) == ("1", "3", "4")
    assert (clash["date_start"], clash["date_end"]) == ("2020-10-05", "2020-10-11")
    assert (clash["latitude"], clash["geom_wkt"], clash["priogrid_gid"]) == ("", "", "")


@pytest.mark.parametrize(("latitude", "longitude", "cell"), [(-89.9, -179.9, 1), (0.25, 0.25, 129961), (89.9, 179.9, 259200)])
def test_priogrid_cells_are_numbered_from_the_south_west(latitude, longitude, cell):
    assert priogrid(latitude, longitude) == cell
