"""A PDF with a text layer as one report: the words of its pages, in order."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from harmledger.errors import NoTextError, ShapeError
from harmledger.ingest.encoding import replace_unusable
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.plain_text import check_length, stated_title
from harmledger.model.report import Report

_MAX_PAGES = 500


def from_pdf(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The report of a PDF. Its day is not taken from the file, which says when it was made and not when it was put out (M14).

    Raises ShapeError for a file that is damaged, locked or a book, and NoTextError for pictures of pages.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of what it mends
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > _MAX_PAGES:
            raise ShapeError(f"{name} has {len(pages)} pages, which is no report.", "Split it into its reports.")
        text = "\n\n".join(page.extract_text().strip() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        raise ShapeError(f"{name} cannot be read as a PDF: {str(error)[:120]}.", "Save its text into a file.") from error
    text, notes = replace_unusable(text)
    if not text.strip():
        raise NoTextError(f"{name} holds pictures of pages, and no text.", "Run it through OCR first.")
    check_length(name, text)
    title = given.title if given.title is not None else stated_title(text)
    report = Report(
        text,
        doc=name,
        title=title,
        publisher=given.publisher,
        url=given.url,
        published=given.published,
        language=given.language,
    )
    yield Intake(name, report, notes)
