"""Asking as a guest: a pause between requests to a host, and its robots.txt kept to."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from harmledger.errors import FetchFailedError, FetchRefusedError
from harmledger.ingest import polite as module
from harmledger.ingest.fetch import Guard, Moved, Page, Wanted
from harmledger.ingest.polite import Polite

Answers = dict[str, bytes | FetchFailedError | Moved]


def asking(monkeypatch: pytest.MonkeyPatch, answers: Answers) -> list[tuple[str, float]]:
    """Stand-ins for what is fetched; what was asked for and when comes out."""
    asked: list[tuple[str, float]] = []

    def fetch(url: str, _guard: Guard, _wanted: Wanted | None = None) -> Page | Moved:
        asked.append((url, time.monotonic()))
        answer = answers.get(url, b"")
        if isinstance(answer, FetchFailedError):
            raise answer
        return answer if isinstance(answer, Moved) else Page(url, answer)

    monkeypatch.setattr(module, "fetch", fetch)
    monkeypatch.setattr(module, "fetch_once", fetch)
    return asked


def test_requests_to_one_host_are_apart_and_to_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asking(monkeypatch, {})
    polite = Polite(pause=0.1)
    for url in ("https://a.example/1", "https://b.example/1", "https://a.example/2"):
        polite.fetch(url)
    at = dict(asked)
    assert at["https://a.example/2"] - at["https://a.example/1"] >= 0.1
    assert [url for url, _ in asked].count("https://a.example/robots.txt") == 1


def test_a_delay_that_robots_txt_asks_for_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asking(monkeypatch, {"https://a.example/robots.txt": b"User-agent: *\nCrawl-delay: 1\n"})
    polite = Polite(pause=0)
    polite.fetch("https://a.example/1")
    polite.fetch("https://a.example/2")
    at = dict(asked)
    assert at["https://a.example/2"] - at["https://a.example/1"] >= 1


def test_what_robots_txt_refuses_to_us_by_name_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = b"User-agent: harmledger\nDisallow: /private\n\nUser-agent: *\nDisallow:\n"
    asked = asking(monkeypatch, {"https://a.example/robots.txt": rules})
    with pytest.raises(FetchRefusedError, match=r"robots\.txt"):
        Polite(pause=0).fetch("https://a.example/private/1")
    assert [url for url, _ in asked] == ["https://a.example/robots.txt"]


@pytest.mark.parametrize(("status", "is_allowed"), [(404, True), (403, True), (500, False), (429, False), (None, False)])
def test_a_robots_txt_that_cannot_be_had(monkeypatch: pytest.MonkeyPatch, status: int | None, *, is_allowed: bool) -> None:
    asking(monkeypatch, {"https://a.example/robots.txt": FetchFailedError("no", "", status)})
    polite = Polite(pause=0)
    if is_allowed:
        assert polite.fetch("https://a.example/1").url == "https://a.example/1"
    else:
        with pytest.raises(FetchFailedError, match=r"robots\.txt"):
            polite.fetch("https://a.example/1")


def test_who_waits_for_a_turn_is_let_go_when_all_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, {})
    polite = Polite(pause=60)
    polite.stop()
    with pytest.raises(FetchFailedError):
        polite.fetch("https://a.example/1")


def test_a_page_that_moved_to_a_host_that_refuses_it_is_not_asked_for_there(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = b"User-agent: *\nDisallow: /private\n"
    moved = Moved("https://b.example/private/1")
    asked = asking(monkeypatch, {"https://a.example/1": moved, "https://b.example/robots.txt": rules})
    with pytest.raises(FetchRefusedError, match=r"b\.example.*robots\.txt"):
        Polite(pause=0).fetch("https://a.example/1")
    assert "https://b.example/private/1" not in [url for url, _ in asked]


def test_a_page_that_moved_is_asked_for_in_the_turn_of_its_new_host(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asking(monkeypatch, {"https://a.example/1": Moved("https://b.example/2")})
    polite = Polite(pause=0.1)
    assert polite.fetch("https://a.example/1").url == "https://b.example/2"
    polite.fetch("https://b.example/3")
    at = dict(asked)
    assert at["https://b.example/3"] - at["https://b.example/2"] >= 0.1
    assert at["https://b.example/2"] - at["https://b.example/robots.txt"] >= 0.1


def test_hosts_that_send_on_to_each_other_are_given_up_and_block_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = "https://a.example/1", "https://b.example/1"
    asking(monkeypatch, {a: Moved(b), b: Moved(a)})
    polite = Polite(pause=0)
    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(polite.fetch, url) for url in (a, b) * 4]
    for one in tries:
        with pytest.raises(FetchFailedError, match="redirects"):
            one.result(timeout=10)
