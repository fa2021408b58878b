"""Links and judgements -> groups of mentions, each one happening; the same whatever order they came in (ADR 6, M20).

Signatures, links and judgements come in, sorted groups of mention ids go out. Apart from comparing, because a pair knows
nothing of a third mention, and a group has to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
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
    ahead: dict[MentionId, list[MentionId]] = defaultdict(list)
    for left, right in sorted(scores):
        ahead[left].append(right)
    tied = pieces([*links, *(Link(pair, 1.0) for pair in ruled.same)], known)
    return tuple(sorted(group for piece in tied for group in _grouped(piece, _Odds(known, scores, ahead), ruled)))


Pair = tuple[MentionId, MentionId]


def _grouped(piece: Group, odds: _Odds, ruled: Decided) -> Iterable[Group]:
    """One piece in groups: first as the machine has it, then as people put it together."""
    if len(piece) == 1:
        return (piece,)
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
    """Groups joined step by step, the likest two first, ties by id, while two are left that are alike on the whole.

    Only groups with a link between them are looked at: without one, all their pairs are below it, and so is their mean.
    """
    made = dict(enumerate(sorted(seeds)))
    near = _neighbours(made, odds, ruled)
    sums = {(i, j): odds.between(made[i], made[j]) for i in made for j in near[i] if i < j}
    waiting = [(-total / (len(made[i]) * len(made[j])), i, j, total) for (i, j), total in sums.items()]
    heapify(waiting)
    while waiting:
        mean, i, j, total = heappop(waiting)
        if -mean < _log_odds(JOIN):
            break
        if sums.get((i, j)) != total or i not in made or j not in made:
            continue  # one of the two has grown or gone since
        gone, lost = made.pop(j), near.pop(j)
        beside = (near[i] | lost) - {i, j}
        totals = {k: _total(sums, odds, made, (i, k)) + _total(sums, odds, {**made, j: gone}, (j, k)) for k in beside}
        made[i], near[i] = _sorted(made[i] + gone), set()
        for k in beside:
            near[k] -= {i, j}
            sums.pop(_ordered(j, k), None)
            sums.pop(_ordered(i, k), None)
            if not ruled.parts(made[i], made[k]):
                near[i].add(k)
                near[k].add(i)
                sums[_ordered(i, k)] = totals[k]
                heappush(waiting, (-totals[k] / (len(made[i]) * len(made[k])), *_ordered(i, k), totals[k]))
    return list(made.values())


def _neighbours(made: Mapping[int, Group], odds: _Odds, ruled: Decided) -> dict[int, set[int]]:
    """By group, the groups that a link leads to and that nobody told apart from it."""
    home = {mention: i for i, group in made.items() for mention in group}
    near: dict[int, set[int]] = {i: set() for i in made}
    for left, right in odds.linked(home):
        i, j = home[left], home.get(right, home[left])
        if i != j and not ruled.parts(made[i], made[j]):
            near[i].add(j)
            near[j].add(i)
    return near


def _total(sums: Mapping[tuple[int, int], float], odds: _Odds, made: Mapping[int, Group], pair: tuple[int, int]) -> float:
    """The log-odds of all pairs of two groups, worked out where they were not yet looked at."""
    known = sums.get(_ordered(*pair))
    return odds.between(made[pair[0]], made[pair[1]]) if known is None else known


def _ordered(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


class _Odds:
    """The log-odds of pairs; one that was never linked is compared when it is asked for."""

    def __init__(
        self, known: Mapping[MentionId, Signature], scores: dict[Pair, float], links: Mapping[MentionId, Sequence[MentionId]]
    ) -> None:
        self._known = known
        self._scores = scores
        self._links = links

    def linked(self, mentions: Iterable[MentionId]) -> Iterator[Pair]:
        """The pairs that links tie, from the first mention of each."""
        return ((left, right) for left in mentions for right in self._links.get(left, ()))

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
