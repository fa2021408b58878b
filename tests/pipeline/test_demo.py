"""The demo ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline import ledger as ledgers
from harmledger.pipeline.demo import demo_ledger, demo_path


@pytest.fixture
def read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads no words: what is tested here is not the reader."""

    def read(report: Report, noted: tuple[Reject, ...]) -> Reading:
        return Reading(report, (), noted, MadeBy("nothing", "1", "abc"))

    monkeypatch.setattr(ledgers, "_read", read)


@pytest.mark.usefixtures("read_nothing")
def test_the_week_is_recorded_once_and_told_as_it_goes(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "data" / "demo.db"
    for _ in range(2):
        with demo_ledger(path, lambda done, of: told.append((done, of))) as held:
            assert held.counts()["report"] == told[-1][1]
    assert told == [(number, told[-1][1]) for number in range(told[-1][1] + 1)]


def test_it_is_where_the_home_is_said_to_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path))
    assert demo_path() == tmp_path / "demo.db"
