"""A reading: all that one reader made of one report, with what it set aside and why (M25, M26)."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.mention import Mention
from harmledger.model.report import Report


@dataclass(frozen=True, slots=True)
class Reject:
    """Something in the report, or the whole of it, that yielded nothing: a stable code, the reason, the words."""

    code: str
    why: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The reader, its version and the digest of the codebook it read with."""

    reader: str
    version: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Reading:
    report: Report
    mentions: tuple[Mention, ...]
    rejects: tuple[Reject, ...]
    made_by: MadeBy
