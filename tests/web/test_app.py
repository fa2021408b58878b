"""The review desk over a ledger, by its own client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.reconcile.invented import entry, toll

from harmledger.model.reading import MadeBy, Reading
from harmledger.pipeline.ledger import Ledger
from harmledger.web.app import create_app

DAY = date(2031, 5, 2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    told = entry("a", "Tel Arun", DAY, toll("a", "killed", 4))
    with Ledger.open(tmp_path / "ledger.db") as held:
        held.add([Reading(told.report, (told.mention,), (), MadeBy("grammar", "9", "abc"))])
        with TestClient(create_app(held), base_url="http://127.0.0.1") as client:
            yield client


@pytest.mark.parametrize("path", ["/", "/incidents", "/incidents/SY-2031-05-02-tel-arun"])
def test_a_screen_answers(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert "<h1>" in answer.text


def test_an_incident_that_never_was_says_what_to_do(desk: TestClient) -> None:
    answer = desk.get("/incidents/SY-1999-01-01-nowhere")
    assert answer.status_code == 404
    assert "HL710" in answer.text
