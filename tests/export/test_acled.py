from __future__ import annotations

import json

from tests.export.read import row, rows

from harmledger.export.acled import COLUMNS, acled
from harmledger.export.notes import as_json


def test_the_31_columns_stand_in_acled_s_order_and_ours_behind_them(records):
    content = acled(records).content
    assert content.startswith(b"\xef\xbb\xbfevent_id_cnty,event_date,year,time_precision,disorder_type,")
    header = content.decode("utf-8-sig").split("\r\n")[0].split(",")
    assert len(COLUMNS) == 31
    assert tuple(header[:31]) == COLUMNS
    assert all(column.startswith("x_") for column in header[31:])


def test_m22_fatalities_is_the_conservative_number_and_the_range_stands_beside_it(records):
    market = row(acled(records).content, "event_id_cnty", "SY-2020-10-12-tall-arun")
    killed = [market[column] for column in ("fatalities", "x_killed_low", "x_killed_best", "x_killed_high")]
    assert killed == ["14", "14", "17", "17"]
    assert (market["x_injured_best"], market["x_killed_civilians"], market["x_killed_children"]) == ("27", "17", "5")


def test_m01_what_nobody_told_is_empty_and_never_zero(records):
    bare = row(acled(records).content, "event_id_cnty", "2020-unknown")
    for column in ("event_date", "year", "time_precision", "fatalities", "latitude", "country", "actor1", "event_type"):
        assert bare[column] == ""


def test_m02_dozens_is_twelve_in_acled_alone_and_marked_there(records):
    exported = acled(records)
    vague = row(exported.content, "event_id_cnty", "SY-2020-10-12-vague")
    assert vague["fatalities"] == "12"
    assert (vague["x_killed_low"], vague["x_killed_best"]) == ("", "")
    assert "12 by ACLED's convention" in vague["x_conventions"]
    assert "SY-2020-10-12-vague" in exported.notes.by_incident


def test_m14_one_day_of_several_is_marked_as_a_convention(records):
    clash = row(acled(records).content, "event_id_cnty", "SY-2020-10-11-marat")
    assert (clash["event_date"], clash["time_precision"]) == ("2020-10-08", "2")
    assert (clash["x_date_start"], clash["x_date_end"]) == ("2020-10-05", "2020-10-11")
    assert "middle" in clash["x_conventions"]


def test_m16_a_province_has_a_precision_and_no_coordinates(records):
    clash = row(acled(records).content, "event_id_cnty", "SY-2020-10-11-marat")
    assert (clash["geo_precision"], clash["latitude"], clash["longitude"]) == ("3", "", "")
    market = row(acled(records).content, "event_id_cnty", "SY-2020-10-12-tall-arun")
    assert (market["geo_precision"], market["latitude"], market["longitude"]) == ("1", "35.5", "36.5")
    assert (market["iso"], market["country"], market["admin1"], market["admin2"]) == ("760", "Syria", "Marat", "Arun District")


def test_m13_the_dead_of_both_sides_are_added_and_a_low_stays_a_low(records):
    clash = row(acled(records).content, "event_id_cnty", "SY-2020-10-11-marat")
    assert (clash["fatalities"], clash["x_killed_best"], clash["x_killed_high"]) == ("13", "", "")
    assert (clash["actor1"], clash["inter1"], clash["actor2"], clash["inter2"]) == (
        "Free Syrian Army", "Rebel group", "Syrian Arab Army", "State forces",
    )  # fmt: skip
    assert clash["interaction"] == "Rebel group-State forces"


def test_m10_a_body_that_denies_it_is_no_actor(records):
    market = row(acled(records).content, "event_id_cnty", "SY-2020-10-12-tall-arun")
    assert (market["actor1"], market["actor2"]) == ("Government warplanes", "Civilians (Syria)")
    assert "Denied by Syrian Ministry of Defence" in market["notes"]


def test_m17_m18_nobody_is_counted_twice(records):
    exported = acled(records)
    told = {one["event_id_cnty"] for one in rows(exported.content)}
    assert {"SY-2020-10-13-balun", "SY-2020-10-13-ansim"} <= told
    assert {one.incident_id for one in exported.notes.left_out} == {"SY-2020-10-13-marat", "SY-2020-10-total"}
    assert not told & {"SY-2020-10-13-marat", "SY-2020-10-total"}


def test_the_sidecar_says_which_ledger_and_what_is_lost(records):
    notes = json.loads(as_json(acled(records).notes, head="abc", made_by={"harmledger": "1"}, names_given=False))
    assert (notes["ledger_head"], notes["names_of_people"], notes["rows"]) == ("abc", "withheld", 6)
    assert any("injured" in lost for lost in notes["not_held_by_the_format"])
