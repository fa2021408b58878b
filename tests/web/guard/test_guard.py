"""What stands before every request: host, size, rate, headers, and a log without names."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import INCIDENT, open_desk

from harmledger.web.guard.header import policy
from harmledger.web.guard.host import is_ours
from harmledger.web.guard.rate import Buckets
from harmledger.web.settings import OWN, Settings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_desk(tmp_path, Settings(max_upload=5000)) as found:
        yield found


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8719", "LOCALHOST", "localhost.:8719", "[::1]", "[::1]:8719"])
def test_its_own_names(host: str) -> None:
    assert is_ours(host, OWN)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "elsewhere.example",
        "127.0.0.1.elsewhere.example",
        "127.0.0.1:x",
        "127.0.0.2",
        "localhost:1@e.example",
        "::1",
        ":80",
    ],
)
def test_names_that_are_not_its_own(host: str | None) -> None:
    assert not is_ours(host, OWN)


def test_a_page_that_rebinds_its_name_to_this_machine_gets_nothing(desk: TestClient) -> None:
    for path in ("/", "/api/incidents", "/static/desk.css"):
        assert desk.get(path, headers={"host": "elsewhere.example"}).status_code == 421


@pytest.mark.parametrize("path", ["/", f"/incidents/{INCIDENT}", "/nowhere", "/static/desk.css", "/api/nowhere", "/login"])
def test_every_answer_carries_the_headers(desk: TestClient, path: str) -> None:
    heard = desk.get(path).headers
    assert heard["x-content-type-options"] == "nosniff"
    assert heard["x-frame-options"] == "DENY"
    assert heard["referrer-policy"] == "same-origin"
    rules = heard["content-security-policy"]
    assert "default-src 'self'" in rules
    assert "unsafe" not in rules
    assert "access-control-allow-origin" not in heard
    assert len(heard["x-request-id"]) == 16
    assert heard["cache-control"] == ("public, max-age=3600" if path.startswith("/static/") else "no-store")


def test_no_page_has_script_or_style_of_its_own(desk: TestClient) -> None:
    for path in ("/", "/incidents", f"/incidents/{INCIDENT}", "/me", "/people"):
        text = desk.get(path).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert "javascript:" not in text


def test_tiles_of_another_host_are_pictures_only() -> None:
    rules = policy("https://{s}.tiles.example/{z}/{x}/{y}.png")
    assert "img-src 'self' data: https://*.tiles.example;" in rules
    assert rules.count("tiles.example") == 1


def test_more_than_it_takes_is_refused(desk: TestClient) -> None:
    assert desk.post("/login", content=b"x" * 5001).status_code == 413
    form = {"content-type": "application/x-www-form-urlencoded"}
    in_pieces = desk.post("/login", content=iter([b"x" * 3000, b"y" * 3000]), headers=form)
    assert in_pieces.status_code == 413
    assert "HL910" in in_pieces.text
    assert desk.get("/", headers={"content-length": "-1"}).status_code == 413


def test_who_asks_too_often_waits(tmp_path: Path) -> None:
    with open_desk(tmp_path, replace(Settings(), burst=4, a_second=0.01)) as desk:
        assert [desk.get("/me").status_code for _ in range(6)] == [200] * 4 + [429] * 2
        assert int(desk.get("/api/incidents").headers["retry-after"]) > 1
        assert desk.get("/static/desk.css").status_code == 200


def test_a_bucket_fills_up_again() -> None:
    buckets = Buckets(burst=2, a_second=0.5)
    assert [buckets.spend("a", now=0.0) for _ in range(3)] == [0, 0, 2]
    assert buckets.spend("b", now=0.0) == 0
    assert buckets.spend("a", now=2.0) == 0
    assert buckets.spend("a", now=3.0) == 1


def test_buckets_do_not_pile_up() -> None:
    buckets = Buckets(burst=1, a_second=1)
    for number in range(10_050):
        buckets.spend(str(number), now=0.0)
    assert len(buckets._left) == 10_000


def test_the_log_holds_no_words(desk: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="harmledger.desk"):
        answer = desk.get("/incidents?text=the+name+of+a+witness", headers={"user-agent": "somebody's browser"})
    (line,) = caplog.messages
    assert line.startswith(f"{answer.headers['x-request-id']} GET '/incidents' 200 ")
    assert "witness" not in caplog.text
    assert "browser" not in caplog.text


def test_a_fault_says_no_more_than_where_it_is(
    desk: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("words of a report")

    monkeypatch.setattr("harmledger.pipeline.ledger.Ledger.incident", fails)
    with caplog.at_level(logging.INFO, logger="harmledger.desk"):
        answer = desk.get(f"/incidents/{INCIDENT}")
    assert answer.status_code == 500
    assert answer.headers["x-request-id"] in answer.text
    assert "words of a report" not in answer.text + caplog.text
    assert "RuntimeError at " in caplog.text
