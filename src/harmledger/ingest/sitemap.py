"""A sitemap as what it lists: pages with their days, or other sitemaps.

In go a sitemap's bytes, packed or not, out come addresses. A news sitemap says when a page was published; the day on which a
page was last changed is only good for telling what is new, and never stands for that of publication (M14).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from harmledger.errors import ShapeError, TooLargeError
from harmledger.ingest.feed import Entry
from harmledger.ingest.gzip_members import MAGIC

MOST_BYTES = 50_000_000
"""What the protocol allows a sitemap to unpack to."""
_ENTITIES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_ROOT = re.compile(rb"(?i)\s*(?:\xef\xbb\xbf)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:\w+:)?(urlset|sitemapindex)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listed:
    """An address, and the day of publication or the last change, where the sitemap says."""

    entry: Entry
    changed: date | None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``pages`` in the order of the file; ``maps`` where it is an index of other sitemaps."""

    pages: tuple[Listed, ...] = ()
    maps: tuple[Listed, ...] = ()


def is_sitemap(data: bytes) -> bool:
    """Whether the bytes, packed or not, begin as a sitemap does."""
    return _ROOT.match(_unpacked(data, 4000) if data.startswith(MAGIC) else data[:4000]) is not None


def sitemap_of(name: str, data: bytes) -> Sitemap:
    """What a sitemap lists. Raises ShapeError where it is none or declares entities, TooLargeError where it unpacks too far."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    if data.startswith(MAGIC):
        data = _unpacked(data, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        what = f"{name} unpacks to more than {MOST_BYTES // 1_000_000} MB."
        raise TooLargeError(what, "Name the sitemaps that it is made of.")
    if _ENTITIES.search(data[:100_000]):
        raise ShapeError(f"{name} declares entities, by which a small file can grow without end.", "Ask its publisher.")
    try:
        root = fromstring(data, XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False))
    except (XMLSyntaxError, ValueError) as error:
        raise ShapeError(f"{name} is no sitemap: {str(error)[:120]}.", "Name a sitemap's own address.") from error
    kind = _local(root)
    if kind not in ("urlset", "sitemapindex"):
        raise ShapeError(f"{name} is no sitemap.", "Name a sitemap's own address.")
    listed = tuple(_listed(root))
    return Sitemap(pages=listed) if kind == "urlset" else Sitemap(maps=listed)


def _listed(root: Any) -> Iterator[Listed]:
    for element in root:
        told = {_local(part): (part.text or "").strip() for part in element.iter() if isinstance(part.tag, str)}
        url = told.get("loc") or ""
        if not re.match(r"https?://", url):
            continue
        published, changed = _day(told.get("publication_date")), _day(told.get("lastmod"))
        title = " ".join((told.get("title") or "").split())
        known = "\x1f".join((url, title, told.get("lastmod") or ""))
        key = sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        yield Listed(Entry(key, url, title, published), changed or published)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(data, most)
    except zlib.error:
        return b""
