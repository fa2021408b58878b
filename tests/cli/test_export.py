"""``harmledger export`` over a ledger: the file, its notes, and what becomes of an older file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.cli.test_ledger_commands import FIRST, SECOND, ledger  # noqa: F401 - a fixture
from tests.export.read import rows
from typer.testing import CliRunner, Result

from harmledger.cli.main import app
from harmledger.errors import ExportError
from harmledger.pipeline.ledger import Ledger

run = CliRunner()
FORMS = ("acled", "ucdp", "hxl", "geojson", "parquet", "ftm")


def export(ledger: str, out: Path, *words: str) -> Result:  # noqa: F811
    return run.invoke(app, ["export", "--ledger", ledger, "--out", str(out), *words])


@pytest.mark.parametrize("form", FORMS)
def test_every_format_is_written_with_notes_that_name_the_ledger_s_head(form: str, ledger: str, tmp_path: Path) -> None:  # noqa: F811
    out = tmp_path / f"ledger.{form}"
    done = export(ledger, out, "--format", form)
    assert done.exit_code == 0, done.output
    assert out.stat().st_size
    notes = json.loads((tmp_path / f"{out.name}.notes.json").read_text(encoding="utf-8"))
    with Ledger.open(ledger) as held:
        assert notes["ledger_head"] == held.head()
    assert notes["format"] == form
    assert notes["names_of_people"] == "withheld"


def test_filters_are_those_of_incidents(ledger: str, tmp_path: Path) -> None:  # noqa: F811
    out = tmp_path / "week.csv"
    export(ledger, out, "--format", "acled", "--place", "tel arun")
    assert [row["event_id_cnty"] for row in rows(out.read_bytes())] == [FIRST, SECOND]
    export(ledger, out, "--format", "acled", "--from", "2031-05-08")
    assert [row["event_id_cnty"] for row in rows(out.read_bytes())] == [SECOND]


def test_m25_twice_the_same_is_the_same_bytes(ledger: str, tmp_path: Path) -> None:  # noqa: F811
    for form in FORMS:
        export(ledger, tmp_path / "a", "--format", form)
        export(ledger, tmp_path / "b", "--format", form)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_whole_ledger_reads_back_without_loss(ledger: str, tmp_path: Path) -> None:  # noqa: F811
    out, again = tmp_path / "ledger.jsonl", str(tmp_path / "again.db")
    assert export(ledger, out, "--format", "jsonl", "--with-names").exit_code == 0
    done = run.invoke(app, ["import", str(out), "--ledger", again])
    assert done.exit_code == 0, done.output
    with Ledger.open(ledger) as one, Ledger.open(again) as other:
        assert one.head() == other.head()
        assert one.incidents() == other.incidents()


@pytest.mark.parametrize("words", [(), ("--with-names", "--grade", "fair")])
def test_m28_the_whole_ledger_is_exported_only_with_names_and_without_filters(
    words: tuple[str, ...], ledger: str, tmp_path: Path  # noqa: F811
) -> None:
    assert export(ledger, tmp_path / "a.jsonl", "--format", "jsonl", *words).exit_code == 2
    assert list(tmp_path.glob("a.jsonl*")) == []


def test_what_cannot_be_written_is_an_error_and_leaves_nothing_behind(ledger: str, tmp_path: Path) -> None:  # noqa: F811
    done = export(ledger, tmp_path / "no such folder" / "a.csv", "--format", "acled")
    assert isinstance(done.exception, ExportError)
    assert not (tmp_path / "no such folder").exists()


def test_an_older_file_stays_whole_while_a_write_fails(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    out = tmp_path / "a.csv"
    out.write_text("older", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = export(ledger, out, "--format", "acled")
    assert isinstance(done.exception, ExportError)
    assert "No space left" in str(done.exception)
    assert out.read_text(encoding="utf-8") == "older"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
