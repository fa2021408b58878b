"""``harmledger batch`` as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from harmledger.cli.main import app

WORDS = "Shelling killed two people in the grain market of the old town on Friday, a rescuer said to reporters."
SECRET = "Samira Haddad"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    texts = (f"{WORDS} {SECRET} was among the dead.", "A truce was signed at the lake.")
    rows = [json.dumps({"doc": f"a-{i}", "text": text, "published": "2031-05-02"}) for i, text in enumerate(texts)]
    (inputs / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return inputs


def test_a_batch_goes_into_a_ledger_and_leaves_a_page_and_a_log_without_names(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    words = ["batch", str(folder), "--out", str(ledger), "--workers", "1"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "Recorded: 1 new reports" in done.output
    parts = tmp_path / "ledger.db.parts"
    (log,) = (parts / "log").glob("*.jsonl")
    told = (parts / "report.html").read_text(encoding="utf-8") + log.read_text(encoding="utf-8")
    assert "a.jsonl" in told
    assert SECRET not in told
    assert "Shelling" not in told
    again = CliRunner().invoke(app, words)
    assert "1 files, 0 of them in this run" in again.output
    assert "Recorded: 0 new reports" in again.output
