"""An archive that is not packed, one record at a time, as gzip_members takes a packed one apart.

In goes an open file, out come the records' bytes, or what was wrong with one. The usual reader ends at a file's torn end, and
at a head that it cannot read, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from harmledger.ingest.member import Member

MARK = b"WARC/"
_CHUNK = 65_536
_LONGEST_HEAD = 65_536
_LENGTH = re.compile(rb"(?i)\r?\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


def plain_records(stream: BinaryIO, most: int) -> Iterator[Member]:
    """The records in order, each of at most ``most`` bytes; bytes between them are passed over as one damaged record."""
    window = _Window(stream)
    while window.skip_blank():
        at = window.at
        length = _length(window)
        if length is None:
            yield Member(at, b"", "damaged")
            window.skip_to_mark()
        elif length > most:
            is_whole = window.drop(length)
            yield Member(at, b"", "too_large" if is_whole else "ended_early")
        else:
            body = window.take(length)
            yield Member(at, body) if len(body) == length else Member(at, b"", "ended_early")


def _length(window: _Window) -> int | None:
    """The bytes of the record that the window begins with, its head among them; None where that is no record."""
    if not window.peek(len(MARK)).startswith(MARK):
        return None
    head = window.peek(_CHUNK)[:_LONGEST_HEAD]
    end = _HEAD_END.search(head)
    told = _LENGTH.search(head, 0, end.end()) if end else None
    if end is None and len(head) < _LONGEST_HEAD:
        return len(head) + 1  # the file ends within a head
    return end.end() + int(told[1]) if end and told else None


class _Window:
    """What is held of a stream, and where in it that begins."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self.at = 0

    def peek(self, number: int) -> bytes:
        """At least that many bytes, without taking them; fewer at the end of the file."""
        while len(self._held) < number and (more := self._stream.read(_CHUNK)):
            self._held += more
        return self._held

    def take(self, number: int) -> bytes:
        """That many bytes, or as many as there are."""
        pieces, wanted = [], number
        while wanted and self.peek(1):
            piece, self._held = self._held[:wanted], self._held[wanted:]
            pieces.append(piece)
            wanted -= len(piece)
        self.at += number - wanted
        return b"".join(pieces)

    def drop(self, number: int) -> bool:
        """Pass over that many bytes. Whether there were as many."""
        while number and (piece := self.take(min(number, _CHUNK))):
            number -= len(piece)
        return not number

    def skip_blank(self) -> bool:
        """Pass over the empty lines between records. Whether anything comes after them."""
        while held := self.peek(1):
            rest = held.lstrip(b"\r\n")
            self.at += len(held) - len(rest)
            self._held = rest
            if rest:
                return True
        return False

    def skip_to_mark(self) -> None:
        """Pass over what is no record, to the next line that begins one or to the end."""
        self.take(1)
        while held := self.peek(2 * len(MARK)):
            found = held.find(b"\n" + MARK)
            if found >= 0:
                self.take(found + 1)
                return
            keep = len(MARK) if len(held) > len(MARK) else 0
            if not self.take(len(held) - keep) or len(self.peek(2 * len(MARK))) <= len(MARK):
                self.take(len(self._held))
                return
