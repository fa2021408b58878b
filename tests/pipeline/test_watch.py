"""Following sources: what is new is recorded once, each site is treated as a guest should, and what may be missing shows."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harmledger.ingest.fetch import Guard
from harmledger.ingest.polite import Polite
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline.coverage import coverage
from harmledger.pipeline.hand import Hand
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.watch import Visit, Watch

PAGE = "<p>Shells fell on the grain market of the old town at noon on Friday and killed six people, a rescuer said.</p>" * 6


@dataclass
class Site:
    """What a server answers, by path: a status, a body and headers; each path asked for is kept."""

    port: int = 0
    answers: dict[str, tuple[int, str, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://post.example:{self.port}"

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        self.answers[path] = (status, body, headers)

    def feed(self, *numbers: int, words: str = "Six killed, a rescuer said.", **headers: str) -> None:
        items = "".join(
            f"<item><title>News {n}</title><link>{self.address}/{n}</link><guid>{n}</guid>"
            f"<description>{words}</description><pubDate>Fri, 02 May 2031 10:00:00 GMT</pubDate></item>"
            for n in numbers
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>{items}</channel></rss>'
        self.put("/feed", body, **({"Content-Type": "application/rss+xml"} | headers))
        for n in numbers:
            self.answers.setdefault(f"/{n}", (200, page(n), {}))

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def page(number: int, published: str = "2031-05-02") -> str:
    meta = f'<meta property="article:published_time" content="{published}T09:00:00Z">'
    body = f"<article><h1>News {number}</h1><p>Report {number}.</p>{PAGE}</article>"
    return f'<html lang="en"><head><title>News {number}</title>{meta}</head><body>{body}</body></html>'


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append((self.path, dict(self.headers)))
            status, body, headers = held.answers.get(self.path, (404, "", {}))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, ""
            self.send_response(status)
            for name, value in ({"Content-Type": "text/html; charset=utf-8"} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    held.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield held
    server.shutdown()
    server.server_close()


@dataclass
class Clock:
    now: datetime = datetime(2031, 5, 2, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **later: float) -> None:
        self.now += timedelta(**later)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as held:
        yield held


def plain(report: Report, noted: tuple[Reject, ...]) -> Reading:
    return Reading(report, (), noted, MadeBy("plain", "1", "abc"))


@pytest.fixture
def watch(ledger: Ledger, site: Site, clock: Clock) -> Watch:
    guard = Guard(frozenset({site.port}), max_seconds=2, resolver=lambda *_: ["127.0.0.1"], allows=lambda a: a.is_loopback)
    return Watch(ledger, Polite(guard, pause=0), clock=clock, read=plain)


def visit(watch: Watch, site: Site, path: str = "/feed") -> Visit:
    (one,) = watch.round([site.address + path])
    return one


def titles(ledger: Ledger) -> list[str]:
    return [report.title for report in ledger.all_reports()]


def test_an_entry_with_a_summary_is_followed_to_its_page(watch: Watch, site: Site, ledger: Ledger) -> None:
    site.feed(1, 2)
    assert len(visit(watch, site).tally.new) == 2
    first, _ = ledger.all_reports()
    assert first.url == f"{site.address}/1"
    assert "Report 1." in first.text
    assert first.published == date(2031, 5, 2)
    assert first.publisher == "The Post"


def test_a_whole_entry_is_not_followed(watch: Watch, site: Site, ledger: Ledger) -> None:
    site.feed(1, words="Shells fell on the market of the town and killed six people at noon on Friday. " * 9)
    visit(watch, site)
    assert "/1" not in site.paths()
    assert titles(ledger) == ["News 1"]


def test_a_second_round_asks_only_for_what_is_new(watch: Watch, site: Site, ledger: Ledger, clock: Clock) -> None:
    site.feed(1, 2)
    visit(watch, site)
    clock.on(hours=1)
    site.feed(2, 3)
    visit(watch, site)
    assert titles(ledger) == ["News 1", "News 2", "News 3"]
    assert site.paths().count("/2") == 1


def test_what_has_not_changed_is_not_sent_again(watch: Watch, site: Site, clock: Clock) -> None:
    site.feed(1, ETag='"a"')
    visit(watch, site)
    clock.on(hours=1)
    one = visit(watch, site)
    assert site.asked[-1][1]["If-None-Match"] == '"a"'
    assert one.source.succeeded_at == clock.now
    assert one.source.etag == '"a"'


def test_who_is_not_due_is_left_alone(watch: Watch, site: Site, clock: Clock) -> None:
    site.feed(1)
    visit(watch, site)
    clock.on(minutes=10)
    assert list(watch.round([f"{site.address}/feed"])) == []


def test_another_run_goes_on_where_the_last_one_was(watch: Watch, site: Site, clock: Clock) -> None:
    site.feed(1, 2)
    visit(watch, site)
    clock.on(hours=1)
    again = Watch(watch.ledger, Polite(watch.polite.guard, pause=0), clock=clock, read=plain)
    assert visit(again, site).entries == 0


def test_a_run_stopped_before_its_entries_were_noted_doubles_nothing(watch: Watch, site: Site, ledger: Ledger) -> None:
    site.feed(1, 2)
    visit(watch, site)
    with ledger.store.writing() as tx:
        tx.exec_driver_sql("DELETE FROM source_entry")
        tx.exec_driver_sql("DELETE FROM source")
    assert len(visit(watch, site).tally.known) == 2
    assert titles(ledger) == ["News 1", "News 2"]


def test_a_page_that_fails_for_now_leaves_the_summary_until_it_can_be_had(
    watch: Watch, site: Site, ledger: Ledger, clock: Clock
) -> None:
    site.feed(1)
    site.put("/1", "", 500)
    visit(watch, site)
    clock.on(hours=1)
    visit(watch, site)
    site.put("/1", page(1))
    clock.on(hours=1)
    tally = visit(watch, site).tally
    summary, whole = ledger.all_reports()
    assert (summary.text, whole.url) == ("Six killed, a rescuer said.", summary.url)
    assert tally.superseded == [summary.report_id]


def test_a_page_that_robots_txt_refuses_is_not_asked_for(watch: Watch, site: Site, ledger: Ledger) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /1\n")
    site.feed(1, 2)
    visit(watch, site)
    assert "/1" not in site.paths()
    assert next(report.text[:10] for report in ledger.all_reports()) == "Six killed"
    assert any(reject.code == "page_missing" for _, reject in ledger.rejects())


def test_m14_the_feeds_day_stands_and_a_page_that_differs_is_named(watch: Watch, site: Site, ledger: Ledger) -> None:
    site.feed(1)
    site.put("/1", page(1, "2029-01-01"))
    visit(watch, site)
    (report,) = ledger.all_reports()
    assert report.published == date(2031, 5, 2)
    assert any(reject.code == "dates_disagree" for _, reject in ledger.rejects())


def test_a_server_that_asks_to_be_left_alone_is(watch: Watch, site: Site, clock: Clock) -> None:
    site.put("/feed", "", 429, **{"Retry-After": "7200"})
    one = visit(watch, site)
    assert one.source.next_at == clock.now + timedelta(hours=2)
    assert "429" in one.source.why


def test_a_source_that_fails_is_asked_less_and_less_often(watch: Watch, site: Site, clock: Clock) -> None:
    site.put("/feed", "", 500)
    waits = []
    for _ in range(8):
        one = visit(watch, site)
        assert one.source.next_at is not None
        waits.append(one.source.next_at - clock.now)
        clock.now = one.source.next_at
    assert waits == [timedelta(minutes=m) for m in (30, 60, 120, 240, 360, 360, 360, 360)]


def test_m26_an_outage_shows_as_a_gap(watch: Watch, site: Site, ledger: Ledger, clock: Clock) -> None:
    site.feed(1)
    visit(watch, site)
    begun = clock.now
    site.put("/feed", "", 500)
    clock.on(hours=3)
    visit(watch, site)
    (one,) = coverage(ledger)
    assert [(gap.since, gap.until, gap.why) for gap in one.gaps] == [(begun, clock.now, "not reached: HL109")]
    assert (one.days[0].visits, one.days[0].failures, one.days[0].reports) == (2, 1, 1)


def test_m26_a_list_that_moved_on_altogether_shows_as_a_gap(watch: Watch, site: Site, ledger: Ledger, clock: Clock) -> None:
    site.feed(1, 2)
    visit(watch, site)
    clock.on(hours=9)
    site.feed(7, 8)
    visit(watch, site)
    (one,) = coverage(ledger)
    assert "nothing that it lists was known" in one.gaps[0].why


def test_a_feed_that_is_none_fails_and_the_others_go_on(watch: Watch, site: Site) -> None:
    site.feed(1)
    site.put("/broken", "no feed at all")
    visits = {v.source.address.rpartition("/")[2]: v for v in watch.round([f"{site.address}/broken", f"{site.address}/feed"])}
    assert visits["broken"].source.why.startswith("HL105")
    assert len(visits["feed"].tally.new) == 1


def test_a_report_that_the_reader_fails_on_does_not_stop_the_others(watch: Watch, site: Site, ledger: Ledger) -> None:
    def failing(report: Report, noted: tuple[Reject, ...]) -> Reading:
        if "Report 1." in report.text:
            raise KeyError("a bug")
        return plain(report, noted)

    site.feed(1, 2)
    visit(Watch(ledger, watch.polite, clock=watch.clock, read=failing), site)
    assert titles(ledger) == ["News 1", "News 2"]
    assert [reject.why for _, reject in ledger.rejects() if reject.code == "reading_failed"] == ["reading it failed: KeyError"]


def test_a_visit_follows_no_more_pages_than_it_may_and_the_next_goes_on(
    watch: Watch, site: Site, ledger: Ledger, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harmledger.pipeline.visit.MOST_PAGES", 2)
    site.feed(1, 2, 3, ETag='"a"')
    visit(watch, site)
    clock.on(hours=1)
    visit(watch, site)
    assert titles(ledger) == ["News 1", "News 2", "News 3"]


def test_the_old_pages_of_a_sitemap_are_not_followed_at_first(watch: Watch, site: Site, ledger: Ledger, clock: Clock) -> None:
    def listed(*told: tuple[int, str]) -> str:
        urls = "".join(f"<url><loc>{site.address}/{n}</loc><lastmod>{day}</lastmod></url>" for n, day in told)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'

    for n in (1, 2, 3):
        site.put(f"/{n}", page(n))
    site.put("/map", listed((1, "2020-01-01"), (2, "2031-05-02")), **{"Content-Type": "application/xml"})
    visit(watch, site, "/map")
    assert titles(ledger) == ["News 2"]
    clock.on(hours=1)
    site.put("/map", listed((1, "2020-01-01"), (2, "2031-05-02"), (3, "2031-05-02")), **{"Content-Type": "application/xml"})
    visit(watch, site, "/map")
    assert titles(ledger) == ["News 2", "News 3"]


def test_an_address_that_is_not_public_is_refused(ledger: Ledger, clock: Clock) -> None:
    (one,) = Watch(ledger, Polite(pause=0), clock=clock, read=plain).round(["http://127.0.0.1/feed"])
    assert one.source.why.startswith("HL108")


def test_a_page_that_ends_the_process_is_passed_over_by_the_next(
    watch: Watch, site: Site, ledger: Ledger, tmp_path: Path
) -> None:
    site.feed(1, 2)
    page_2 = site.answers["/2"][1].encode()
    process = os.fork()
    if process == 0:
        with Hand.at(tmp_path / "hand") as hand, hand.holding("page 2", page_2):
            ctypes.string_at(0)
    assert os.WTERMSIG(os.waitpid(process, 0)[1]) == signal.SIGSEGV
    with Hand.at(tmp_path / "hand") as hand:
        tally = visit(replace(watch, hand=hand), site).tally
        assert len(tally.new) == 2
        assert visit(replace(watch, hand=hand, clock=Clock(watch.clock() + timedelta(hours=1))), site).tally.new == []
    texts = {report.url: report for report in map(ledger.report, tally.new) if report}
    assert "grain market" in texts[f"{site.address}/1"].text
    assert texts[f"{site.address}/2"].text == "Six killed, a rescuer said."


def test_m26_a_report_that_ends_the_process_is_rejected_with_its_reason(watch: Watch, site: Site, tmp_path: Path) -> None:
    site.feed(1, words="Six people were killed at the market, a rescuer said. " * 20)
    (report_id,) = visit(watch, site).tally.new
    process = os.fork()
    if process == 0:
        with Hand.at(tmp_path / "hand") as hand, hand.holding("the report", report_id.encode()):
            ctypes.string_at(0)
    os.waitpid(process, 0)
    with Ledger.open(tmp_path / "other.db") as fresh, Hand.at(tmp_path / "hand") as hand:
        tally = visit(replace(watch, ledger=fresh, hand=hand), site).tally
    ((_, rejects),) = tally.rejected
    assert rejects[-1].code == "HL110"
