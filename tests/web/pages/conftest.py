"""A desk over two invented reports that the grammar read, for the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import RIGHTS, user

from harmledger.model.reading import Reading
from harmledger.model.report import Report
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.people import People
from harmledger.pipeline.read import read_report
from harmledger.web.app import create_app
from harmledger.web.settings import Settings, listening

NAMES = ("Bitar", "Safwan")
FIRST = Report(
    "Shells hit a bakery in the town of Salqin in Idlib province on Tuesday, killing six people, said the nurse Munir Safwan. "
    "Among the dead was the farmer Hassan al-Bitar. <script>alert(1)</script> Ten others were wounded, he said.",
    doc="first",
    title="Six killed as shells hit bakery",
    publisher="Lowland <b>Post</b>",
    published=date(2031, 5, 7),
    url="https://post.example/1",
)
SECOND = Report(
    "At least eight people were killed on Tuesday when shells hit a bakery in Salqin in Idlib province, "
    "the Orontes Monitor said.",
    doc="second",
    title="Monitor: eight killed in Salqin",
    publisher="Orontes Monitor",
    published=date(2031, 5, 8),
    url="https://monitor.example/2",
)


@cache
def read(report: Report) -> Reading:
    return read_report(report)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add([read(FIRST), read(SECOND)])
        yield ledger


@pytest.fixture
def desk(held: Ledger) -> Iterator[TestClient]:
    """At this machine, without a log-in."""
    settings = replace(Settings(), person="R. Corder")
    with TestClient(create_app(held, settings), base_url="http://127.0.0.1", follow_redirects=True) as client:
        yield client


@pytest.fixture
def staffed(held: Ledger) -> Iterator[TestClient]:
    """With a reader, a reviewer and an admin, nobody of them logged in."""
    for right in RIGHTS:
        People.of(held).put(user(right, right))
    settings = replace(listening("127.0.0.1", 8719, log_in=True), burst=10_000)
    with TestClient(create_app(held, settings), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def token(desk: TestClient, path: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', desk.get(path).text)
    assert found
    return found[1]


def send(desk: TestClient, page: str, to: str, **fields: str) -> str:
    """What a form of a page leads to, as text; the form comes back to that page."""
    answer = desk.post(to, data={"csrf": token(desk, page), "back": page, **fields})
    assert answer.status_code in (200, 422), answer.text
    return answer.text
