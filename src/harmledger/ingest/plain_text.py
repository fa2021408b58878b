"""A plain text or Markdown file as one report: the text as given, with a title only where there plainly is one."""

from __future__ import annotations

import re

from harmledger.errors import EmptyInputError, TooLargeError
from harmledger.ingest.intake import MAX_CHARS, Given, Intake
from harmledger.model.reading import Reject
from harmledger.model.report import Report

_TITLE_CHARS = 160
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\r?\n|$)")
_FIRST_LINE = re.compile(r"\s*(?P<title>\S[^\n]*?)[ \t]*\r?\n[ \t]*\r?\n\s*(?=\S)")
_NO_TITLE = re.compile(
    r"(?i)(?:by|published|posted|updated|last updated|date|tags|source|copyright|advertisement|share|read more)\b|[-*>|<{\[(#]"
)


def from_text(doc: str, text: str, given: Given, *, is_markdown: bool = False, notes: tuple[Reject, ...] = ()) -> Intake:
    """The report of a text file. The title stays in the text too, so that every offset points into the text as given.

    Raises EmptyInputError and TooLargeError.
    """
    check_length(doc, text)
    title = given.title if given.title is not None else stated_title(text, is_markdown=is_markdown)
    report = Report(
        text,
        doc=doc,
        title=title,
        publisher=given.publisher,
        url=given.url,
        published=given.published,
        language=given.language,
    )
    return Intake(doc, report, notes)


def check_length(doc: str, text: str) -> None:
    """Raises EmptyInputError for a text of nothing but blanks and TooLargeError for one that is no single report."""
    if not text.strip().strip("\ufffd\u200b\ufeff\u00ad"):
        raise EmptyInputError(f"{doc} has no text.", "Give it a report's text.")
    if len(text) > MAX_CHARS:
        raise TooLargeError(
            f"{doc} has {len(text):,} characters, and a report may have {MAX_CHARS:,}.",
            "Split it into its reports: one file each, or one line each of JSONL.",
        )


def stated_title(text: str, *, is_markdown: bool = False) -> str:
    """The title that a file plainly gives itself, else "".

    In Markdown its first line, where that is a heading; in a text its first line, where it is short, is no sentence with a full
    stop and is set off by a blank line. A dateline, a byline or a label is no title.
    """
    head = text[: 4 * _TITLE_CHARS].removeprefix("\ufeff")
    if heading := _HEADING.match(head) if is_markdown else None:
        return heading["title"] if len(heading["title"]) <= _TITLE_CHARS else ""
    first = _FIRST_LINE.match(head)
    if first is None:
        return ""
    line: str = first["title"]
    is_short = len(line) <= _TITLE_CHARS and len(line.split()) > 1
    ends_open = re.search(r"[.!:;,–—-]$|[.][\"”’)]$", line) is not None
    return "" if not is_short or ends_open or _NO_TITLE.match(line) else line
