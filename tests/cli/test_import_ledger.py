"""``harmledger import`` and ``harmledger check LEDGER``: a ledger is moved, and seen to be whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.ledger.stub import line, read, report
from typer.testing import CliRunner

from harmledger import Ledger
from harmledger.cli.main import app
from harmledger.errors import BrokenChainError, UnreadableError


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    with Ledger.open(tmp_path / "first.db") as ledger:
        ledger.add([report("a", line(4, "Tel Arun", "2024-03-04"))], read)
        path.write_text("\n".join(ledger.lines()) + "\n", encoding="utf-8")
    return path


def test_an_export_is_read_back_and_checked(rows: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    done = CliRunner().invoke(app, ["import", str(rows), "--ledger", str(other)])
    with Ledger.open(tmp_path / "first.db") as ledger:
        head = ledger.head()
    assert done.stdout == f"4 rows read, 4 of them new. Head {head}\n"
    again = CliRunner().invoke(app, ["import", "-", "--ledger", str(other)], input=rows.read_bytes())
    assert again.stdout.startswith("4 rows read, 0 of them new.")
    checked = CliRunner().invoke(app, ["check", str(other), "--head", head])
    assert checked.exit_code == 0
    assert checked.stdout.splitlines() == [
        "ok       rows           4 rows, each as it was recorded, after the one before it",
        "ok       incidents      1 incidents and 0 totals, as the rows come to",
        f"head     {head}",
    ]


def test_a_broken_export_is_refused(rows: Path, tmp_path: Path) -> None:
    rows.write_text(rows.read_text().replace("4 were", "9 were"))
    done = CliRunner().invoke(app, ["import", str(rows), "--ledger", str(tmp_path / "other.db")])
    assert isinstance(done.exception, BrokenChainError)
    missing = CliRunner().invoke(app, ["import", "none.jsonl", "--ledger", str(tmp_path / "other.db")])
    assert isinstance(missing.exception, UnreadableError)


def test_check_names_what_was_changed(tmp_path: Path, rows: Path) -> None:
    with sqlite3.connect(tmp_path / "first.db") as raw:
        raw.execute("UPDATE incident SET killed_best = 1")
    done = CliRunner().invoke(app, ["check", str(tmp_path / "first.db")])
    assert done.exit_code == 1
    assert "FAULT    incidents " in done.stdout
    with sqlite3.connect(tmp_path / "first.db") as raw:
        raw.execute("DROP TRIGGER fact_refuses_delete")
        raw.execute("DELETE FROM fact WHERE seq = 2")
    done = CliRunner().invoke(app, ["check", str(tmp_path / "first.db"), "--only-chain"])
    assert "FAULT    rows           row 2 is missing before row 3 (mention " in done.stdout
    assert "no row has the kept head" in CliRunner().invoke(app, ["check", str(tmp_path / "first.db"), "--head", "0a"]).stdout
