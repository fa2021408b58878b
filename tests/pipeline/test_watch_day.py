"""A day of two hundred feeds in a minute or two, against a server that misbehaves: no stall, nothing twice, every gap shown."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harmledger.ingest.fetch import Guard
from harmledger.ingest.polite import Polite
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline.coverage import Followed, coverage
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.watch import Watch

FEEDS, HOURS, LISTED = 200, 24, 6
BEGIN = datetime(2031, 5, 2, tzinfo=UTC)
WAYS = ("well", "well", "well", "slow", "busy", "broken", "recoded", "endless", "inward", "torn")
"""How each feed behaves, by its number's last digit."""
ENCODINGS = ("utf-8", "utf-16", "windows-1251")
PAGE = "<p>Shells fell on the grain market of the old town at noon on Friday and killed six people, a rescuer said.</p>" * 5


class Server(ThreadingHTTPServer):
    """``hour`` is the simulated one; each feed lists one new entry an hour, and the few before it."""

    daemon_threads = True
    request_queue_size = 128
    hour = 0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()

    def handle_error(self, *_: object) -> None:
        pass


class Answer(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        number = int((self.headers["Host"] or "").split(".")[0].removeprefix("site"))
        with self.server.lock:
            self.server.asked[f"{number}{self.path}"] += 1
        if self.path == "/robots.txt":
            self.send(404, b"")
        elif self.path == "/feed":
            getattr(self, "feed_" + WAYS[number % 10])(number)
        else:
            self.page(number)

    def log_message(self, *args: object) -> None:
        pass

    def send(self, status: int, body: bytes, media: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self, number: int) -> None:
        hour = self.path.strip("/")
        if hour.isdigit() and int(hour) % 11 == 5 and self.server.hour < int(hour) + 2:
            self.send(503, b"")  # not there yet, an hour or two after it was announced
            return
        title = f"Site {number}, hour {hour}"
        body = f"<html lang='en'><body><article><h1>{title}</h1><p>{title}.</p>{PAGE}</article>"
        self.send(200, gzip.compress(body.encode()), Content_Encoding="gzip")

    def feed(self, number: int, encoding: str = "utf-8") -> bytes:
        hour = self.server.hour
        items = "".join(
            f"<item><title>Сайт {number}, {h}</title><link>http://site{number}.example:{self.server.server_port}/{h}</link>"
            f"<guid>{number}-{h}</guid><description>In short.</description></item>"
            for h in range(max(0, hour - LISTED + 1), hour + 1)
        )
        channel = f"<channel><title>S{number}</title>{items}</channel>"
        return f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0">{channel}</rss>'.encode(encoding)

    def feed_well(self, number: int) -> None:
        etag = f'"{self.server.hour}"'
        if self.headers["If-None-Match"] == etag:
            self.send_response(304)
            self.end_headers()
        else:
            self.send(200, self.feed(number), "application/rss+xml", ETag=etag)

    def feed_slow(self, number: int) -> None:
        """At every sixth hour a byte at a time, without end."""
        if self.server.hour % 6 != 3:
            self.feed_well(number)
            return
        self.send(200, b"<rss")
        while True:
            self.wfile.write(b" ")
            time.sleep(0.05)

    def feed_busy(self, number: int) -> None:
        """Too much asked of it for a third of the day."""
        if 6 <= self.server.hour < 14:
            self.send(429, b"", Retry_After="7200")
        else:
            self.feed_well(number)

    def feed_broken(self, number: int) -> None:
        """Out for so long that its list has moved on altogether."""
        if 4 <= self.server.hour < 16:
            self.send(500, b"")
        else:
            self.feed_well(number)

    def feed_recoded(self, number: int) -> None:
        encoding = ENCODINGS[self.server.hour % 3]
        self.send(200, self.feed(number, encoding), f"application/rss+xml; charset={encoding}")

    def feed_endless(self, number: int) -> None:
        if self.server.hour % 8 != 2:
            self.feed_well(number)
            return
        self.send(200, b"<rss>", "application/rss+xml")
        while True:
            self.wfile.write(b"<item>" * 10_000)

    def feed_inward(self, number: int) -> None:
        if self.server.hour % 8 != 4:
            self.feed_well(number)
            return
        self.send(302, b"", Location=f"http://inside.example:{self.server.server_port}/feed")

    def feed_torn(self, number: int) -> None:
        body = self.feed(number)
        if self.server.hour % 8 == 6:
            self.send(200, body[: len(body) // 2], "application/rss+xml", Content_Length=str(len(body)))
        else:
            self.send(200, body, "application/rss+xml")


@pytest.fixture
def server() -> Iterator[Server]:
    held = Server()
    threading.Thread(target=held.serve_forever, args=(0.05,), daemon=True).start()
    yield held
    held.shutdown()
    held.server_close()


def plain(report: Report, noted: tuple[Reject, ...]) -> Reading:
    return Reading(report, (), noted, MadeBy("plain", "1", "abc"))


def resolver(host: str, _port: int) -> list[str]:
    return ["10.0.0.1" if host.startswith("inside") else "127.0.0.1"]


@pytest.mark.slow
def test_m26_a_day_of_two_hundred_feeds(server: Server, tmp_path: Path) -> None:
    addresses = [f"http://site{number}.example:{server.server_port}/feed" for number in range(FEEDS)]
    ports = frozenset({server.server_port})
    guard = Guard(ports, 1_000_000, max_seconds=1, resolver=resolver, allows=lambda address: address.is_loopback)
    longest = 0.0
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        for hour in range(HOURS):
            server.hour = hour
            at = BEGIN + timedelta(hours=hour)
            # a process of its own each hour, as cron would start it: what is known is in the ledger alone
            watch = Watch(ledger, Polite(guard, pause=0), timedelta(minutes=60), 16, lambda at=at: at, plain)
            began = time.monotonic()
            for _ in watch.round(addresses):
                pass
            longest = max(longest, time.monotonic() - began)
        covered = {int(one.source.address.split(".")[0].rpartition("site")[2]): one for one in coverage(ledger)}
        reports = list(ledger.all_reports())
        superseded = ledger.counts()["superseded"]
    assert len(covered) == FEEDS
    assert longest < 60, "a round stalled"
    found = Counter(report.url for report in reports)
    doubled = {url for url, number in found.items() if number > 1}
    assert sum(found[url] - 1 for url in doubled) == superseded, "a second report is only ever a page in its summary's place"
    for number, one in covered.items():
        _check(WAYS[number % 10], one, {int(str(url).rpartition("/")[2]) for url in found if f"//site{number}." in str(url)})
    pages = {path: n for path, n in server.asked.items() if not path.endswith(("/feed", "/robots.txt"))}
    assert max(pages.values()) <= 4, "no page is asked for again once it was had"


def _check(way: str, one: Followed, hours: set[int]) -> None:
    """What is missing of a feed is missing for a reason that shows."""
    missing = set(range(HOURS)) - hours
    if way in ("well", "recoded"):
        assert not missing, (way, missing)
        assert not one.gaps
    elif way in ("busy", "broken"):
        assert one.gaps, way
        told = [hour for gap in one.gaps for hour in range(HOURS) if gap.since <= BEGIN + timedelta(hours=hour) <= gap.until]
        assert missing <= set(told), (way, missing, one.gaps)
    else:
        assert not missing - {HOURS - 1, HOURS - 2}, (way, missing)
        assert sum(day.failures for day in one.days), way
    assert sum(day.reports for day in one.days) >= len(hours)
