"""A table of reports (CSV or XLSX), a row each, by a mapping of its columns.

In go the file's bytes and what its columns are called; out comes an Intake a row. Columns that nobody mapped are found by their
usual names. A row without a text is set aside with its number, and the others are read.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from harmledger.errors import InputError, ShapeError, TooLargeError
from harmledger.ingest.encoding import decode
from harmledger.ingest.intake import MAX_BYTES, Given, Intake
from harmledger.ingest.jsonl import from_row
from harmledger.model.reading import Reject

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "report", "full text", "article", "description", "notes"),
    "title": ("title", "headline", "heading", "subject"),
    "publisher": ("publisher", "outlet", "source name", "media", "source"),
    "url": ("url", "link", "source url", "web address"),
    "published": ("published", "publication date", "date published", "published at", "report date"),
    "doc": ("doc", "id", "report id", "reference"),
    "language": ("language", "lang"),
}
"""The fields of a report, and the names of columns that are taken for each where the caller maps none."""

_UNPACKED = 200_000_000
"""The most that an XLSX may unpack to: a crafted one unpacks to terabytes."""
_QUOTED_CHARS = 60


def from_csv(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The reports of a CSV, whatever its delimiter. Raises ShapeError where no column holds a text."""
    text, _ = decode(data, name, insisted=given.encoding)
    csv.field_size_limit(MAX_BYTES)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        yield from _reports(name, csv.reader(io.StringIO(text, newline=""), dialect), given)
    except csv.Error as error:
        raise ShapeError(f"{name} is no CSV: {error}.", "Export the table again, as CSV in UTF-8.") from error


def from_xlsx(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The reports of the first sheet of a workbook. Raises ShapeError where it is none, TooLargeError where it is a bomb."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
                raise TooLargeError(f"{name} unpacks to more than {_UNPACKED // 1_000_000} MB.", "Split it, or export CSV.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = ([_cell(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True))
        yield from _reports(name, rows, given)
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, EOFError) as error:
        raise ShapeError(f"{name} is no workbook that can be read: {error}.", "Save it again, or export CSV.") from error


def _cell(value: object) -> str:
    """A cell's words; a day that the sheet knows as one is written as one."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _reports(name: str, rows: Iterable[list[str]], given: Given) -> Iterator[Intake]:
    numbered = ((number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    heading = next(numbered, None)
    if heading is None:
        return
    columns = _columns(name, heading[1], given.columns)
    for number, row in numbered:
        told = {field: row[at].strip() for field, at in columns.items() if at < len(row)}
        doc = f"{name}:{number}"
        try:
            yield from_row(doc, {field: words for field, words in told.items() if words}, given)
        except InputError as error:
            words = " | ".join(row)[:_QUOTED_CHARS]
            yield Intake(doc, None, (Reject(error.code, f"row {number}: {error.what}", words),), error)


def _columns(name: str, heading: list[str], mapped: Mapping[str, str]) -> dict[str, int]:
    """Where each field of a report stands. A column serves one field; what the caller mapped comes first."""
    names = [" ".join(cell.replace("_", " ").lower().split()) for cell in heading]
    found: dict[str, int] = {}
    for field, column in mapped.items():
        if field not in FIELDS:
            raise ShapeError(f"A report has no field {field!r}.", f"It has: {', '.join(FIELDS)}.")
        wanted = " ".join(column.replace("_", " ").lower().split())
        if wanted not in names:
            raise ShapeError(f"{name} has no column {column!r}.", f"It has: {', '.join(filter(None, heading))}.")
        found[field] = names.index(wanted)
    for field, usual in FIELDS.items():
        at = next((names.index(n) for n in usual if n in names and names.index(n) not in found.values()), None)
        if field not in found and at is not None:
            found[field] = at
    if "text" not in found:
        raise ShapeError(f"{name} has no column that holds a report's text.", "Name it: --column text=NAME.")
    return found
