"""A document of any kind to its reports: which kind it is, and the way to each.

In go bytes, a file, a stream or a fetched page, out come Intakes, one a report. What cannot be read as a whole raises an
InputError; a bad row among good ones comes as an Intake without a report.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from harmledger.errors import EmptyInputError, TooLargeError, UnreadableError
from harmledger.ingest.chat import from_telegram_html, from_telegram_json, from_whatsapp
from harmledger.ingest.encoding import decode, wide_mark
from harmledger.ingest.feed import from_feed
from harmledger.ingest.intake import MAX_BYTES, DocumentKind, Given, Intake
from harmledger.ingest.jsonl import from_lines
from harmledger.ingest.kind import HEAD_BYTES, MANY, kind_of, most_bytes
from harmledger.ingest.mail import from_eml, from_mbox
from harmledger.ingest.pdf import from_pdf
from harmledger.ingest.plain_text import from_text
from harmledger.ingest.rejoined import Rejoined
from harmledger.ingest.sheet import from_csv, from_xlsx
from harmledger.ingest.warc import from_warc

if TYPE_CHECKING:
    from harmledger.ingest.fetch import Page

def read_bytes(data: bytes, name: str, given: Given | None = None) -> Iterator[Intake]:
    """The reports in ``data``. ``name`` is their ``doc``, and its ending tells the kind unless ``given.kind`` does.

    Raises, when the first is asked for, EmptyInputError, BinaryInputError, TooLargeError, EncodingError, ShapeError or
    NoTextError.
    """
    given = given or Given()
    kind = given.kind or kind_of(name, data[:HEAD_BYTES])
    if kind != "jsonl" and len(data) > most_bytes(kind):
        raise _too_large(name, kind)
    if kind in MANY and not data.strip():
        raise EmptyInputError(f"{name} is empty.", "Give it a report's text.")
    intakes = READERS[kind](name, data, given)
    yield from _some(name, intakes) if kind in MANY else intakes


def _text(name: str, data: bytes, given: Given, *, is_markdown: bool = False) -> Iterator[Intake]:
    text, notes = decode(data, name, insisted=given.encoding)
    yield from_text(name, text, given, is_markdown=is_markdown, notes=notes)


def _markdown(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    return _text(name, data, given, is_markdown=True)


def _html(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    from harmledger.ingest.html_page import declared_encoding, from_html  # brings lxml and trafilatura

    markup, notes = decode(data, name, declared=declared_encoding(data), insisted=given.encoding)
    yield from_html(name, markup, given, notes)


def _rows(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    return from_lines(name, _split(name, data), given)


def _archive(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    return from_warc(name, io.BytesIO(data), given)


READERS: dict[DocumentKind, Callable[[str, bytes, Given], Iterator[Intake]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "jsonl": _rows,
    "csv": from_csv,
    "xlsx": from_xlsx,
    "eml": from_eml,
    "mbox": from_mbox,
    "telegram": from_telegram_json,
    "telegram_html": from_telegram_html,
    "whatsapp": from_whatsapp,
    "pdf": from_pdf,
    "feed": from_feed,
    "warc": _archive,
}


def read_file(path: str | Path, given: Given | None = None) -> Iterator[Intake]:
    """The reports in a file; rows are read one by one, so that there may be any number. Raises as read_bytes does."""
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableError(f"{path} is a folder.", "Name the files in it.")
        with path.open("rb") as stream:
            yield from read_stream(stream, path.name, given)
    except OSError as error:
        what = f"{path} cannot be read: {error.strerror or error}."
        raise UnreadableError(what, "Check its name and who may read it.") from error
    except ValueError as error:
        raise UnreadableError(f"{str(path)!r} is no name of a file.") from error


def read_stream(stream: BinaryIO, name: str, given: Given | None = None) -> Iterator[Intake]:
    """The reports in an open stream of bytes, such as standard input."""
    given = given or Given()
    head = stream.read(HEAD_BYTES)
    kind = given.kind or kind_of(name, head)
    if kind == "jsonl" and not name.lower().endswith(".json") and not wide_mark(head):
        yield from _some(name, from_lines(name, _lines(stream, head), given))
        return
    if kind == "warc":  # of any length, a page at a time
        yield from _some(name, from_warc(name, cast(BinaryIO, Rejoined(head, stream)), given))
        return
    data = head + stream.read(most_bytes(kind) + 1 - len(head))
    if len(data) > most_bytes(kind):
        raise _too_large(name, kind)
    yield from read_bytes(data, name, replace(given, kind=kind))


def read_page(page: Page, given: Given | None = None) -> Iterator[Intake]:
    """The report on a fetched page; its address is its ``doc`` and, unless ``given`` says otherwise, its ``url``."""
    given = given or Given()
    kind = given.kind or kind_of(page.url.split("?")[0], page.body[:HEAD_BYTES], page.media_type)
    known = replace(given, kind=kind, url=given.url or page.url)
    if page.charset and not given.encoding and kind == "html":
        from harmledger.ingest.html_page import from_html  # brings lxml and trafilatura

        markup, notes = decode(page.body, page.url, declared=page.charset)
        yield from_html(page.url, markup, known, notes)
        return
    yield from read_bytes(page.body, page.url, known)


def _some(name: str, intakes: Iterator[Intake]) -> Iterator[Intake]:
    """The same intakes, at least one."""
    first = next(intakes, None)
    if first is None:
        raise EmptyInputError(f"{name} holds no reports.", "Check that it is the file that you meant.")
    yield first
    yield from intakes


def _split(name: str, data: bytes) -> list[bytes]:
    """The rows of a file at hand: one a line, or the whole of a ".json" file that holds one object over several lines."""
    if wide_mark(data):
        data = decode(data, name)[0].encode()
    first = data.strip().split(b"\n", 1)[0].strip()
    is_one = name.lower().endswith(".json") and not (first.startswith(b"{") and first.endswith(b"}"))
    return [data] if is_one else data.split(b"\n")


def _lines(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Lines of at most MAX_BYTES and one; what is past that in an over-long line is passed over unread."""
    rest = head
    while rest or (rest := stream.read(65_536)):
        line, mark, rest = rest.partition(b"\n")
        while not mark and len(line) <= MAX_BYTES and (more := stream.read(65_536)):
            tail, mark, rest = more.partition(b"\n")
            line += tail
        while not mark and len(line) > MAX_BYTES and (more := stream.read(65_536)):
            _, mark, rest = more.partition(b"\n")
        yield line


def _too_large(name: str, kind: DocumentKind) -> TooLargeError:
    return TooLargeError(
        f"{name} is larger than {most_bytes(kind) // 1_000_000} MB.",
        "Split it into its reports: one file each, or one line each of JSONL.",
    )
