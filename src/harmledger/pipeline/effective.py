"""The judgements in the terms of today's readings: what was decided about earlier ones is carried over (M24).

A transaction comes in, judgements go out; what stands without effect, because its ground has moved, can be asked for too.
"""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.ledger import current, judgements
from harmledger.ledger.store import Transaction
from harmledger.model.claim import Claim, claims_of
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Mention
from harmledger.model.vocabulary import ReportId
from harmledger.review.ground import Carried, carried_over


def effective(tx: Transaction) -> tuple[Judgement, ...]:
    """The judgements that have an effect now."""
    return carried(tx).judgements


def carried(tx: Transaction) -> Carried:
    """All that stands, in today's terms, and what has lost its ground."""
    held = judgements.judgements(tx)
    if not held:
        return Carried((), ())
    about = {about for judgement in held if judgement.verdict != "withdraw" for about in judgement.about}
    reports = current.reports_of(tx, about)
    return carried_over(held, _claims(current.told_of(tx, reports)), _claims(current.told_of(tx, reports, only_current=True)))


def _claims(told: Iterable[tuple[ReportId, Mention]]) -> dict[ReportId, list[Claim]]:
    found: dict[ReportId, list[Claim]] = {}
    for report_id, mention in told:
        found.setdefault(report_id, []).extend(claims_of(mention))
    return found
