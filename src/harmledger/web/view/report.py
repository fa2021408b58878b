"""A report as its page shows it: its text with every claim marked where it stands, and what was set aside.

A Reading and the incidents that its mentions are part of come in, a ReportView goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger.model.claim import Claim, claims_of
from harmledger.model.incident import Incident
from harmledger.model.mention import Mention
from harmledger.model.reading import Reading, Reject
from harmledger.model.vocabulary import MentionId
from harmledger.web.view.highlight import Mark, Piece, pieces


@dataclass(frozen=True, slots=True)
class Happening:
    """One mention with its claims, and the incident that it is part of; None where it is in none (M9)."""

    mention: Mention
    claims: tuple[Claim, ...]
    incident: Incident | None


@dataclass(frozen=True, slots=True)
class ReportView:
    reading: Reading
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    happenings: tuple[Happening, ...]
    rejects: tuple[Reject, ...]


def report_view(reading: Reading, incidents: Mapping[MentionId, Incident] | None = None) -> ReportView:
    """All that the page shows; without ``incidents`` it is a reading that is not recorded yet."""
    known = incidents or {}
    claims = [claim for mention in reading.mentions for claim in claims_of(mention)]
    happenings = tuple(Happening(m, tuple(claims_of(m)), known.get(m.mention_id)) for m in reading.mentions)
    return ReportView(
        reading,
        pieces(reading.report.title, _marks(claims, in_title=True)),
        pieces(reading.report.text, _marks(claims, in_title=False)),
        happenings,
        reading.rejects,
    )


def _marks(claims: Iterable[Claim], *, in_title: bool) -> Iterable[Mark]:
    return (
        Mark(claim.claim_id, claim.field, claim.span.start, claim.span.end)
        for claim in claims
        if claim.span.in_title == in_title
    )
