"""Links and judgements -> groups of mentions, each one happening; the same whatever order they came in (ADR 6, M20).

Signatures, links and judgements come in, sorted groups of mention ids go out. Apart from comparing, because a pair knows
nothing of a third mention, and a group has to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from math import log

from harmledger.model.incident import Link
from harmledger.model.judgement import Judgement
from harmledger.model.vocabulary import MentionId
from harmledger.reconcile.compare import JOIN, compare
from harmledger.reconcile.decided import Decided, decided
from harmledger.reconcile.signature import Signature
from harmledger.reconcile.union import Union

Group = tuple[MentionId, ...]


def pieces(links: Iterable[Link], mentions: Iterable[MentionId] = ()) -> tuple[Group, ...]:
    """The mentions that links tie together, directly or through others, sorted; one that nothing ties is a piece alone."""
    union = Union[MentionId]()
    for mention in mentions:
        union.find(mention)
    for link in links:
        union.join(*link.mentions)
    return union.groups()


def groups(
    signatures: Iterable[Signature], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> tuple[Group, ...]:
    """The mentions of ``signatures`` parted into happenings, sorted.

    The likest are joined first, and two groups while their members are like each other on the whole. What a person told apart
    is never in one group, and what a person put together always, with all that went with each, unless the two forbid each
    other; then the later judgement stands.
    """
    known = {signature.mention_id: signature for signature in signatures}
    ruled = decided(judgements, known)
    links = [link for link in links if link.by == "rule" and all(mention in known for mention in link.mentions)]
    scores = {link.mentions: link.score for link in links}
    tied = pieces([*links, *(Link(pair, 1.0) for pair in ruled.same)], known)
    return tuple(sorted(group for piece in tied for group in _grouped(piece, known, scores, ruled)))


Pair = tuple[MentionId, MentionId]


def _grouped(
    piece: Group, known: Mapping[MentionId, Signature], scores: dict[Pair, float], ruled: Decided
) -> Iterable[Group]:
    """One piece in groups: first as the machine has it, then as people put it together."""
    if len(piece) == 1:
        return (piece,)
    odds = _Odds(known, scores)
    made = _joined([(mention,) for mention in piece], odds, ruled)
    for left, right in ruled.same:
        if left not in piece:
            continue
        a, b = (next(group for group in made if mention in group) for mention in (left, right))
        if a == b:
            continue
        rest = [group for group in made if group not in (a, b)]
        both = _sorted(a + b)
        made = [*rest, *(_parted(both, odds, ruled) if ruled.parts(a, b) else [both])]
    return made


def _parted(mentions: Group, odds: _Odds, ruled: Decided) -> list[Group]:
    """Mentions that cannot all be one: those that people put together stay so, and the others go where they are likest."""
    union = Union[MentionId]()
    for mention in mentions:
        union.find(mention)
    for left, right in ruled.same:
        if left in mentions and right in mentions:
            union.join(left, right)
    return _joined(list(union.groups()), odds, ruled)


def _joined(seeds: Sequence[Group], odds: _Odds, ruled: Decided) -> list[Group]:
    """Groups joined step by step, the likest two first, ties by id, while two are left that are alike on the whole."""
    made = dict(enumerate(sorted(seeds)))
    sums = {
        (i, j): (odds.between(made[i], made[j]), len(made[i]) * len(made[j]))
        for i, j in combinations(made, 2)
        if not ruled.parts(made[i], made[j])
    }
    while sums:
        best = max(sums, key=lambda pair: (sums[pair][0] / sums[pair][1], tuple(-n for n in pair)))
        if sums[best][0] / sums[best][1] < _log_odds(JOIN):
            break
        _merge(made, sums, best)
    return list(made.values())


def _merge(made: dict[int, Group], sums: dict[tuple[int, int], tuple[float, int]], best: tuple[int, int]) -> None:
    """Puts the second group into the first; what either may not be joined with, both may not."""
    keep, gone = best
    made[keep] = _sorted(made[keep] + made.pop(gone))
    del sums[best]
    for other in made:
        if other == keep:
            continue
        kept, lost = (min(keep, other), max(keep, other)), (min(gone, other), max(gone, other))
        ours, theirs = sums.pop(kept, None), sums.pop(lost, None)
        if ours and theirs:
            sums[kept] = (ours[0] + theirs[0], ours[1] + theirs[1])


class _Odds:
    """The log-odds of pairs; one that was never linked is compared when it is asked for."""

    def __init__(self, known: Mapping[MentionId, Signature], scores: dict[Pair, float]) -> None:
        self._known = known
        self._scores = scores

    def between(self, a: Collection[MentionId], b: Collection[MentionId]) -> float:
        return sum(self._pair(left, right) for left in a for right in b)

    def _pair(self, left: MentionId, right: MentionId) -> float:
        pair = (left, right) if left < right else (right, left)
        if pair not in self._scores:
            self._scores[pair] = compare(self._known[left], self._known[right]).score
        return _log_odds(self._scores[pair])


def _log_odds(score: float) -> float:
    bounded = min(0.9999, max(0.0001, score))
    return log(bounded / (1 - bounded))


def _sorted(mentions: Iterable[MentionId]) -> Group:
    return tuple(sorted(mentions))
