"""Rows of reports: a bad row is set aside with its line and its reason, and the others are read."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from harmledger.errors import InputError
from harmledger.ingest import Given, Intake, read_bytes, read_stream
from harmledger.ingest.intake import MAX_BYTES

GOOD = {
    "doc": "lp-1",
    "published": "2024-03-08",
    "publisher": "The Lowland Post",
    "title": "Raid kills six",
    "text": "Six people died.",
    "url": "https://example.org/1",
    "language": "en",
    "more": [1],
}


def rows(*lines: bytes, name: str = "a.jsonl", given: Given | None = None) -> list[Intake]:
    data = b"\n".join(lines)
    intakes = list(read_bytes(data, name, given))
    assert intakes == list(read_stream(io.BytesIO(data), name, given))
    return intakes


def test_a_row_is_a_report() -> None:
    (intake,) = rows(json.dumps(GOOD).encode())
    got = intake.report
    assert got is not None
    assert intake.rejects == ()
    assert (got.doc, got.title, got.text) == ("lp-1", "Raid kills six", "Six people died.")
    assert (got.publisher, got.url, got.language, got.published) == (
        "The Lowland Post",
        "https://example.org/1",
        "en",
        date(2024, 3, 8),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "HL105"),
        (b"[1]", "HL105"),
        (b"null", "HL105"),
        (b'{"title": "no text"}', "HL105"),
        (b'{"text": 4}', "HL105"),
        (b'{"text": "  "}', "HL101"),
        (b'{"text": "' + b"x" * 1_100_000 + b'"}', "HL103"),
        (b"[" * 100_000, "HL105"),
        (b'{"text": ' + b"9" * 5000 + b"}", "HL105"),
        (b"%PDF-1.7", "HL102"),
        (b"x" * (MAX_BYTES + 70_000), "HL103"),
    ],
)
def test_one_bad_line_among_good_ones(line: bytes, code: str) -> None:
    good = json.dumps(GOOD).encode()
    first, bad, last = rows(good, line, good)
    assert (first.report, last.report) == (last.report, first.report)
    assert first.report is not None
    assert bad.report is None
    assert bad.doc == "a.jsonl:2"
    (reject,) = bad.rejects
    assert bad.error is not None
    assert reject.code == bad.error.code == code
    assert reject.why.startswith("line 2: ")
    assert len(reject.words) <= 60


def test_blank_lines_marks_and_line_ends_are_let_be() -> None:
    good = json.dumps(GOOD).encode()
    assert len(rows(b"\xef\xbb\xbf" + good + b"\r", b"", b"  \r", good, b"")) == 2
    assert [i.report is not None for i in rows(("\n".join([good.decode()] * 2)).encode("utf-16"))] == [True, True]


def test_m14_a_date_that_cannot_be_read_leaves_the_day_unknown() -> None:
    for published in ("8 March", "2024-02-31", "03/08/2024", 20240308, "2024", True, ["2024-03-08"]):
        (intake,) = rows(json.dumps(GOOD | {"published": published}).encode())
        assert intake.report is not None
        assert intake.report.published is None
        assert [r.code for r in intake.rejects] == ["bad_date"]
    for published in (None, ""):
        (intake,) = rows(json.dumps(GOOD | {"published": published}).encode())
        assert intake.report is not None
        assert (intake.report.published, intake.rejects) == (None, ())
    (intake,) = rows(json.dumps(GOOD | {"published": "2024-03-08T23:30:00-05:00"}).encode())
    assert intake.report is not None
    assert intake.report.published == date(2024, 3, 8)


def test_what_a_row_leaves_out_is_filled_in_and_what_it_says_stands() -> None:
    given = Given(published=date(2024, 1, 1), publisher="Other", title="T", language="fr")
    filled, said = rows(b'{"text": "Six died."}', json.dumps(GOOD).encode(), given=given)
    assert filled.report is not None
    assert said.report is not None
    assert (filled.report.published, filled.report.publisher, filled.report.title) == (date(2024, 1, 1), "Other", "T")
    assert filled.doc == filled.report.doc == "a.jsonl:1"
    assert (said.report.published, said.report.publisher, said.report.language) == (date(2024, 3, 8), "The Lowland Post", "en")


def test_values_of_another_type_are_left_out_and_told() -> None:
    (intake,) = rows(json.dumps(GOOD | {"doc": 7, "publisher": 5, "title": ["x"], "url": {}}).encode())
    assert intake.report is not None
    assert (intake.report.doc, intake.report.publisher, intake.report.title, intake.report.url) == ("7", None, "", None)
    assert [r.code for r in intake.rejects] == ["bad_value"] * 3


def test_one_object_over_several_lines_in_a_json_file() -> None:
    assert len(rows(json.dumps(GOOD, indent=2).encode(), name="a.json")) == 1
    assert len(rows(json.dumps(GOOD).encode(), json.dumps(GOOD).encode(), name="a.json")) == 2


def test_no_rows_at_all() -> None:
    for read in (read_bytes(b"\n\n", "a.jsonl"), read_stream(io.BytesIO(b""), "a.jsonl")):
        with pytest.raises(InputError) as caught:
            list(read)
        assert caught.value.code == "HL101"
