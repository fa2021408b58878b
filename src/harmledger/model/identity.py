"""Ids as digests of what they name, so that reading again changes nothing (DESIGN, joint 1)."""

from __future__ import annotations

from hashlib import sha256

from harmledger.model.reading import MadeBy
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId, ReportId


def claim_id(report_id: ReportId, made_by: MadeBy, field: str, value: object, words: str, span: Span, said: object) -> ClaimId:
    """The id of one value of one field; ``said`` is the claimant, spokesperson and modality it comes with."""
    return ClaimId("c" + _digest(report_id, made_by.reader, made_by.version, field, value, words, span, said))


def mention_id(report_id: ReportId, made_by: MadeBy, order: int) -> MentionId:
    """The id of the ``order``-th happening that a reader told apart in a report."""
    return MentionId("m" + _digest(report_id, made_by.reader, made_by.version, order))


def _digest(*parts: object) -> str:
    return sha256("\x1f".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()[:15]
