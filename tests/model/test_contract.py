from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from harmledger.model.contract import ReadingRow, as_row
from harmledger.model.reading import Reading
from harmledger.model.span import Span


def spans(row: Any) -> list[dict[str, Any]]:
    if isinstance(row, list):
        return [found for value in row for found in spans(value)]
    if not isinstance(row, dict):
        return []
    own = [row] if isinstance(row.get("start"), int) else []
    return own + [found for value in row.values() for found in spans(value)]


def test_a_row_is_json_and_follows_its_own_types(reading: Reading) -> None:
    row = as_row(reading)
    assert TypeAdapter(ReadingRow).validate_python(row, strict=True) == json.loads(json.dumps(row)) == row


def test_every_key_of_the_contract_is_there_and_absent_values_are_null(reading: Reading) -> None:
    row = as_row(reading)
    market, raid = row["mentions"][0], row["mentions"][1]
    assert set(market) == {
        "mention_id", "kind", "part_of", "event_type", "actors", "place", "date", "weapons", "munitions", "damage", "tolls",
    }  # fmt: skip
    assert set(market["tolls"][0]) == {
        "claim_id", "harm", "low", "high", "vague", "approximate", "words", "who", "side", "part_of", "modality", "attribution",
        "start", "end",
    }  # fmt: skip
    assert raid["date"] is None
    assert raid["place"] is not None
    assert raid["place"]["name"] is None
    assert raid["place"]["latitude"] is None
    assert market["tolls"][0]["high"] is None


def test_m07_what_stands_at_the_offsets_equals_the_words(reading: Reading) -> None:
    row = as_row(reading)
    text = reading.report.text
    told = [(text[s["start"] : s["end"]], s["words"] if "words" in s else s["claimant"]) for s in spans(row["mentions"])]
    assert told
    assert all(there == words for there, words in told)


def test_in_title_stands_only_where_the_words_are_in_the_title(reading: Reading) -> None:
    assert "in_title" not in json.dumps(as_row(reading))
    mention = reading.mentions[0]
    told = replace(mention.tolls[0], span=Span(0, 4, in_title=True), words="Raid")
    row = as_row(replace(reading, mentions=(replace(mention, tolls=(told,)),)))
    assert row["mentions"][0]["tolls"][0]["in_title"] is True
    assert "in_title" not in row["mentions"][0]["tolls"][0]["attribution"]


def test_m01_the_publisher_as_claimant_has_no_place_in_the_text(reading: Reading) -> None:
    trapped = as_row(reading)["mentions"][2]["tolls"][2]
    assert trapped["attribution"]["claimant"] == "publisher"
    assert trapped["attribution"]["start"] is None
    assert (trapped["low"], trapped["high"], trapped["vague"]) == (None, None, True)
