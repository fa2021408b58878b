"""What people and rules have decided about pairs of mentions, as it stands: who is put together, who is kept apart (M24).

Judgements come in; of those that contradict each other the later stands, and one that was withdrawn has no effect. Apart from
grouping, because a judgement about a mention that is no longer there has no effect either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from harmledger.model.judgement import Judgement, standing
from harmledger.model.vocabulary import MentionId
from harmledger.reconcile.union import Union

Pair = tuple[MentionId, MentionId]


@dataclass(frozen=True, slots=True)
class Decided:
    """``same`` is in the order in which it holds, the latest first; neither contradicts ``different``."""

    same: tuple[Pair, ...]
    different: frozenset[Pair]

    def parts(self, a: Iterable[MentionId], b: Collection[MentionId]) -> bool:
        """Whether a mention of the one group was told apart from one of the other."""
        return bool(self.different) and any(((x, y) if x < y else (y, x)) in self.different for x in a for y in b)


def latest(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that stand, the latest first, since of those that contradict each other the later holds."""
    return standing(judgements)[::-1]


def decided(judgements: Iterable[Judgement], known: Collection[MentionId]) -> Decided:
    """What stands about the mentions of ``known``; raises nothing for a judgement about others."""
    pairs: dict[Pair, str] = {}
    for judgement in latest(judgements):
        if judgement.verdict in ("same", "different") and len(judgement.about) == 2 and set(judgement.about) <= set(known):
            left, right = sorted(map(MentionId, judgement.about))
            if left != right:
                pairs.setdefault((left, right), judgement.verdict)
    same: list[Pair] = []
    different: set[Pair] = set()
    for pair, verdict in pairs.items():
        if verdict == "different" and not _tied(same, pair):
            different.add(pair)
        elif verdict == "same" and not _breaks(same, different, pair):
            same.append(pair)
    return Decided(tuple(same), frozenset(different))


def _tied(same: Iterable[Pair], pair: Pair) -> bool:
    """Whether later judgements have put the two together, directly or through others."""
    union = Union[MentionId]()
    for tie in same:
        union.join(*tie)
    return union.find(pair[0]) == union.find(pair[1])


def _breaks(same: Iterable[Pair], different: Collection[Pair], pair: Pair) -> bool:
    """Whether putting the two together would also put together two that later judgements keep apart."""
    together = [*same, pair]
    return any(_tied(together, apart) for apart in different)
