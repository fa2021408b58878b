"""What a desk works out as it starts is what its first pages show, and follows the ledger like all else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import told

from harmledger.errors import LedgerBusyError
from harmledger.pipeline.ledger import Ledger
from harmledger.web.app import create_app


def test_the_first_page_adds_nothing_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, whole = [], Ledger.overview
    monkeypatch.setattr(Ledger, "overview", lambda self, **wanted: asked.append(wanted) or whole(self, **wanted))
    with Ledger.open(tmp_path / "ledger.db") as held:
        held.add([told()])
        with TestClient(create_app(held), base_url="http://127.0.0.1") as desk:
            assert len(asked) == 1
            assert desk.get("/").status_code == desk.get("/incidents").status_code == 200
            assert len(asked) == 1


def test_what_is_drawn_once_is_drawn_again_when_the_ledger_changes(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as held:
        held.add([told()])
        with TestClient(create_app(held), base_url="http://127.0.0.1") as desk:
            for path in ("/", "/incidents"):
                assert "9 May 2031: 4 killed" not in desk.get(path).text
            assert len(desk.get("/map/incidents.json?zoom=8").json()) == 1
            held.add([told("b", "Bir Samak", date(2031, 5, 9))])
            for path in ("/", "/incidents"):
                assert "9 May 2031: 4 killed" in desk.get(path).text
            assert sum(cell["n"] for cell in desk.get("/map/incidents.json?zoom=8").json()) == 2


def test_a_desk_starts_where_nothing_can_be_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LedgerBusyError("Somebody else writes.", "Wait.")

    with Ledger.open(tmp_path / "ledger.db") as held:
        app = create_app(held)
        monkeypatch.setattr(Ledger, "overview", busy)
        with TestClient(app, base_url="http://127.0.0.1") as desk:
            assert desk.get("/method").status_code == 200
