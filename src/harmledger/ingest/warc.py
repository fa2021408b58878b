"""A web archive (WARC or WET) as reports, a captured page each.

In goes an open archive, out comes an Intake for each record that should hold a page: its report, or why there is none. What is
damaged, too large or torn off is named and passed over. The day of capture never stands for that of publication (M14).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Container, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from harmledger.errors import InputError, MissingPartError
from harmledger.ingest.encoding import decode
from harmledger.ingest.gzip_members import MAGIC, members
from harmledger.ingest.intake import MAX_BYTES, Given, Intake
from harmledger.ingest.member import Member
from harmledger.ingest.plain_records import MARK, plain_records
from harmledger.ingest.plain_text import check_length
from harmledger.ingest.rejoined import Rejoined
from harmledger.model.reading import Reject
from harmledger.model.report import Report

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

Screen = Callable[[bytes], bool]
"""Whether a page's bytes may speak of harm at all; a page that does not is not worth an extraction."""

_PAGES = ("text/html", "application/xhtml+xml")
_FAULTS = {
    "damaged": "the archive is damaged here; what stands after it is read",
    "too_large": f"a record unpacks to more than {2 * MAX_BYTES // 1_000_000} MB",
    "ended_early": "the archive breaks off in the middle of a record",
}


def from_warc(
    name: str, stream: BinaryIO, given: Given, screen: Screen | None = None, deadly: Container[int] = ()
) -> Iterator[Intake]:
    """The pages of an archive in order.

    ``screen`` passes over pages before the slow part, each with a reject that says so. ``deadly`` are the numbers, from 0, of
    pages that are not touched at all, because whoever did so died of it. Raises MissingPartError.
    """
    number = 0
    for at, record in _records(name, stream):
        if not isinstance(record, str) and not _is_page(record):
            continue
        doc = f"{name}@{at}"
        if isinstance(record, str):
            yield Intake(doc, None, (Reject(f"archive_{record}", _FAULTS[record]),))
        elif number in deadly:
            yield Intake(doc, None, (Reject("worker_died", "each worker that read this page died"),))
        else:
            try:
                yield _page(doc, record, given, screen)
            except InputError as error:
                yield Intake(doc, None, (Reject(error.code, error.what),), error)
            except Exception as error:  # noqa: BLE001 - one page in millions that a library fails on leaves the others alone
                yield Intake(doc, None, (Reject("page_failed", f"taking the page in failed: {type(error).__name__}"),))
        number += 1


def _records(name: str, stream: BinaryIO) -> Iterator[tuple[int, WarcRecord | str]]:
    """Each record with its place in the file, or the fault that stands there."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError as error:
        what = "A web archive needs FastWARC, which is not installed."
        raise MissingPartError(what, "Run: pip install 'harmledger[archive]'") from error
    wanted = WarcRecordType.response | WarcRecordType.conversion
    for member in _members(name, stream):
        if member.fault:
            yield member.at, member.fault
            continue
        try:
            for record in ArchiveIterator(io.BytesIO(member.body), record_types=wanted):
                yield member.at, record
        except (OSError, ValueError):
            yield member.at, "damaged"


def _members(name: str, stream: BinaryIO) -> Iterator[Member]:
    head = stream.read(len(MAGIC))
    is_packed = head == MAGIC or (name.lower().endswith(".gz") and not head.startswith(MARK[: len(MAGIC)]))
    return (members if is_packed else plain_records)(cast(BinaryIO, Rejoined(head, stream)), 2 * MAX_BYTES)


def _is_page(record: WarcRecord) -> bool:
    """Whether a record holds a page at all, and no picture, redirect or missing page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.conversion:
        return True
    headers = record.http_headers
    return headers is not None and headers.status_code == 200 and (record.http_content_type or "").lower() in _PAGES


def _page(doc: str, record: WarcRecord, given: Given, screen: Screen | None) -> Intake:
    """The report of one record that holds a page."""
    from fastwarc.warc import WarcRecordType

    url = record.headers.get("WARC-Target-URI") or given.url
    if record.record_type == WarcRecordType.conversion:
        return _text(doc, record.reader.read(MAX_BYTES + 1), url, given, screen)
    body = _unpacked(record.reader.read(MAX_BYTES + 1), record.http_headers.get("Content-Encoding"))
    if body is None:
        return Intake(doc, None, (Reject("archive_packing", "the page is packed in a way that is not known, or broken"),))
    if len(body) > MAX_BYTES:
        return Intake(doc, None, (Reject("archive_too_large", f"a page of more than {MAX_BYTES // 1_000_000} MB"),))
    if screen and not screen(body):
        return Intake(doc, None, (Reject("passed_by", "the page speaks of no harm"),))
    from harmledger.ingest.html_page import declared_encoding, from_html  # brings lxml and trafilatura

    markup, notes = decode(body, doc, declared=record.http_charset or declared_encoding(body))
    return from_html(doc, markup, _of(given, url), notes)


def _text(doc: str, data: bytes, url: str | None, given: Given, screen: Screen | None) -> Intake:
    """The words that another program took from a page (WET): whatever stood around the article stands in them too."""
    if screen and not screen(data):
        return Intake(doc, None, (Reject("passed_by", "the page speaks of no harm"),))
    text, notes = decode(data[:MAX_BYTES], doc, declared="utf-8")
    check_length(doc, text)
    report = Report(
        text,
        doc=doc,
        title=given.title or "",
        publisher=given.publisher,
        url=url,
        published=given.published,
        language=given.language,
    )
    return Intake(doc, report, notes)


def _of(given: Given, url: str | None) -> Given:
    return Given(published=given.published, publisher=given.publisher, title=given.title, url=url, language=given.language)


def _unpacked(body: bytes, packing: str | None) -> bytes | None:
    """The page's bytes, unpacked no further than a page may be long; None for a packing that is not known or broken."""
    how = (packing or "identity").strip().lower()
    if how in ("", "identity", "none"):
        return body
    if how not in ("gzip", "x-gzip", "deflate"):
        return None
    for bits in (47, -15):
        try:
            return zlib.decompressobj(bits).decompress(body, MAX_BYTES + 1)
        except zlib.error:
            continue
    return body if body.lstrip()[:1] == b"<" else None
