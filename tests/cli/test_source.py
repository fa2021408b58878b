from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
import typer

from harmledger.cli.source import columns_of, day_of, intakes
from harmledger.errors import InputError
from harmledger.ingest import fetch
from harmledger.ingest.intake import Given


def test_a_file_is_a_report_with_what_the_options_say_of_it(tmp_path: Path) -> None:
    file = tmp_path / "raid.txt"
    file.write_text("Two men were killed in Tel Arun on Friday.", encoding="utf-8")
    (intake,) = intakes(str(file), Given(published=date(2024, 3, 8)))
    assert intake.report is not None
    assert (intake.report.doc, intake.report.published) == ("raid.txt", date(2024, 3, 8))


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Two men were killed in Tel Arun.")))
    (intake,) = intakes("-", Given())
    assert intake.report is not None
    assert intake.report.text == "Two men were killed in Tel Arun."


def test_a_url_is_fetched_by_the_one_guarded_place(monkeypatch: pytest.MonkeyPatch) -> None:
    page = fetch.Page("https://news.example/1", b"Two men were killed in Tel Arun.", "text/plain", "utf-8")
    monkeypatch.setattr(fetch, "fetch", lambda url: page if url == "HTTPS://news.example/1" else None)
    (intake,) = intakes("HTTPS://news.example/1", Given())
    assert intake.report is not None
    assert intake.report.url == "https://news.example/1"


@pytest.mark.parametrize("source", ["no such file.txt", ".", "http://127.0.0.1/", "\0"])
def test_what_cannot_be_read_is_an_input_error(source: str) -> None:
    with pytest.raises(InputError):
        list(intakes(source, Given()))


def test_a_day_is_an_iso_day_or_a_usage_error() -> None:
    assert day_of("2024-03-08") == date(2024, 3, 8)
    assert day_of(None) is None
    with pytest.raises(typer.BadParameter):
        day_of("8 March")


def test_a_column_is_mapped_to_a_field() -> None:
    assert columns_of(["text=Full text", "title = Head"]) == {"text": "Full text", "title": "Head"}
    with pytest.raises(typer.BadParameter):
        columns_of(["text"])
