"""What has become of people's judgements after a report was read again: carried over, or their ground has moved (M24).

Judgements and the claims of the old and the new readings come in. A judgement is carried over where the new reading has a claim
of the same field on the same words of the same report; every other keeps standing in the ledger without effect, and is listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement, standing
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId, ReportId

Place = tuple[ReportId, str, Span]


@dataclass(frozen=True, slots=True)
class Carried:
    """``judgements`` are about today's claims and mentions; ``moved`` are those whose ground is no longer there."""

    judgements: tuple[Judgement, ...]
    moved: tuple[Judgement, ...]


def carried_over(
    judged: Iterable[Judgement],
    before: Mapping[ReportId, Iterable[Claim]],
    now: Mapping[ReportId, Iterable[Claim]],
    counting: Collection[str] = (),
) -> Carried:
    """The standing judgements in the terms of today's readings.

    ``before`` holds the claims of every reading that there was, ``now`` those of the readings that count, of each report that
    an id is to be found again in; the ids ``counting`` count as they are. A mention is found again as the one that has most of
    its claims; a claim as the one on the same words, in the same field.
    """
    ids = _claims(before, now)
    where = ids | _mentions(before, ids, {claim.claim_id: claim.mention_id for claims in now.values() for claim in claims})
    today = set(counting) | {str(i) for claims in now.values() for claim in claims for i in (claim.claim_id, claim.mention_id)}
    found: list[Judgement] = []
    moved: list[Judgement] = []
    for judgement in standing(judged):
        about = tuple(i if i in today else where.get(i, "") for i in judgement.about)
        if all(about):
            found.append(judgement if about == judgement.about else replace(judgement, about=about))
        else:
            moved.append(judgement)
    return Carried(tuple(found), tuple(moved))


def _claims(before: Mapping[ReportId, Iterable[Claim]], now: Mapping[ReportId, Iterable[Claim]]) -> dict[str, str]:
    """Today's claim for each former one on the same words; where two of today's stand there, neither is it."""
    standing_there: dict[Place, set[ClaimId]] = defaultdict(set)
    for report_id, claims in now.items():
        for claim in claims:
            standing_there[report_id, claim.field, claim.span].add(claim.claim_id)
    ids: dict[str, str] = {}
    for report_id, claims in before.items():
        for claim in claims:
            there = standing_there.get((report_id, claim.field, claim.span), set())
            if len(there) == 1:
                ids[claim.claim_id] = next(iter(there))
    return ids


def _mentions(
    before: Mapping[ReportId, Iterable[Claim]], ids: Mapping[str, str], mention_of: Mapping[ClaimId, MentionId]
) -> dict[str, str]:
    """Today's mention for each former one: that which most of its claims went to; none where two share them evenly."""
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for claims in before.values():
        for claim in claims:
            if claim.claim_id in ids:
                went[claim.mention_id][mention_of[ClaimId(ids[claim.claim_id])]] += 1
    found: dict[str, str] = {}
    for old, counts in went.items():
        (first, most), *rest = counts.most_common(2)
        if not rest or rest[0][1] < most:
            found[old] = first
    return found
