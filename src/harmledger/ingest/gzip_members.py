"""A file of many gzip members, as web archives are, one member at a time: whatever is damaged in one leaves the others whole.

In goes an open file, out come the members' bytes, or what was wrong with one. Readers of archives stop at the first damaged
member, and at a file's torn end without a word; a member of a few kilobytes can unpack to gigabytes. Here each is bounded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from harmledger.ingest.member import Fault, Member

MAGIC = b"\x1f\x8b\x08"
_CHUNK = 65_536
_HELD = 4_000_000
"""How much of a member's packed bytes is kept to look for the next member in, should this one be damaged."""


def members(stream: BinaryIO, most: int) -> Iterator[Member]:
    """The members in order, each of at most ``most`` bytes; bytes between them are passed over as one damaged member."""
    packed, at = stream.read(_CHUNK), 0
    while packed:
        found = packed.find(MAGIC)
        if found:
            yield Member(at, b"", "damaged")
            packed, at = _next(stream, packed, at)
            continue
        member, packed, end = _member(stream, packed, at, most)
        yield member
        if member.fault == "damaged":
            packed, at = _next(stream, packed[1:], at + 1)
        else:
            packed, at = packed or stream.read(_CHUNK), end


def _next(stream: BinaryIO, packed: bytes, at: int) -> tuple[bytes, int]:
    """What begins with the next member, and where that is; nothing where there is none."""
    while (found := packed.find(MAGIC)) < 0:
        more = stream.read(_CHUNK)
        if not more:
            return b"", at + len(packed)
        at += max(0, len(packed) - 2)
        packed = packed[-2:] + more
    return packed[found:], at + found


def _member(stream: BinaryIO, packed: bytes, at: int, most: int) -> tuple[Member, bytes, int]:
    """The member that ``packed`` begins with, what stands after it, and where that is.

    After a damaged one, its own bytes from the first on, as far as they are held.
    """
    unpack = zlib.decompressobj(31)
    body, held, pending, read = bytearray(), packed, packed, len(packed)
    fault: Fault | None = None
    try:
        while not unpack.eof:
            piece = unpack.decompress(pending, _CHUNK)
            if len(body) + len(piece) > most:
                fault, piece = "too_large", b""
                body.clear()
            if fault is None:
                body += piece
            pending = unpack.unconsumed_tail
            if not pending and not unpack.eof and not piece:
                pending = stream.read(_CHUNK)
                if not pending:
                    return Member(at, b"", "ended_early"), b"", at + read
                read += len(pending)
                held = held + pending if len(held) < _HELD else pending
    except zlib.error:
        return Member(at, b"", "damaged"), held, at
    return Member(at, bytes(body), fault), unpack.unused_data, at + read - len(unpack.unused_data)
