"""A change that was not asked for on the desk's own pages is not made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import form_token, log_in, open_desk, relaxed

from harmledger.web.settings import Settings

JSON = {"content-type": "application/json"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_desk(tmp_path, relaxed(a_second=1000)) as found:
        yield found


def forms(desk: TestClient) -> list[str]:
    """Every path of a page that takes a form."""
    from tests.web.people.test_gate import routes

    return [path for method, path in routes(desk) if method == "POST" and not path.startswith("/api")]


def test_a_form_without_its_token_changes_nothing(desk: TestClient) -> None:
    log_in(desk, "admin")
    token = form_token(desk, "/me")
    flipped = token[:-1] + ("0" if token[-1] != "0" else "1")
    for path in forms(desk):
        for sent in ({}, {"csrf": ""}, {"csrf": flipped}, {"csrf": "ü" * 64}):
            answer = desk.post(path, data=sent)
            assert answer.status_code == 403, path
            assert "HL907" in answer.text


def test_the_token_of_another_session_is_worth_nothing(desk: TestClient) -> None:
    before = form_token(desk)
    log_in(desk, "admin")
    assert desk.post("/logout", data={"csrf": before}).status_code == 403
    other = TestClient(desk.app, base_url="http://127.0.0.1", follow_redirects=False)
    log_in(other, "reader")
    assert desk.post("/logout", data={"csrf": form_token(other, "/me")}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://127.0.0.1.elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_changes_nothing_even_with_the_token(desk: TestClient, headers: dict[str, str]) -> None:
    log_in(desk, "admin")
    token = form_token(desk, "/me")
    assert desk.post("/logout", data={"csrf": token}, headers=headers).status_code == 403
    assert desk.post("/logout", data={"csrf": token}, headers={"origin": "http://127.0.0.1"}).status_code == 303


def test_a_token_in_the_header_is_as_good(desk: TestClient) -> None:
    log_in(desk, "admin")
    assert desk.post("/logout", headers={"x-csrf-token": form_token(desk, "/me")}).status_code == 303


def test_no_form_of_another_site_reaches_the_api(tmp_path: Path) -> None:
    """At this machine there is no log-in, so that what a browser may send unasked has to be refused."""
    with open_desk(tmp_path, Settings()) as desk:
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
            sent = desk.post("/api/judgements", content=b'{"a": 1}', headers={"content-type": kind})
            assert (sent.status_code, sent.json()["code"]) == (403, "HL907")
        elsewhere = JSON | {"origin": "https://elsewhere.example"}
        assert desk.post("/api/judgements", content=b"{}", headers=elsewhere).status_code == 403


def test_a_session_calls_the_api_with_its_token_only(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    assert desk.post("/api/judgements", content=b"{}", headers=JSON).json()["code"] == "HL907"
    header = JSON | {"x-csrf-token": form_token(desk, "/me")}
    assert desk.post("/api/judgements", content=b"{}", headers=header).json().get("code") != "HL907"
