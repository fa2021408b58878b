"""What a careful reader adds up in one reading, and what she leaves out and why.

A Reading comes in; the sums by harm and the reason for each figure left out of them come out. It is apart from the table that
prints it because the same addition is what an evaluation holds against the annotators'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from harmledger.model.count import CountRange
from harmledger.model.mention import Mention, Toll
from harmledger.model.reading import Reading
from harmledger.model.vocabulary import ClaimId, Harm, MentionId

Reason = Literal["total", "part", "repeat", "not_asserted", "prospect", "context", "no_number"]
"""Why a figure is not added: it is a running total (M17), a part of another figure or happening (M4), a smaller or second
telling of the same people (M18), only feared or denied (M8), of something that has not happened (M9), scenery, or a word
without a number (M2)."""


@dataclass(frozen=True, slots=True)
class Sum:
    """``number`` people by the least that each figure says; ``count`` is the range that the figures leave together (M22)."""

    harm: Harm
    number: int
    count: CountRange


@dataclass(frozen=True, slots=True)
class LeftOut:
    claim_id: ClaimId
    reason: Reason


@dataclass(frozen=True, slots=True)
class Addition:
    """``incidents`` is how many incidents the sums come from; one that hurt nobody adds nothing and is not among them."""

    sums: tuple[Sum, ...]
    incidents: int
    left_out: tuple[LeftOut, ...]

    def number(self, harm: Harm) -> int:
        return next((total.number for total in self.sums if total.harm == harm), 0)


@dataclass(frozen=True, slots=True)
class _Share:
    """The figures of one harm that stand for one incident and those inside it."""

    tolls: tuple[Toll, ...] = ()
    mentions: frozenset[MentionId] = frozenset()

    @property
    def number(self) -> int:
        return sum(least(toll.count) for toll in self.tolls)


def added_up(reading: Reading) -> Addition:
    """The sums by harm over a reading's incidents (M3), each death once.

    Of an incident's figures the largest whole one counts, by side in a clash (M13); an incident inside a wider one is not added
    beside it: the wider one counts by its own figure or by the sum of its parts, whichever is larger. Only what is asserted is
    added (M8), and totals, prospects and context never are (M9, M17).
    """
    incidents = [mention for mention in reading.mentions if mention.kind == "incident"]
    inner = _inner(incidents)
    inside = {mention.mention_id for parts in inner.values() for mention in parts}
    widest = [mention for mention in incidents if mention.mention_id not in inside]
    shares: dict[Harm, list[_Share]] = {harm: [_share(mention, harm, inner) for mention in widest] for harm in get_args(Harm)}
    added = {toll.claim_id for by_harm in shares.values() for share in by_harm for toll in share.tolls}
    contributing = {m for by_harm in shares.values() for share in by_harm if share.number for m in share.mentions}
    return Addition(
        sums=tuple(_sum(harm, by_harm) for harm, by_harm in shares.items() if any(share.tolls for share in by_harm)),
        incidents=len(contributing),
        left_out=tuple(
            LeftOut(toll.claim_id, _reason(mention, toll, is_inside=mention.mention_id in inside))
            for mention in reading.mentions
            for toll in mention.tolls
            if toll.claim_id not in added
        ),
    )


def least(count: CountRange) -> int:
    """The number that a figure is added with: its low bound, else its high one, else nothing."""
    if count.low is not None:
        return count.low
    return count.high or 0


def _inner(incidents: Sequence[Mention]) -> dict[MentionId, list[Mention]]:
    """The incidents that each incident includes; being part of a total takes nothing away."""
    known = {mention.mention_id for mention in incidents}
    inner: dict[MentionId, list[Mention]] = defaultdict(list)
    for mention in incidents:
        if mention.part_of is not None and mention.part_of in known and mention.part_of != mention.mention_id:
            inner[mention.part_of].append(mention)
    return inner


def _share(
    mention: Mention, harm: Harm, inner: dict[MentionId, list[Mention]], seen: frozenset[MentionId] = frozenset()
) -> _Share:
    own = _own(mention, harm)
    seen |= {mention.mention_id}
    parts = [_share(part, harm, inner, seen) for part in inner.get(mention.mention_id, []) if part.mention_id not in seen]
    together = _joined(parts)
    if own.tolls and own.number >= together.number:
        return own
    return together if together.tolls else own


def _own(mention: Mention, harm: Harm) -> _Share:
    """The largest whole figure of each side, or the largest that names none, whichever comes to more."""
    largest: dict[str, Toll] = {}
    for toll in mention.tolls:
        if toll.harm == harm and toll.part_of is None and toll.modality == "asserted" and not toll.count.vague:
            side = (toll.side or "").lower()
            if side not in largest or least(toll.count) > least(largest[side].count):
                largest[side] = toll
    sided = _Share(tuple(toll for side, toll in largest.items() if side), frozenset({mention.mention_id}))
    if "" in largest and least(largest[""].count) >= sided.number:
        return _Share((largest[""],), sided.mentions)
    return sided


def _joined(shares: Iterable[_Share]) -> _Share:
    tolls: tuple[Toll, ...] = ()
    mentions: frozenset[MentionId] = frozenset()
    for share in shares:
        if share.tolls:
            tolls, mentions = tolls + share.tolls, mentions | share.mentions
    return _Share(tolls, mentions)


def _sum(harm: Harm, shares: Iterable[_Share]) -> Sum:
    counts = [toll.count for share in shares for toll in share.tolls]
    lows, highs = [count.low for count in counts], [count.high for count in counts]
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    approximate = any(count.approximate for count in counts)
    return Sum(harm, sum(map(least, counts)), CountRange(low, high, approximate=approximate))


def _reason(mention: Mention, toll: Toll, *, is_inside: bool) -> Reason:
    if mention.kind == "aggregate":
        return "part" if toll.part_of else "total"
    if mention.kind != "incident":
        return mention.kind
    if toll.modality != "asserted":
        return "not_asserted"
    if toll.part_of:
        return "part"
    if toll.count.vague:
        return "no_number"
    return "part" if is_inside else "repeat"
