"""A web page to one report: the article's words, and what the page states of itself.

In goes markup that is already at hand; nothing here touches the network. Boilerplate that is let in would be read as news
("Related: 20 killed in ..."), so the extraction favours precision. A page built to keep the parser busy is refused unparsed.
"""

from __future__ import annotations

import re
from functools import cache

from lxml.etree import LxmlError
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Extractor

from harmledger.errors import NoTextError, TooLargeError
from harmledger.ingest.encoding import replace_unusable
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.page_facts import PageFacts, page_facts
from harmledger.ingest.plain_text import check_length
from harmledger.model.reading import Reject
from harmledger.model.report import Report

MAX_TAGS = 60_000
"""A long news page has some 5,000 tags; at this many the slowest shape that we found still takes under ten seconds."""
_MOST_TAGS_TWICE = 10_000
_SHORT = 1000
"""Characters of an article below which a page is looked at again, with what takes quadratic time on pages of many tags.

One page in ten of those in benchmarks/pages.py gains by it.
"""
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{20000,}(/?)>")
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
_XML_ENCODING = re.compile(rb"""(?i)^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_HEAD_BYTES = 4096
_BY_HAND = "Copy the article's text into a file."


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page states in its head, or None."""
    match = _CHARSET.search(data[:_HEAD_BYTES]) or _XML_ENCODING.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def from_html(doc: str, markup: str, given: Given, notes: tuple[Reject, ...] = ()) -> Intake:
    """The report on a page. Offsets of a reading point into the extracted text, where paragraphs are lines.

    Title, publisher, address, day and language are the page's own statements, unless ``given`` knows better; the day is one of
    publication, never of the capture or of what the text tells (M14). Raises NoTextError and TooLargeError.
    """
    tags = markup.count("<")
    if tags > MAX_TAGS:
        raise TooLargeError(f"{doc} has {tags:,} tags, and a page may have {MAX_TAGS:,}.", _BY_HAND)
    tree = _tree(markup)
    if tree is None:
        raise NoTextError(f"{doc} is no page of HTML.", _BY_HAND)
    facts = page_facts(tree, given.url)
    text, replaced = replace_unusable(_article(markup, tree, tags) or "")
    if not text.strip():
        raise NoTextError(f"{doc} holds no article that can be told from the page around it.", _BY_HAND)
    check_length(doc, text)
    return Intake(doc, _report(doc, text, facts, given), (*notes, *replaced, *facts.rejects))


def facts_of(markup: str, address: str | None = None) -> PageFacts | None:
    """What a page states of itself, whether or not it holds an article; None where it is no page."""
    tree = _tree(markup)
    return None if tree is None else page_facts(tree, address)


def _report(doc: str, text: str, facts: PageFacts, given: Given) -> Report:
    return Report(
        text,
        doc=doc,
        title=given.title if given.title is not None else facts.title,
        publisher=given.publisher or facts.publisher,
        url=given.url or facts.url,
        published=given.published or facts.published,
        language=given.language or facts.language,
    )


def _tree(markup: str) -> HtmlElement | None:
    # A tag with tens of thousands of attributes takes the parser quadratic time; its name is all that is needed of it.
    markup = _LONG_TAG.sub(r"<\1\2>", markup)
    if re.search(r"(?i)<html\b", markup[:_HEAD_BYTES]) is None:
        markup = f"<html><body><div>{markup}</div></body></html>"
    try:
        return load_html(markup)
    except (LxmlError, ValueError, AssertionError, RecursionError):
        return None


def _article(markup: str, tree: HtmlElement, tags: int) -> str | None:
    """The article's words, taken fast; where few came of that, with the second look that costs more."""
    text = _extracted(tree, is_fast=True)
    if len(text or "") >= _SHORT or tags > _MOST_TAGS_TWICE:
        return text
    again = _tree(markup)
    return (None if again is None else _extracted(again, is_fast=False)) or text


@cache
def _options(*, is_fast: bool) -> Extractor:
    """What is asked of the extractor, made once: its configuration takes as long to read as a small page."""
    return Extractor(output_format="python", fast=is_fast, precision=True, comments=False, tables=True)


def _extracted(tree: HtmlElement, *, is_fast: bool) -> str | None:
    try:
        document = bare_extraction(tree, options=_options(is_fast=is_fast))
    except (LxmlError, ValueError, RecursionError):
        return None
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else None
