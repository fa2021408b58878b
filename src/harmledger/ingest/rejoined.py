"""A stream whose beginning was already read to tell its kind, as the whole stream again."""

from __future__ import annotations

from typing import BinaryIO


class Rejoined:
    """``head`` comes first, then the rest of ``stream``; it can be read and no more."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def read(self, number: int = -1) -> bytes:
        """As a file's: fewer bytes than asked for are no end, none are."""
        if number < 0:
            piece, self._head = self._head, b""
            return piece + self._stream.read()
        if not self._head:
            return self._stream.read(number)
        piece, self._head = self._head[:number], self._head[number:]
        return piece
