"""The report that the project began with: every figure, part, claimant, place and day of its annotation (M4 to M17)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmledger.evaluate.score import evaluate_rows
from harmledger.model.contract import as_row
from harmledger.model.report import Report
from harmledger.pipeline.read import read_report


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    return _first(shared / "evaluation" / "dev" / "syria.gold.jsonl")


@pytest.fixture(scope="module")
def row(shared: Path) -> dict[str, Any]:
    told = _first(shared / "evaluation" / "dev" / "syria.reports.jsonl")
    day = date.fromisoformat(told["published"])
    report = Report(told["text"], doc=told["doc"], title=told.get("title") or "", published=day)
    return dict(as_row(read_report(report)))


def _first(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as lines:
        return dict(json.loads(next(lines)))


def test_every_figure_is_right_down_to_its_place_and_day(gold: dict[str, Any], row: dict[str, Any]) -> None:
    scores = evaluate_rows([gold], [row])
    assert scores.levels["record"].f1 == scores.mention.f1 == 1.0
    assert scores.death_toll.documents_right == 1.0


def test_m01_no_reported_casualties_is_a_zero_by_who_said_it(row: dict[str, Any]) -> None:
    zeros = [toll for mention in row["mentions"] for toll in mention["tolls"] if toll["high"] == 0]
    assert [toll["attribution"]["claimant_kind"] for toll in zeros] == ["monitor"]


def test_m17_the_months_dead_are_a_total_of_their_own(row: dict[str, Any]) -> None:
    (total,) = [mention for mention in row["mentions"] if mention["kind"] == "aggregate"]
    assert (total["date"]["start"], total["date"]["end"]) == ("2018-09-01", "2018-09-08")


def test_m09_a_coming_assault_is_a_prospect_without_figures(row: dict[str, Any]) -> None:
    prospects = [mention for mention in row["mentions"] if mention["kind"] == "prospect"]
    assert prospects
    assert all(not mention["tolls"] for mention in prospects)


def test_m13_the_dead_of_a_clash_are_told_by_side(row: dict[str, Any]) -> None:
    (clash,) = [mention for mention in row["mentions"] if mention["event_type"] == "clash" and mention["tolls"]]
    assert len({toll["side"] for toll in clash["tolls"]} - {None}) == 2
