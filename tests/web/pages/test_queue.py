"""The queue, part by part: nothing that waits is out of reach, and each thing comes once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.reconcile.invented import entry, judge, toll

from harmledger.model.reading import MadeBy, Reading
from harmledger.pipeline.ledger import Ledger
from harmledger.web.app import create_app
from harmledger.web.pages import queue
from harmledger.web.settings import Settings

NUMBER = 11
TOWNS = ("Tel Arun", "Karm Hallaj", "Bir Samak")


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Eleven incidents far from each other in time, in parts of three."""
    monkeypatch.setattr(queue, "WINDOW", 3)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        for number in range(NUMBER):
            name, day = f"r{number}", date(2031, 1, 1) + timedelta(days=40 * number)
            one = entry(name, TOWNS[number % 3], day, toll(name, "killed", 4))
            ledger.add([Reading(one.report, (one.mention,), (), MadeBy("grammar", "9", "abc"))])
        yield ledger


@pytest.fixture
def desk(held: Ledger) -> Iterator[TestClient]:
    with TestClient(create_app(held, Settings(person="Rana")), base_url="http://127.0.0.1") as client:
        yield client


def test_the_key_for_the_next_leads_through_all_that_waits_and_back(desk: TestClient, held: Ledger) -> None:
    seen, path = [], "/queue"
    for _ in range(2 * NUMBER):
        page = desk.get(path).text
        seen.append(re.search(r'id="asked"><a href="/incidents/([^"]+)"', page)[1])  # type: ignore[index]
        if not (following := re.search(r'data-key="j" href="([^"]+)"', page)):
            break
        path = following[1].replace("&amp;", "&")
    assert sorted(seen) == sorted(one.incident_id for one in held.incidents())
    back = [seen[-1]]
    while before := re.search(r'data-key="k" href="([^"]+)"', desk.get(path).text):
        path = before[1].replace("&amp;", "&")
        back.append(re.search(r'id="asked"><a href="/incidents/([^"]+)"', desk.get(path).text)[1])  # type: ignore[index]
    assert back == seen[::-1]


def test_a_need_that_the_first_parts_have_nothing_of_is_looked_for_in_the_others(desk: TestClient, held: Ledger) -> None:
    first = held.incidents()[0]
    held.record(judge("grade", first.anchor, value="fair"))
    assert "part 1 of 4" in desk.get("/queue?need=new").text
    nothing = desk.get("/queue?need=near_merge").text
    assert "part 4 of 4" not in nothing
    assert "Nothing needs a look" in nothing
    assert first.incident_id not in "".join(desk.get(f"/queue?part={part}").text for part in range(1, 5))


def test_a_decision_leads_back_to_the_part_that_it_was_made_in(desk: TestClient) -> None:
    page = desk.get("/queue?part=2&at=2").text
    assert 'name="back" value="/queue?part=2&amp;at=2"' in page
    assert "part 2 of 4" in page
    assert desk.get("/queue?part=99").status_code == desk.get("/queue?part=0").status_code == 200
