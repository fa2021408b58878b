"""Of what kind a document is: by its name's ending, by what the server says of it, and by how it begins.

Some kinds share an ending (a chat's export is a .txt, a .json or an .html like any other): there the beginning decides.
"""

from __future__ import annotations

import re

from harmledger.ingest.intake import MAX_BYTES, DocumentKind

HEAD_BYTES = 4000
"""As much of a document as tells its kind."""

MANY: frozenset[DocumentKind] = frozenset(
    {"jsonl", "csv", "xlsx", "mbox", "telegram", "telegram_html", "whatsapp", "feed", "warc"}
)
"""The kinds that hold any number of reports; each is read by itself, and a file of them may be larger than a report."""

_MANY_BYTES = 20 * MAX_BYTES
_ARCHIVE = re.compile(r"(?i)\.(?:warc|wet)(?:\.gz)?$")

_BY_SUFFIX: dict[str, DocumentKind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".htm": "html", ".html": "html",
    ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx",
    ".eml": "eml", ".mbox": "mbox", ".pdf": "pdf", ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
_BY_MEDIA_TYPE: dict[str, DocumentKind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/plain": "text",
    "application/jsonl": "jsonl", "application/x-ndjson": "jsonl", "application/json": "jsonl", "application/pdf": "pdf",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/xml": "feed", "text/xml": "feed",
    "message/rfc822": "eml", "application/mbox": "mbox", "text/csv": "csv",
}  # fmt: skip
_BEGINS: tuple[tuple[DocumentKind, re.Pattern[bytes]], ...] = (
    ("pdf", re.compile(rb"%PDF-")),
    ("warc", re.compile(rb"WARC/\d")),
    ("feed", re.compile(rb"(?i)\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)),
    ("html", re.compile(rb"(?i)\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.DOTALL)),
    ("jsonl", re.compile(rb'\s*\{\s*"')),
    ("mbox", re.compile(rb"From \S+ .{10,40}\r?\n")),
)
_CHATS: dict[DocumentKind, tuple[DocumentKind, re.Pattern[bytes]]] = {
    "jsonl": ("telegram", re.compile(rb'\s*\{.{0,1000}?"type"\s*:\s*"\w*_(?:channel|group|supergroup|chat)"', re.DOTALL)),
    "html": ("telegram_html", re.compile(rb'.{0,3000}?<div class="page_wrap', re.DOTALL)),
    "text": ("whatsapp", re.compile(rb"\s*(?:\xe2\x80\x8e)?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, (?:at )?\d{1,2}[:.]\d{2}")),
}
"""What a chat's export begins with, by the kind that it would be taken for."""


def kind_of(name: str, head: bytes, media_type: str | None = None) -> DocumentKind:
    """The kind of a document by its name, its first HEAD_BYTES and its media type; what is nothing else is text."""
    if _ARCHIVE.search(name):
        return "warc"
    suffix = re.search(r"\.[A-Za-z]+$", name)
    begun: DocumentKind = next((kind for kind, begins in _BEGINS if begins.match(head)), "text")
    kind = _BY_MEDIA_TYPE.get(media_type or "") or _BY_SUFFIX.get(suffix.group().lower() if suffix else "") or begun
    chat = _CHATS.get(kind)
    return chat[0] if chat and chat[1].match(head) else kind


def most_bytes(kind: DocumentKind) -> int:
    """The most bytes that a document of that kind may have."""
    return _MANY_BYTES if kind in MANY else MAX_BYTES
