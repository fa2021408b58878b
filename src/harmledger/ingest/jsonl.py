"""Rows of reports, one JSON object a line: doc, published, publisher, title, text, url, language; other keys are let be.

In go lines of bytes, out comes an Intake for each. A row that is no report is set aside with its line and the reason, and the
others are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from harmledger.errors import InputError, ShapeError, TooLargeError
from harmledger.ingest.encoding import decode, replace_unusable
from harmledger.ingest.intake import MAX_BYTES, Given, Intake
from harmledger.ingest.plain_text import check_length
from harmledger.model.reading import Reject
from harmledger.model.report import Report

_QUOTED_CHARS = 60


def from_lines(name: str, lines: Iterable[bytes], given: Given) -> Iterator[Intake]:
    """An Intake for each line that is not blank; a bad one has no report and a reject that names its line."""
    for number, line in enumerate(lines, 1):
        if not line.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
            continue
        doc = f"{name}:{number}"
        try:
            row, notes = _row(doc, line, given)
            yield from_row(doc, row, given, notes)
        except InputError as error:
            words = line[:_QUOTED_CHARS].decode("utf-8", "replace").strip()
            yield Intake(doc, None, (Reject(error.code, f"line {number}: {error.what}", words),), error)


def _row(doc: str, line: bytes, given: Given) -> tuple[object, tuple[Reject, ...]]:
    if len(line) > MAX_BYTES:
        raise TooLargeError(f"{doc} is longer than {MAX_BYTES // 1_000_000} MB.")
    text, notes = decode(line, doc, insisted=given.encoding)
    try:
        return json.loads(text, strict=False), notes
    except RecursionError as error:
        raise ShapeError(f"{doc} is nested too deep.") from error
    except ValueError as error:
        raise ShapeError(f"{doc} is no JSON: {str(error)[:120]}.") from error


def from_row(doc: str, row: object, given: Given, noted: tuple[Reject, ...] = ()) -> Intake:
    """The report of one row; what the row leaves out is filled in from ``given``.

    A date that cannot be read leaves the day unknown and says so; a row without a text raises ShapeError.
    """
    if not isinstance(row, dict):
        raise ShapeError(f"{doc} holds a {_json_type(row)}, not an object.", 'Write {"text": "..."}, one object a line.')
    text = row.get("text")
    if not isinstance(text, str):
        found = "no text" if text is None else f"a {_json_type(text)} for its text"
        raise ShapeError(f"{doc} has {found}.", 'A report\'s words stand under "text", as a string.')
    notes = list(noted)

    def string(key: str, otherwise: str | None) -> str | None:
        value = row.get(key)
        if value is None or (value == "" and key != "title"):
            return otherwise
        if isinstance(value, (str, int)) and not isinstance(value, bool) and (isinstance(value, str) or key == "doc"):
            kept, replaced = replace_unusable(str(value))
            notes.extend(replaced)
            return kept
        notes.append(Reject("bad_value", f"{key} is a {_json_type(value)}, not a string, and is left out"))
        return otherwise

    text, replaced = replace_unusable(text)
    notes.extend(replaced)
    name = string("doc", None) or doc
    check_length(name, text)
    published = stated_day(row.get("published"), notes) or given.published
    report = Report(
        text,
        doc=name,
        title=string("title", given.title) or "",
        publisher=string("publisher", given.publisher),
        url=string("url", given.url),
        published=published,
        language=string("language", given.language),
    )
    return Intake(name, report, tuple(notes))


def stated_day(value: object, notes: list[Reject]) -> date | None:
    """The day of "2024-03-08", or of an ISO instant in its own zone; anything else is noted and unknown (M14)."""
    if value is None or value == "":
        return None
    words = value.strip() if isinstance(value, str) else ""
    if re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", words):
        try:
            return date.fromisoformat(words) if len(words) == 10 else datetime.fromisoformat(words).date()
        except ValueError:
            pass
    notes.append(Reject("bad_date", 'published is no day such as "2024-03-08"; the day is unknown', str(value)[:_QUOTED_CHARS]))
    return None


def _json_type(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "truth value", type(None): "null"}
    return names.get(type(value), "number")
