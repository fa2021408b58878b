"""What goes into ingesting besides the bytes, and what comes out of it for each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from harmledger.errors import InputError
from harmledger.model.reading import Reject
from harmledger.model.report import Report

DocumentKind = Literal[
    "text", "markdown", "html", "jsonl", "csv", "xlsx", "eml", "mbox", "telegram", "telegram_html", "whatsapp", "pdf", "feed",
    "warc",
]  # fmt: skip

MAX_BYTES = 10_000_000
"""The longest single document, page or row that is taken in."""
MAX_CHARS = 1_000_000
"""The longest text of a report: some two hundred times a long news article, and what the parser takes at once."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of a document that the document need not say; None is unknown.

    For a single file or page it stands before what the page says of itself; for rows of reports it fills in what a row leaves
    out. ``encoding`` and ``kind`` say how to take the bytes, ``columns`` which column of a table holds which field.
    """

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    kind: DocumentKind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Intake:
    """One document as taken in: its report, or None where it is none, and what was set aside, guessed or replaced, with why.

    The rejects belong into the report's reading, or stand for it where there is none (M26); then ``error`` is what was wrong.
    """

    doc: str
    report: Report | None
    rejects: tuple[Reject, ...] = ()
    error: InputError | None = field(default=None, compare=False)
