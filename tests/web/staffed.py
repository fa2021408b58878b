"""A desk with people on it, for tests: a reader, a reviewer and an admin, who log in or show tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from tests.reconcile.invented import entry, toll

from harmledger.model.reading import MadeBy, Reading
from harmledger.model.user import User
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.people import People
from harmledger.web.app import create_app
from harmledger.web.people.token import issue
from harmledger.web.people.user import new_user
from harmledger.web.settings import Settings, listening

DAY = date(2031, 5, 2)
INCIDENT = "SY-2031-05-02-tel-arun"
PASSWORD = "four plain words here"
RIGHTS = ("reader", "reviewer", "admin")


@cache
def user(name: str, right: str) -> User:
    """Digests take their time; each is made once."""
    return new_user(name, right, PASSWORD)


def told(name: str = "a", place: str = "Tel Arun", day: date = DAY) -> Reading:
    one = entry(name, place, day, toll(name, "killed", 4))
    return Reading(one.report, (one.mention,), (), MadeBy("grammar", "9", "abc"))


@contextmanager
def open_desk(path: Path, settings: Settings | None = None, **client: Any) -> Iterator[TestClient]:
    """A desk over a ledger of one incident and three people, each called after their right."""
    with Ledger.open(path / "ledger.db") as held:
        held.add([told()])
        for right in RIGHTS:
            People.of(held).put(user(right, right))
        options = {"base_url": "http://127.0.0.1", "follow_redirects": False} | client
        with TestClient(create_app(held, settings or listening("127.0.0.1", 8719, log_in=True)), **options) as desk:
            yield desk


def ledger_of(desk: TestClient) -> Ledger:
    held: Ledger = desk.app.state.ledger  # type: ignore[attr-defined]
    return held


def form_token(desk: TestClient, path: str = "/login") -> str:
    """The hidden field of a page's form."""
    page = desk.get(path)
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
    assert found, page.text
    return found[1]


def log_in(desk: TestClient, name: str, password: str = PASSWORD) -> int:
    """The status that a log-in through the form is answered with."""
    sent = {"name": name, "password": password, "csrf": form_token(desk), "next": "/incidents"}
    return desk.post("/login", data=sent).status_code


def token_of(desk: TestClient, name: str, **change: int) -> dict[str, str]:
    """The header by which a program asks in somebody's name."""
    secret = issue(People.of(ledger_of(desk)), name, "a test", datetime.now(UTC), **change)
    return {"Authorization": f"Bearer {secret}"}


def relaxed(**change: Any) -> Settings:
    """Settings with a log-in, changed in some parts."""
    return replace(listening("127.0.0.1", 8719, log_in=True), **change)
