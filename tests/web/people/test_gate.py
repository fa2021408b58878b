"""Each route and each right: who may look, change, and manage people (the whole matrix, so that no new route slips by)."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from tests.web.staffed import RIGHTS, form_token, log_in, open_desk, relaxed, token_of

from harmledger.model.user import RIGHTS as ALL
from harmledger.web.people.gate import OWN, needed

OPEN = {"/login"}
ADMINS = {"/people", "/people/add", "/people/remove", "/api/people", "/api/people/{name}"}


def routes(desk: TestClient) -> list[tuple[str, str]]:
    """Every method and path that the desk has."""
    return sorted(_all(desk.app.routes))  # type: ignore[attr-defined]


def _all(some: list[object], prefix: str = "") -> list[tuple[str, str]]:
    """The routes, with those of the routers among them."""
    out = []
    for route in some:
        if isinstance(route, APIRoute):
            out += [(method, prefix + route.path) for method in route.methods]
        elif (router := getattr(route, "original_router", None)) is not None:
            out += _all(router.routes, prefix + route.include_context.prefix)  # type: ignore[attr-defined]
    return out


def right_for(method: str, path: str) -> str | None:
    """What the matrix says, told apart from the code that it tests."""
    if path in OPEN:
        return None
    if path in ADMINS:
        return "admin"
    return "reader" if method == "GET" or path in OWN else "reviewer"


def test_every_route_and_every_right(tmp_path: Path) -> None:
    with open_desk(tmp_path, relaxed(burst=10_000, a_second=1000)) as desk:
        assert {("POST", "/login"), ("GET", "/people"), ("GET", "/api/incidents/{name}")} <= set(routes(desk))
        assert {path for _, path in routes(desk) if path.startswith("/api")} == set(desk.app.openapi()["paths"])  # type: ignore[attr-defined]
        for right in (None, *RIGHTS):
            desk.cookies.clear()
            if right:
                assert log_in(desk, right) == 303
            csrf = form_token(desk, "/me" if right else "/login")
            for method, path in routes(desk):
                if path in ("/logout", "/me/password"):
                    continue  # they end the session that the rest of the matrix needs; test_people has them
                wanted = right_for(method, path)
                answer = _ask(desk, method, path, csrf)
                is_let_in = wanted is None or (right is not None and ALL.index(right) >= ALL.index(wanted))  # type: ignore[arg-type]
                code = "HL904" if right is None else "HL905"
                is_refused = code in answer.text or answer.headers.get("location", "").startswith("/login?next=")
                assert is_refused != is_let_in, (right, method, path, answer.status_code, answer.text[:300])


def test_every_call_of_the_api_and_every_token(tmp_path: Path) -> None:
    with open_desk(tmp_path, relaxed(burst=10_000, a_second=1000)) as desk:
        headers = {right: token_of(desk, right) for right in RIGHTS}
        for method, path in routes(desk):
            if not path.startswith("/api"):
                continue
            for right in RIGHTS:
                answer = desk.request(method, _filled(path), headers=headers[right], json=None if method == "GET" else {})
                is_let_in = ALL.index(right) >= ALL.index(right_for(method, path) or "reader")  # type: ignore[arg-type]
                assert (answer.status_code in (401, 403)) != is_let_in, (right, method, path, answer.text[:300])
            assert desk.request(method, _filled(path)).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "right"),
    [
        ("GET", "/static/desk.css", None),
        ("POST", "/login", None),
        ("GET", "/anything", "reader"),
        ("POST", "/anything", "reviewer"),
        ("DELETE", "/api/anything", "reviewer"),
        ("BREW", "/anything", "reviewer"),
        ("POST", "/people/anything", "admin"),
        ("DELETE", "/api/people/anything", "admin"),
        ("GET", "/api/peoplex", "reader"),
        ("GET", "/loginx", "reader"),
        ("GET", "/login/", "reader"),
        ("POST", "/me", "reader"),
        ("POST", "/me/else", "reviewer"),
    ],
)
def test_what_is_not_named_is_not_open(method: str, path: str, right: str | None) -> None:
    assert needed(method, path) == right


def _ask(desk: TestClient, method: str, path: str, csrf: str):  # type: ignore[no-untyped-def]
    header = {"x-csrf-token": csrf}
    if path.startswith("/api"):
        return desk.request(method, _filled(path), headers=header, json=None if method == "GET" else {})
    return desk.request(method, _filled(path), headers=header)


def _filled(path: str) -> str:
    head, _, rest = path.partition("{")
    return path if not rest else head + "x" + _filled(rest.partition("}")[2])
