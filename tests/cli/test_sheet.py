from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.cli.sheet import COLUMNS, cell, rows
from harmledger.model.reading import Reading


def sheet(reading: Reading) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows(reading)]


def test_a_line_for_each_toll_and_for_each_mention_without_one(reading: Reading) -> None:
    lines = sheet(reading)
    assert [line["claim_id"] for line in lines] == ["ct1", "ct2", "ct3", "ct4", "ct5", "ct6", "ct7", "ct8", "ct9", "", ""]
    assert [line["kind"] for line in lines[-3:]] == ["aggregate", "prospect", "context"]


def test_m01_an_open_bound_is_an_empty_cell(reading: Reading) -> None:
    first = sheet(reading)[0]
    assert (first["low"], first["high"]) == ("12", "")


def test_each_line_says_whether_it_was_added_and_why_not(reading: Reading) -> None:
    assert [line["added_up"] for line in sheet(reading)][:5] == ["yes", "no: part", "yes", "no: repeat", "yes"]
    assert sheet(reading)[8]["added_up"] == "no: total"


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "\r=1", "\0=1", " =1"])
def test_no_text_becomes_a_formula(words: str) -> None:
    assert cell(words).startswith("'")


def test_numbers_stay_numbers() -> None:
    assert cell(-33.5) == "-33.5"
    assert cell(0) == "0"
    assert cell(None) == ""


def test_a_hostile_publisher_is_neutralised_in_its_line(reading: Reading) -> None:
    hostile = replace(reading, report=replace(reading.report, publisher="=cmd|' /C calc'!A0"))
    assert sheet(hostile)[0]["publisher"] == "'=cmd|' /C calc'!A0"
