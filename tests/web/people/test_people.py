"""Users, sessions and tokens, through the desk's own forms and as a thief would use them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import INCIDENT, PASSWORD, form_token, ledger_of, log_in, open_desk, token_of, user

from harmledger.errors import NoUsersError, UserError
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.people import People
from harmledger.web.app import create_app
from harmledger.web.people.secret import digest_of
from harmledger.web.people.session import HOURS
from harmledger.web.people.user import new_user
from harmledger.web.settings import Settings, listening

SESSION = "harmledger-session"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_desk(tmp_path) as found:
        yield found


def as_thief(desk: TestClient, secret: str, **headers: str) -> TestClient:
    """Another browser on the same desk, which shows a cookie that it should not have."""
    thief = TestClient(desk.app, base_url="http://127.0.0.1", follow_redirects=False, headers=headers or None)
    thief.cookies.set(SESSION, secret)
    return thief


def test_who_is_not_known_is_led_to_the_log_in_and_back(desk: TestClient) -> None:
    answer = desk.get("/incidents?place=Tel")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fincidents%3Fplace%3DTel")
    sent = {"name": "reader", "password": PASSWORD, "csrf": form_token(desk), "next": "/incidents?place=Tel"}
    assert desk.post("/login", data=sent).headers["location"] == "/incidents?place=Tel"
    assert desk.get("/incidents").status_code == 200


def test_a_log_in_leads_to_no_other_site(desk: TestClient) -> None:
    for target in (
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/\r\nX: y",
    ):
        sent = {"name": "reader", "password": PASSWORD, "csrf": form_token(desk), "next": target}
        assert desk.post("/login", data=sent).headers["location"] == "/"
        desk.cookies.clear()


def test_wrong_names_and_wrong_passwords_look_alike(desk: TestClient) -> None:
    token = form_token(desk)
    wrong = [
        desk.post("/login", data={"name": name, "password": "no such password", "csrf": token}) for name in ("reader", "nobody")
    ]
    assert [answer.status_code for answer in wrong] == [403, 403]
    assert wrong[0].text == wrong[1].text


def test_a_session_cookie_is_for_this_site_alone(desk: TestClient) -> None:
    sent = {"name": "reader", "password": PASSWORD, "csrf": form_token(desk)}
    told = desk.post("/login", data=sent).headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=strict" in told
    assert "Secure" not in told


def test_over_tls_a_session_cookie_goes_over_tls_only(tmp_path: Path) -> None:
    with open_desk(tmp_path, base_url="https://127.0.0.1") as desk:
        sent = {"name": "reader", "password": PASSWORD, "csrf": form_token(desk)}
        answer = desk.post("/login", data=sent)
        assert "__Host-harmledger-session=" in answer.headers["set-cookie"]
        assert "Secure" in answer.headers["set-cookie"]
        assert "max-age" in answer.headers["strict-transport-security"]


def test_only_digests_are_kept(desk: TestClient, tmp_path: Path) -> None:
    log_in(desk, "reader")
    token = token_of(desk, "reader")["Authorization"].removeprefix("Bearer ")
    ledger_of(desk).close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (PASSWORD, desk.cookies[SESSION], token):
        assert secret.encode() not in kept
    assert b"$argon2id$" in kept


def test_a_stolen_cookie_is_worth_nothing_after_the_log_out(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    stolen = desk.cookies[SESSION]
    assert as_thief(desk, stolen).get("/").status_code == 200
    assert desk.post("/logout", data={"csrf": form_token(desk, "/me")}).status_code == 303
    assert as_thief(desk, stolen).get("/").status_code == 303


def test_a_stolen_cookie_is_worth_nothing_when_the_session_is_over(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    people, digest = People.of(ledger_of(desk)), digest_of(desk.cookies[SESSION])
    now = datetime.now(UTC)
    assert people.found(digest, now + timedelta(hours=HOURS - 1)) is not None
    assert people.found(digest, now + timedelta(hours=HOURS, seconds=1)) is None


def test_a_stolen_cookie_in_another_browser_ends_the_session(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    assert as_thief(desk, desk.cookies[SESSION], **{"User-Agent": "another"}).get("/").status_code == 303
    assert desk.get("/").status_code == 303


def test_a_planted_session_is_not_taken_over(desk: TestClient) -> None:
    """Session fixation: what the browser showed before the log-in is worth nothing after it."""
    desk.cookies.set(SESSION, "planted", domain="127.0.0.1", path="/")
    assert log_in(desk, "reviewer") == 303
    assert as_thief(desk, "planted").get("/").status_code == 303
    first = desk.cookies.get(SESSION, domain="127.0.0.1") or ""
    log_in_again = {"name": "reviewer", "password": PASSWORD, "csrf": form_token(desk, "/me"), "next": "/"}
    assert desk.post("/login", data=log_in_again).status_code == 303
    assert as_thief(desk, first).get("/").status_code == 303


def test_a_password_is_not_found_by_trying(desk: TestClient) -> None:
    token = form_token(desk)
    statuses = [
        desk.post("/login", data={"name": "admin", "password": f"guess number {n}", "csrf": token}).status_code
        for n in range(12)
    ]
    assert statuses == [403] * 10 + [429] * 2
    late = desk.post("/login", data={"name": "admin", "password": PASSWORD, "csrf": token})
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) > 0
    assert log_in(desk, "reader") == 303


def test_another_password_ends_every_session_and_token(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    former, header = desk.cookies[SESSION], token_of(desk, "reviewer")
    sent = {"former": PASSWORD, "password": "five other plain words now", "csrf": form_token(desk, "/me")}
    assert desk.post("/me/password", data=sent).status_code == 303
    assert as_thief(desk, former).get("/").status_code == 303
    assert TestClient(desk.app, base_url="http://127.0.0.1").get("/api/openapi.json", headers=header).status_code == 401
    assert desk.get("/").status_code == 200


def test_a_password_is_changed_only_by_who_knows_it(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    sent = {"former": "not that one", "password": "five other plain words now", "csrf": form_token(desk, "/me")}
    assert desk.post("/me/password", data=sent).status_code == 422
    assert log_in(TestClient(desk.app, base_url="http://127.0.0.1", follow_redirects=False), "reviewer") == 303


def test_a_token_is_shown_once_and_ends(desk: TestClient) -> None:
    log_in(desk, "reader")
    made = desk.post("/me/tokens", data={"label": "nightly counts", "csrf": form_token(desk, "/me")})
    secret = made.text.partition("<code>")[2].partition("</code>")[0]
    assert secret.startswith("harmledger_")
    assert secret not in desk.get("/me").text
    program = TestClient(desk.app, base_url="http://127.0.0.1", follow_redirects=False)
    header = {"Authorization": f"Bearer {secret}"}
    assert program.get("/api/openapi.json", headers=header).status_code == 200
    assert program.get("/incidents", headers=header).status_code == 303
    ended = desk.post("/me/tokens/end", data={"digest": digest_of(secret), "csrf": form_token(desk, "/me")})
    assert ended.status_code == 303
    assert program.get("/api/openapi.json", headers=header).status_code == 401


def test_nobody_ends_the_token_of_another(desk: TestClient) -> None:
    header = token_of(desk, "admin")
    log_in(desk, "reader")
    digest = digest_of(header["Authorization"].removeprefix("Bearer "))
    desk.post("/me/tokens/end", data={"digest": digest, "csrf": form_token(desk, "/me")})
    assert TestClient(desk.app, base_url="http://127.0.0.1").get("/api/openapi.json", headers=header).status_code == 200


def test_a_session_is_no_token_and_a_token_no_session(desk: TestClient) -> None:
    log_in(desk, "reader")
    program = TestClient(desk.app, base_url="http://127.0.0.1", follow_redirects=False)
    header = {"Authorization": f"Bearer {desk.cookies[SESSION]}"}
    assert program.get("/api/openapi.json", headers=header).status_code == 401
    secret = token_of(desk, "reader")["Authorization"].removeprefix("Bearer ")
    assert as_thief(desk, secret).get("/").status_code == 303


def test_an_admin_manages_people(desk: TestClient) -> None:
    log_in(desk, "admin")
    sent = {"name": "Sadia", "right": "reviewer", "password": PASSWORD, "csrf": form_token(desk, "/people")}
    assert desk.post("/people/add", data=sent).status_code == 303
    assert "Sadia" in desk.get("/people").text
    removed = desk.post("/people/remove", data={"name": "Sadia", "csrf": form_token(desk, "/people")})
    assert removed.status_code == 303
    assert "Sadia" not in desk.get("/people").text


def test_the_last_admin_stays(desk: TestClient) -> None:
    log_in(desk, "admin")
    token = form_token(desk, "/people")
    lowered = {"name": "admin", "right": "reader", "password": PASSWORD, "csrf": token}
    assert desk.post("/people/add", data=lowered).status_code == 422
    assert desk.post("/people/remove", data={"name": "admin", "csrf": token}).status_code == 422
    assert desk.get("/people").status_code == 200


def test_whoever_is_removed_is_out_at_once(desk: TestClient) -> None:
    log_in(desk, "reader")
    assert desk.get("/").status_code == 200
    People.of(ledger_of(desk)).remove("reader")
    assert desk.get("/").status_code == 303


def test_on_this_machine_alone_nobody_logs_in(tmp_path: Path) -> None:
    with open_desk(tmp_path, Settings(person="Rana")) as desk:
        assert desk.get(f"/incidents/{INCIDENT}").status_code == 200
        assert "Rana" in desk.get("/me").text
        assert desk.get("/login").status_code == 303
        assert desk.post("/me/name", data={"name": "Öz Ay", "csrf": form_token(desk, "/me")}).status_code == 303
        assert "Öz Ay" in desk.get("/me").text


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_where_others_reach_it_a_desk_wants_users(tmp_path: Path, host: str) -> None:
    with Ledger.open(tmp_path / "ledger.db") as held:
        with pytest.raises(NoUsersError):
            create_app(held, listening(host, 8719))
        with pytest.raises(NoUsersError):
            create_app(held, Settings(host=host))
        People.of(held).put(user("admin", "admin"))
        with pytest.raises(NoUsersError):
            create_app(held, Settings(host=host))
        desk = TestClient(create_app(held, listening(host, 8719)), base_url="http://127.0.0.1", follow_redirects=False)
        assert desk.get("/").status_code == 303


def test_behind_a_name_of_a_proxy_a_desk_wants_a_log_in() -> None:
    assert listening("127.0.0.1", 8719, ["ledger.example"]).needs_login
    assert not listening("127.0.0.1", 8719).needs_login


@pytest.mark.parametrize(
    ("name", "right", "password"),
    [
        ("", "reader", PASSWORD),
        ("a\nb", "reader", PASSWORD),
        ("a" * 65, "reader", PASSWORD),
        ("Rana", "owner", PASSWORD),
        ("Rana", "reader", "short"),
        ("Rana", "reader", "aaaaaaaaaaaaaaaa"),
        ("Rana", "reader", "this is rana's own"),
        ("Rana", "reader", "x y" * 100),
    ],
)
def test_a_user_that_cannot_be(name: str, right: str, password: str) -> None:
    with pytest.raises(UserError):
        new_user(name, right, password)


def test_people_are_managed_through_the_api(desk: TestClient) -> None:
    admin = token_of(desk, "admin")
    given = {"right": "reader", "password": PASSWORD}
    assert desk.put("/api/people/Sadia", json=given, headers=admin).json() == {"name": "Sadia", "right": "reader"}
    assert {"name": "Sadia", "right": "reader"} in desk.get("/api/people", headers=admin).json()
    assert log_in(desk, "Sadia") == 303
    desk.cookies.clear()
    assert desk.put("/api/people/Sadia", json=given | {"right": "reviewer"}, headers=admin).json()["right"] == "reviewer"
    assert desk.delete("/api/people/Sadia", headers=admin).status_code == 204
    assert desk.delete("/api/people/Sadia", headers=admin).json()["code"] == "HL902"
    assert log_in(desk, "Sadia") != 303


def test_only_an_admin_manages_people_through_the_api_and_one_is_always_left(desk: TestClient) -> None:
    given = {"right": "reader", "password": PASSWORD}
    for right in ("reader", "reviewer"):
        other = token_of(desk, right)
        answers = [desk.get("/api/people", headers=other), desk.delete("/api/people/reader", headers=other)]
        answers.append(desk.put("/api/people/Sadia", json=given, headers=other))
        assert [answer.json()["code"] for answer in answers] == ["HL905"] * 3
    admin = token_of(desk, "admin")
    assert desk.put("/api/people/admin", json=given, headers=admin).json()["code"] == "HL903"
    assert desk.delete("/api/people/admin", headers=admin).json()["code"] == "HL903"
    assert desk.put("/api/people/x", json=given | {"password": "short"}, headers=admin).json()["code"] == "HL903"
    assert PASSWORD not in desk.get("/api/people", headers=admin).text
