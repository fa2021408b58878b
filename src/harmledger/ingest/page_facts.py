"""What a page states of itself in its markup: title, publisher, address, day of publication, language.

In goes a parsed page, out come its statements. Which of them tells the day of publication is page_day's to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from harmledger.ingest.encoding import replace_unusable
from harmledger.ingest.page_day import published_day
from harmledger.model.reading import Reject

_ARTICLE_TYPES = re.compile(r"(?:(?:\w*News|Report|Analysis|Background|Opinion)?Article|\w*BlogPosting|Report|WebPage)")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PageFacts:
    """``title`` is "" where the page has none; everything else unsaid is None."""

    title: str
    publisher: str | None
    url: str | None
    published: date | None
    language: str | None
    rejects: tuple[Reject, ...] = ()


def page_facts(tree: HtmlElement, address: str | None = None) -> PageFacts:
    """The page's statements, from its JSON-LD, its meta tags and its headings, in this order.

    ``address`` is where the page was found, which may tell its day.
    """
    article = next(_articles(tree), {})
    meta = _meta(tree)
    heading = list(tree.iter("h1"))
    headline = _words(heading[0]) if len(heading) == 1 else None
    titles = (article.get("headline"), meta.get("og:title"), headline, tree.findtext(".//title"))
    publisher = article.get("publisher")
    publishers = (meta.get("og:site_name"), publisher.get("name") if isinstance(publisher, dict) else publisher)
    links = [str(link.get("href")) for link in tree.iter("link") if link.get("rel") == "canonical" and link.get("href")]
    addresses = [address for address in map(_text, (*links[:1], meta.get("og:url"))) if address]
    known = [*addresses, *([address] if address else [])]
    published, rejects = published_day(tree, [article.get("datePublished")], meta, known)
    language = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", str(tree.get("lang") or article.get("inLanguage") or "").strip())
    return PageFacts(
        title=next(filter(None, map(_text, titles)), ""),
        publisher=next(filter(None, map(_text, publishers)), None),
        url=next((u for u in addresses if re.match(r"https?://", u)), None),
        published=published,
        language=language.group().lower() if language else None,
        rejects=rejects,
    )


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    words, _ = replace_unusable(" ".join(value.split()))
    return words if 0 < len(words) <= _LONGEST else None


def _words(element: HtmlElement) -> str:
    return str(element.text_content())


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by its property, name or itemprop in small letters."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = tag.get("content")
        if key and content:
            found.setdefault(key.strip().lower(), content.strip())
    return found


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes; a broken block is none."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            told = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        blocks = told if isinstance(told, list) else [told]
        for block in blocks:
            graph = block.get("@graph") if isinstance(block, dict) else None
            for item in graph if isinstance(graph, list) else [block]:
                if isinstance(item, dict) and item.get("datePublished") and _is_article(item.get("@type")):
                    yield item


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _ARTICLE_TYPES.fullmatch(k) for k in kinds)
