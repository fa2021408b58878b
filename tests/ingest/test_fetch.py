"""The one place that fetches: what it refuses, what it bounds, and that it connects to the address that it checked."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from harmledger.errors import FetchFailedError, FetchRefusedError
from harmledger.ingest import read_page
from harmledger.ingest.fetch import Guard, Page, fetch
from harmledger.ingest.public_address import is_public

HTML = (
    "<html><body><article>"
    + "<p>Shells fell on the market of the town and killed six people at noon on Friday.</p>" * 9
    + "</article>"
).encode()


class Site(BaseHTTPRequestHandler):
    """Answers by path."""

    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers) | {"path": self.path})
        answer: Callable[[], None] = getattr(self, "at_" + self.path.strip("/").split("?")[0].split("/")[0], self.at_page)
        try:
            answer()
        except OSError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.send(HTML)

    def at_missing(self) -> None:
        self.send(b"no", 404)

    def at_pdf(self) -> None:
        self.send(b"%PDF", Content_Type="application/pdf")

    def at_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def at_once(self) -> None:
        self.send(b"", 301, Location="/page")

    def at_inside(self) -> None:
        self.send(b"", 302, Location=f"http://inside.example:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def at_file(self) -> None:
        self.send(b"", 302, Location="file:///etc/passwd")

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65_536)

    def at_bomb(self) -> None:
        self.send(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    def at_packed(self) -> None:
        self.send(gzip.compress(HTML), Content_Encoding="gzip")

    def at_strange(self) -> None:
        self.send(HTML, Content_Encoding="br")

    def at_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def at_slowhead(self) -> None:
        for _ in range(200):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.05)

    def at_short(self) -> None:
        self.send(b"half", Content_Length="9999")

    def at_garbage(self) -> None:
        self.wfile.write(b"\x00\xffnot http\r\n\r\n")


@pytest.fixture
def site() -> Iterator[tuple[str, Guard, list[dict[str, str]]]]:
    """A server on this machine under a name of its own, and a guard that lets this name's address alone through."""
    asked: list[dict[str, str]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Site,), {"asked": asked}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_port

    def resolver(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else ["127.0.0.2"]

    guard = Guard(
        ports=frozenset({port}), max_seconds=5, resolver=resolver, allows=lambda address: address == ip_address("127.0.0.1")
    )
    yield f"http://news.example:{port}", guard, asked
    server.shutdown()
    server.server_close()


SiteFixture = tuple[str, Guard, list[dict[str, str]]]


def test_a_page(site: SiteFixture) -> None:
    base, guard, asked = site
    page = fetch(f"{base}/page?q=é", guard)
    assert (page.body, page.media_type, page.charset) == (HTML, "text/html", "utf-8")
    (request,) = asked
    assert request["Host"].startswith("news.example")
    assert request["path"] == "/page?q=%C3%A9"
    assert not {"Cookie", "Authorization", "Referer"} & set(request)
    (intake,) = read_page(page)
    assert intake.report is not None
    assert intake.report.url == intake.report.doc == page.url


def test_a_redirect_is_followed_and_checked_again(site: SiteFixture) -> None:
    base, guard, _ = site
    assert fetch(f"{base}/once", guard).url == f"{base}/page"
    for path, error in (("inside", FetchRefusedError), ("file", FetchRefusedError), ("loop", FetchFailedError)):
        with pytest.raises(error):
            fetch(f"{base}/{path}", guard)


@pytest.mark.parametrize("path", ["missing", "endless", "bomb", "strange", "short", "garbage"])
def test_what_cannot_be_had(site: SiteFixture, path: str) -> None:
    base, guard, _ = site
    with pytest.raises(FetchFailedError) as caught:
        fetch(f"{base}/{path}", guard)
    assert caught.value.todo


def test_a_packed_page_is_unpacked(site: SiteFixture) -> None:
    base, guard, _ = site
    assert fetch(f"{base}/packed", guard).body == HTML


def test_what_is_no_text_is_refused(site: SiteFixture) -> None:
    base, guard, _ = site
    with pytest.raises(FetchRefusedError, match="application/pdf"):
        fetch(f"{base}/pdf", guard)


@pytest.mark.parametrize("path", ["drip", "slowhead"])
def test_a_server_that_dawdles_is_hung_up_on(site: SiteFixture, path: str) -> None:
    base, guard, _ = site
    start = time.monotonic()
    with pytest.raises(FetchFailedError, match="took longer"):
        fetch(f"{base}/{path}", replace(guard, max_seconds=0.6))
    assert time.monotonic() - start < 4


def no_connection(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "news.example/page",
        "http://",
        "http://user:pass@news.example/",
        "http://user@news.example/",
        "http://news.example:22/",
        "http://news.example:99999/",
        "http://news.example/a b",
        "http://news.example\\@inside/",
        "http://news.example/\r\nHost: inside",
        "http://[::1",
        "http://news.example/" + "a" * 5000,
        "",
    ],
)
def test_addresses_that_are_never_looked_up(url: str) -> None:
    with pytest.raises(FetchRefusedError):
        fetch(url, Guard(resolver=no_connection))


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "255.255.255.255", "224.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_in_every_disguise(address: str) -> None:
    assert not is_public(ip_address(address))
    for found in ([address], ["93.184.216.34", address], [address, "93.184.216.34"]):
        with pytest.raises(FetchRefusedError):
            fetch("http://news.example/", Guard(resolver=lambda host, port, found=found: found))  # type: ignore[misc]


def test_public_addresses() -> None:
    for address in ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"):
        assert is_public(ip_address(address))


def test_names_that_lead_nowhere() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchFailedError):
        fetch("http://news.example/", Guard(resolver=nowhere))
    for found in ([], ["not an address"]):
        with pytest.raises(FetchRefusedError):
            fetch("http://news.example/", Guard(resolver=lambda host, port, found=found: found))  # type: ignore[misc]
    with pytest.raises(FetchFailedError):
        fetch("http://" + "a" * 80 + ".example/", Guard(resolver=no_connection))


def test_the_name_is_looked_up_once_and_the_checked_address_is_used(site: SiteFixture) -> None:
    base, guard, _ = site
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    page = fetch(f"{base}/page", replace(guard, resolver=lambda host, port: next(answers)))
    assert page.body == HTML


def test_a_page_of_plain_text_and_one_with_a_charset() -> None:
    (intake,) = read_page(Page("http://news.example/a", b"<html> six died on Friday, they said.", "text/plain"))
    assert intake.report is not None
    assert intake.report.text.startswith("<html>")
    (intake,) = read_page(Page("http://news.example/a", HTML.replace(b"market", b"march\xe9"), "text/html", "iso-8859-1"))
    assert intake.report is not None
    assert "marché" in intake.report.text
