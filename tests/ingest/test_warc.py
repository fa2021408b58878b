"""Web archives: pages with their addresses, whatever else is in them and whatever is broken."""

from __future__ import annotations

import gzip
import io

import pytest

from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.warc import Screen, from_warc

ARTICLE = "Shelling killed two people in Deir Sham on Friday, a rescuer said. The mill burned for hours. " * 4
PAGE = (
    '<html lang="en"><head><title>Two killed in Deir Sham</title></head><body><article><h1>Two killed in Deir Sham</h1>'
    f"<p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"
)


def record(body: bytes, kind: str = "response", content: str = "application/http") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/1\r\nWARC-Date: 2031-05-09T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def pages(*records: bytes, packed: bool = True, screen: Screen | None = None) -> list[Intake]:
    data = b"".join(map(gzip.compress, records) if packed else records)
    return list(from_warc("a.warc.gz", io.BytesIO(data), Given(), screen))


NEWS = record(http(PAGE.encode()))


@pytest.mark.parametrize("packed", [True, False])
def test_a_captured_page_is_a_report_with_its_address(*, packed: bool) -> None:
    (intake,) = pages(record(b"software: x", "warcinfo", content="application/warc-fields"), NEWS, packed=packed)
    assert intake.report is not None
    assert intake.report.url == "https://post.example/1"
    assert intake.report.title == "Two killed in Deir Sham"
    assert ARTICLE.strip() in intake.report.text


def test_m14_the_day_of_capture_is_no_day_of_publication() -> None:
    (intake,) = pages(NEWS)
    assert intake.report is not None
    assert intake.report.published is None


def test_what_is_no_page_is_no_report() -> None:
    others = (
        record(http(b"\x89PNG", media="image/png")),
        record(http(b"", "Location: /2", status="301 Moved Permanently")),
        record(http(b"<html>gone</html>", status="404 Not Found")),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
    )
    assert pages(*others) == []


def test_a_packed_page_is_unpacked() -> None:
    (intake,) = pages(record(http(gzip.compress(PAGE.encode()), "Content-Encoding: gzip")))
    assert intake.report is not None


def test_m26_a_page_in_an_unknown_packing_is_named() -> None:
    (intake,) = pages(record(http(b"\x0b\x02\x80", "Content-Encoding: br")))
    assert intake.report is None
    assert [r.code for r in intake.rejects] == ["archive_packing"]


def test_m26_a_page_without_an_article_is_named() -> None:
    (intake,) = pages(record(http(b"<html><body></body></html>")))
    assert intake.report is None
    assert intake.rejects


def test_a_bomb_in_the_page_does_not_stop_the_next() -> None:
    bomb = record(http(gzip.compress(bytes(60_000_000)), "Content-Encoding: gzip"))
    first, second = pages(bomb, NEWS)
    assert [r.code for r in first.rejects] == ["archive_too_large"]
    assert second.report is not None


def test_a_damaged_record_is_named_and_the_next_is_read() -> None:
    packed = gzip.compress(NEWS)
    broken = packed[:40] + bytes(b ^ 0xFF for b in packed[40:44]) + packed[44:]
    intakes = list(from_warc("a.warc.gz", io.BytesIO(packed + broken + packed), Given()))
    assert [bool(intake.report) for intake in intakes] == [True, False, True]
    assert intakes[1].rejects[0].code == "archive_damaged"


def test_a_torn_archive_says_so() -> None:
    packed = gzip.compress(NEWS)
    intakes = list(from_warc("a.warc.gz", io.BytesIO(packed + packed[: len(packed) // 2]), Given()))
    assert intakes[-1].rejects[0].code == "archive_ended_early"


def test_a_screen_passes_pages_by_before_the_slow_part() -> None:
    (intake,) = pages(NEWS, screen=lambda body: b"chess" in body)
    assert intake.report is None
    assert [r.code for r in intake.rejects] == ["passed_by"]


def test_the_words_of_a_wet_are_a_report() -> None:
    (intake,) = pages(record(ARTICLE.encode(), "conversion", content="text/plain"))
    assert intake.report is not None
    assert intake.report.text == ARTICLE


def test_m26_a_torn_archive_that_is_not_packed_says_so() -> None:
    *_, last = pages(NEWS, NEWS[: len(NEWS) // 2], packed=False)
    assert last.report is None
    assert last.rejects[0].code == "archive_ended_early"


def test_a_damaged_head_in_an_archive_that_is_not_packed_is_named_and_the_next_is_read() -> None:
    intakes = pages(NEWS, NEWS.replace(b"WARC/1.0", b"WAXC/1.0"), NEWS, packed=False)
    assert [bool(intake.report) for intake in intakes] == [True, False, True]
    assert intakes[1].rejects[0].code == "archive_damaged"


def test_a_page_that_a_library_fails_on_leaves_the_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import harmledger.ingest.html_page as module

    whole, asked = module.from_html, []

    def fails_once(*args: object) -> Intake:
        asked.append(args)
        if len(asked) == 1:
            raise KeyError("a bug")
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "from_html", fails_once)
    first, second = pages(NEWS, NEWS)
    assert first.rejects[0].code == "page_failed"
    assert second.report is not None
