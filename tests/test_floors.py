"""No corpus is read worse than it once was. A floor rises with `harmledger evaluate --pin`, and falls only with `--why`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from harmledger.cli.main import app

TESTS = Path(__file__).parent


def hold(name: str, folder: Path) -> None:
    gold, reports = folder / f"{name}.gold.jsonl", folder / f"{name}.reports.jsonl"
    options = ["--floors", str(TESTS / "floors.yaml"), "--corpus", name, "--misses"]
    done = CliRunner().invoke(app, ["evaluate", "--gold", str(gold), "--reports", str(reports), *options])
    assert done.exit_code == 0, f"{done.output}{done.exception or ''}"


def test_the_invented_reports() -> None:
    hold("world", TESTS / "gold")


@pytest.mark.parametrize("name", ["syria", "horn"])
def test_the_development_reports(name: str, shared: Path) -> None:
    hold(name, shared / "evaluation" / "dev")


def test_the_shootings_of_many_towns(shared: Path) -> None:
    """Reports joined to incidents, held against a registry's."""
    folder = shared / "evaluation" / "reconcile"
    files = ["--incidents", str(folder / "incidents.jsonl"), "--reports", str(folder / "reports.jsonl")]
    options = ["--floors", str(TESTS / "floors.yaml"), "--corpus", "shootings", "--misses"]
    done = CliRunner().invoke(app, ["evaluate", *files, *options])
    assert done.exit_code == 0, f"{done.output}{done.exception or ''}"
