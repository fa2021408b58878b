from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from harmledger.export.ftm import ftm

PROPERTIES = yaml.safe_load(Path(__file__).with_name("ftm_properties.yaml").read_text(encoding="utf-8"))


def entities(records):
    return [json.loads(line) for line in ftm(records).content.decode().splitlines()]


def test_every_property_is_one_of_its_schema_s(records):
    for entity in entities(records):
        assert set(entity["properties"]) <= set(PROPERTIES[entity["schema"]])
        assert all(value and isinstance(value, list) for value in entity["properties"].values())


def test_the_library_takes_every_value(records):
    model = pytest.importorskip("followthemoney").model
    for entity in entities(records):
        schema = model.get(entity["schema"])
        for name, values in entity["properties"].items():
            assert [value for value in values if not schema.get(name).type.validate(value)] == []


def test_m12_m28_bodies_that_did_not_deny_it_are_involved_and_nobody_is_a_person(records):
    found = entities(records)
    assert {entity["schema"] for entity in found} == {"Event", "Article", "Organization", "Address"}
    named = {entity["properties"]["name"][0] for entity in found if entity["schema"] == "Organization"}
    assert named == {"Syrian Arab Army", "Free Syrian Army"}


def test_every_entity_that_is_pointed_at_is_there(records):
    found = entities(records)
    ids = {entity["id"] for entity in found}
    pointed = [
        target
        for entity in found
        for name in ("proof", "involved", "addressEntity")
        for target in entity["properties"].get(name, [])
    ]
    assert pointed
    assert set(pointed) <= ids


def test_m14_a_week_is_a_start_and_an_end(records):
    (clash,) = [entity for entity in entities(records) if entity["properties"].get("recordId") == ["SY-2020-10-11-marat"]]
    assert "date" not in clash["properties"]
    assert (clash["properties"]["startDate"], clash["properties"]["endDate"]) == (["2020-10-05"], ["2020-10-11"])
