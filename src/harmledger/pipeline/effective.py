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


def carried(tx: Transaction, judged: Iterable[Judgement] | None = None) -> Carried:
    """All that stands of what was judged, or of these judgements, in today's terms, and what has lost its ground.

    Only where something is about an earlier reading are the readings of its report looked at.
    """
    held = judgements.judgements(tx) if judged is None else tuple(judged)
    about = {about for judgement in held if judgement.verdict != "withdraw" for about in judgement.about}
    counting = current.counting(tx, about)
    reports = current.reports_of(tx, about - counting)
    before, now = current.told_of(tx, reports), current.told_of(tx, reports, only_current=True)
    return carried_over(held, _claims(before), _claims(now), counting)


def _claims(told: Iterable[tuple[ReportId, Mention]]) -> dict[ReportId, list[Claim]]:
    found: dict[ReportId, list[Claim]] = {}
    for report_id, mention in told:
        found.setdefault(report_id, []).extend(claims_of(mention))
    return found
