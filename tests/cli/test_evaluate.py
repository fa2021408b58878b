from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from harmledger.cli.main import app
from harmledger.model.contract import as_row
from harmledger.model.reading import Reading

run = CliRunner()


@pytest.fixture
def corpus(tmp_path: Path, reading: Reading) -> tuple[str, str]:
    """Gold and readings that agree, since both are the reading made by hand."""
    row = json.dumps(as_row(reading))
    for name in ("gold.jsonl", "readings.jsonl"):
        (tmp_path / name).write_text(row + "\n", encoding="utf-8")
    return str(tmp_path / "gold.jsonl"), str(tmp_path / "readings.jsonl")


def spoilt(readings: str) -> None:
    row = json.loads(Path(readings).read_text(encoding="utf-8"))
    row["mentions"][0]["tolls"][0]["low"] = 13
    Path(readings).write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_readings_that_agree_with_the_gold_score_one(corpus: tuple[str, str]) -> None:
    done = run.invoke(app, ["evaluate", "--gold", corpus[0], "--readings", corpus[1]])
    assert done.exit_code == 0
    assert next(line for line in done.stdout.splitlines() if line.startswith("record")).split()[1:4] == ["1.000"] * 3


def test_each_figure_missed_or_one_too_many_is_named(corpus: tuple[str, str]) -> None:
    spoilt(corpus[1])
    done = run.invoke(app, ["evaluate", "--gold", corpus[0], "--readings", corpus[1], "--misses"])
    assert "missed    incident   killed 12..None civilians (Lowland Rescue Corps)" in done.stdout
    assert "spurious  incident   killed 13..None civilians" in done.stdout


def test_a_floor_is_pinned_held_and_lowered_only_with_a_reason(corpus: tuple[str, str], tmp_path: Path) -> None:
    floors = tmp_path / "floors.yaml"
    held = ["evaluate", "--gold", corpus[0], "--readings", corpus[1], "--floors", str(floors), "--corpus", "by-hand"]
    assert run.invoke(app, held).exit_code == 1, "nothing is pinned yet"
    assert run.invoke(app, [*held, "--pin"]).exit_code == 0
    assert run.invoke(app, held).exit_code == 0
    spoilt(corpus[1])
    fallen = run.invoke(app, held)
    assert fallen.exit_code == 1
    assert "below its floor: figure" in fallen.stderr
    assert run.invoke(app, [*held, "--pin"]).exit_code == 1
    assert run.invoke(app, [*held, "--pin", "--why", "a test lowers it"]).exit_code == 0
    assert run.invoke(app, held).exit_code == 0
    assert "a test lowers it" in floors.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [[], ["--reports", "a", "--readings", "b"], ["--readings", "b", "--floors", "f"]])
def test_what_makes_no_sense_together_is_a_usage_error(options: list[str]) -> None:
    assert run.invoke(app, ["evaluate", "--gold", "g", *options]).exit_code == 2


def test_readers_are_compared_side_by_side(corpus: tuple[str, str], tmp_path: Path, reading: Reading) -> None:
    report = {"doc": reading.report.doc, "published": "2024-03-08", "title": reading.report.title, "text": reading.report.text}
    (tmp_path / "reports.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    compared = ["evaluate", "--gold", corpus[0], "--reports", str(tmp_path / "reports.jsonl"), "--readers"]
    done = run.invoke(app, [*compared, "grammar"])
    assert done.exit_code == 0
    heading, grammar = done.stdout.splitlines()
    assert heading.split() == ["figure", "counted", "victims", "claim", "record", "mention", "place", "day", "actor"]
    assert grammar.split()[0] == "grammar"
    assert len(grammar.split()) == 10
    assert run.invoke(app, [*compared, "grammar,oracle"]).exit_code == 2
    assert run.invoke(app, ["evaluate", "--gold", corpus[0], "--readings", corpus[1], "--readers", "grammar"]).exit_code == 2
