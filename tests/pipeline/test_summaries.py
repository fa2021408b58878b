"""Sums that many ask for are worked out once for each state of a ledger, and never shown of another."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from tests.web.staffed import told

from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.summaries import Summaries


def test_they_follow_the_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        summed = Summaries(ledger)
        assert summed.overview().number == summed.number() == 0
        before = summed.state()
        ledger.add([told()])
        assert summed.state() != before
        assert (summed.overview().killed.best, summed.number(), summed.counts()["report"]) == (4, 1, 1)
        assert summed.overview(since=date(2033, 1, 1)).number == 0


def test_of_many_who_ask_at_once_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add([told()])
        summed, asked = Summaries(ledger), []
        whole = Ledger.overview
        monkeypatch.setattr(Ledger, "overview", lambda self, **wanted: asked.append(wanted) or whole(self, **wanted))
        threads = [threading.Thread(target=summed.overview) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        summed.overview()
        assert len(asked) == 1
