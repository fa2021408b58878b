"""A report: one text that a publisher put out, as it was given to us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from harmledger.model.span import Span
from harmledger.model.vocabulary import ReportId


@dataclass(frozen=True)
class Report:
    """Title and text are kept character for character: every span of a reading points into them.

    ``doc`` is the caller's own id (a file's name), ``published`` the day of publication; None is unknown (M1, M14).
    """

    text: str
    doc: str = "text"
    title: str = ""
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None

    @cached_property
    def report_id(self) -> ReportId:
        """A digest of what was given, so that the same report twice is one report (M25)."""
        parts = (
            self.title,
            self.text,
            self.publisher or "",
            self.url or "",
            self.published.isoformat() if self.published else "",
        )
        return ReportId(sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16])

    def words(self, span: Span) -> str:
        return (self.title if span.in_title else self.text)[span.start : span.end]
