"""The list of sources that a person keeps: a file of addresses, one a line, or an OPML file that a feed reader has exported."""

from __future__ import annotations

from pathlib import Path

from harmledger.errors import ShapeError, UnreadableError
from harmledger.ingest.encoding import decode
from harmledger.ingest.feed import feeds_of


def addresses_in(path: Path) -> tuple[str, ...]:
    """The addresses of feeds and sitemaps in the file, in its order, each once; "#" begins a comment.

    Raises UnreadableError, or ShapeError where a line is no address or there is none at all.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror or error}.", "Check its name.") from error
    found = feeds_of(path.name, data) if data.lstrip().startswith(b"<") else _lines(path.name, data)
    for address in found:
        if not address.lower().startswith(("http://", "https://")):
            raise ShapeError(f"{path.name}: {address[:100]!r} is no address.", "Write one a line, as https://host/feed.xml.")
    if not found:
        raise ShapeError(f"{path.name} names no source.", "Write one address a line, or export OPML from a feed reader.")
    return found


def _lines(name: str, data: bytes) -> tuple[str, ...]:
    text = decode(data, name)[0] if data.strip() else ""
    lines = (line.partition(" #")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
