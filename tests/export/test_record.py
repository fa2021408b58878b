from __future__ import annotations

from dataclasses import replace

import pytest
from tests.export.conftest import PARTS, WIDER, figure

from harmledger.export.acled import acled
from harmledger.export.ftm import ftm
from harmledger.export.geojson import geojson
from harmledger.export.hxl import hxl
from harmledger.export.record import counted_once, records_of
from harmledger.export.ucdp import ucdp


def test_m18_the_wider_one_is_kept_where_its_parts_hold_fewer_dead():
    wider = replace(WIDER, figures=(figure("killed", 12, 12, 12),))
    kept, left_out = counted_once(records_of((wider, *PARTS), ()))
    assert [record.incident.incident_id for record in kept] == [wider.incident_id]
    assert {one.incident_id for one in left_out} == {part.incident_id for part in PARTS}


def test_m18_the_parts_are_kept_where_they_hold_all_of_them():
    kept, left_out = counted_once(records_of((WIDER, *PARTS), ()))
    assert [record.incident.incident_id for record in kept] == [part.incident_id for part in PARTS]
    assert [one.incident_id for one in left_out] == [WIDER.incident_id]


@pytest.mark.parametrize("form", [acled, ucdp, hxl, geojson, ftm])
def test_m25_the_same_records_give_the_same_bytes(form, records):
    assert form(records) == form(tuple(replace(record, entries=tuple(record.entries)) for record in records))
