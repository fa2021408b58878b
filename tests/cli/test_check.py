"""`harmledger check` says what is there, what is missing, and every fault of the codebook with its place."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from harmledger.cli.main import app
from harmledger.codebook import schema
from harmledger.codebook.schema import Problem


def test_all_is_there() -> None:
    done = CliRunner().invoke(app, ["check"])
    assert done.exit_code == 0, done.output
    assert "FAULT" not in done.output


def test_every_fault_of_the_codebook_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = (Problem("harm.yaml", 3, "verbs", "no list"), Problem("weapons.yaml", 7, "", "no such key"))
    monkeypatch.setattr(schema, "check_codebook", lambda: faults)
    done = CliRunner().invoke(app, ["check"])
    assert done.exit_code == 1
    assert all(str(fault) in done.output for fault in faults)
