"""A feed (RSS or Atom) as reports, an entry each, and the list of feeds that an OPML file holds.

In go a feed's bytes, out comes an Intake an entry: title, words, address, day of publication. An entry often holds a summary
alone; then the report says so, and whoever follows the feed fetches the page. Nothing here touches the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from harmledger.errors import InputError, ShapeError
from harmledger.ingest.encoding import decode, replace_unusable
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.plain_text import check_length
from harmledger.model.reading import Reject
from harmledger.model.report import Report

_ENTITIES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]+>")
_SHORT = 400
"""Characters below which an entry's words are a summary, unless the feed says that they are the whole."""


def from_feed(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The entries of a feed in its order. Raises ShapeError where it is none or declares entities of its own."""
    import feedparser

    if _ENTITIES.search(data[:100_000]):
        raise ShapeError(f"{name} declares entities, by which a small feed can grow without end.", "Ask its publisher.")
    told = feedparser.parse(data)
    if not told.version:
        raise ShapeError(f"{name} is no feed of RSS or Atom.", "Name the feed's own address, not a page's.")
    publisher = given.publisher or _line(told.feed.get("title"))
    for number, entry in enumerate(told.entries, 1):
        doc = f"{name}:{number}"
        try:
            yield _entry(doc, entry, publisher, given)
        except InputError as error:
            yield Intake(doc, None, (Reject(error.code, error.what, _line(entry.get("title")) or ""),), error)


def feeds_of(name: str, data: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that an OPML file lists, in its order, each once. Raises ShapeError where it is none."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    if _ENTITIES.search(data[:100_000]):
        raise ShapeError(f"{name} declares entities of its own.", "Export the list again.")
    try:
        root = fromstring(data, XMLParser(resolve_entities=False, no_network=True))
    except (XMLSyntaxError, ValueError) as error:
        raise ShapeError(f"{name} is no OPML: {str(error)[:120]}.", "Export the list again.") from error
    return tuple(dict.fromkeys(str(u).strip() for u in root.xpath("//outline/@xmlUrl") if str(u).strip()))


def _entry(doc: str, entry: Any, publisher: str | None, given: Given) -> Intake:
    whole = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), None)
    markup = whole or entry.get("summary") or ""
    text, notes = replace_unusable(_text(doc, markup))
    if whole is None and len(text) < _SHORT:
        notes = (Reject("summary_only", "the feed gives a summary; the page may say more"), *notes)
    check_length(doc, text)
    report = Report(
        text,
        doc=entry.get("id") or doc,
        title=_line(entry.get("title")) or "",
        publisher=publisher,
        url=entry.get("link") or given.url,
        published=_day(entry) or given.published,
        language=given.language,
    )
    return Intake(report.doc, report, notes)


def _text(doc: str, markup: str) -> str:
    if not _TAG.search(markup):
        return markup.strip()
    from lxml.html import fragment_fromstring

    page = fragment_fromstring(markup, create_parent="div")
    for element in page.iter("p", "br", "div", "li"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(page.text_content()).splitlines())
    text, _ = decode("\n".join(filter(None, lines)).encode("utf-8", "replace"), doc)
    return text


def _line(words: object) -> str | None:
    return " ".join(_TAG.sub(" ", words).split()) or None if isinstance(words, str) else None


def _day(entry: Any) -> date | None:
    """The day of publication in the feed's own zone: an entry's update is no publication (M14)."""
    told = str(entry.get("published") or "")
    match = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})", told)
    if match:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(told).date()
    except (ValueError, TypeError, IndexError):
        return None
