"""A feed (RSS or Atom) as reports, an entry each, and the list of feeds that an OPML file holds.

In go a feed's bytes, out comes an Intake an entry: title, words, address, day of publication. An entry often holds a summary
alone; then the report says so, and whoever follows the feed fetches the page. Nothing here touches the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a source lists. ``key`` changes when what is told of it does.

    ``intake`` is what the source itself gives of it, which may be no report; ``is_whole`` says whether it need not be followed
    to its page.
    """

    key: str
    url: str | None
    title: str
    published: date | None
    intake: Intake | None = None
    is_whole: bool = False


def from_feed(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The entries of a feed in its order. Raises ShapeError where it is none or declares entities of its own."""
    for entry in entries_of(name, data, given)[1]:
        if entry.intake:
            yield entry.intake


def entries_of(name: str, data: bytes, given: Given) -> tuple[str | None, list[Entry]]:
    """The feed's own title, and its entries in its order. Raises as from_feed does."""
    import feedparser

    if _ENTITIES.search(data[:100_000]):
        raise ShapeError(f"{name} declares entities, by which a small feed can grow without end.", "Ask its publisher.")
    headers = {"content-type": f"application/xml; charset={given.encoding}"} if given.encoding else {}
    told = feedparser.parse(data, response_headers=headers)
    if not told.version:
        raise ShapeError(f"{name} is no feed of RSS or Atom.", "Name the feed's own address, not a page's.")
    title = _line(told.feed.get("title"))
    given = replace(given, publisher=given.publisher or title)
    return title, [_entry(f"{name}:{number}", entry, given) for number, entry in enumerate(told.entries, 1)]


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


def _entry(doc: str, entry: Any, given: Given) -> Entry:
    whole = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), None)
    markup = whole or entry.get("summary") or ""
    title, url = _line(entry.get("title")) or "", entry.get("link") or given.url
    text, notes = replace_unusable(_text(doc, markup))
    is_whole = whole is not None or len(text) >= _SHORT
    known = (str(entry.get("id") or url or doc), title, text)
    key = sha256("\x1f".join(known).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    made = Entry(key, url, title, _day(entry) or given.published, is_whole=is_whole)
    if not is_whole:
        notes = (Reject("summary_only", "the feed gives a summary; the page may say more"), *notes)
    try:
        check_length(doc, text)
    except InputError as error:
        return replace(made, intake=Intake(doc, None, (Reject(error.code, error.what, title),), error))
    report = Report(
        text,
        doc=entry.get("id") or doc,
        title=title,
        publisher=given.publisher,
        url=url,
        published=made.published,
        language=given.language,
    )
    return replace(made, intake=Intake(report.doc, report, notes))


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
