"""Which of the values read stands for which of the gold: a largest one-to-one pairing, and the likest mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from harmledger.evaluate.names import same_place
from harmledger.evaluate.rows import Row, bounds, event_type, first_day

T = TypeVar("T")


def largest_pairing(gold: Sequence[T], read: Sequence[T], fits: Callable[[T, T], bool]) -> list[tuple[int, int]]:
    """Pairs of indices (gold, read), as many as there can be, each index once (augmenting paths)."""
    edges = [[j for j, r in enumerate(read) if fits(g, r)] for g in gold]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return [(i, j) for j, i in owner.items()]


def likest_mentions(gold: Sequence[Row], read: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of mentions of one kind that share a figure or, where one has none, type and place; the likest pair first."""
    ranked = sorted((-_likeness(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if _alike(g, r))
    pairs: list[tuple[int, int]] = []
    gold_taken: set[int] = set()
    read_taken: set[int] = set()
    for _, i, j in ranked:
        if i not in gold_taken and j not in read_taken:
            pairs.append((i, j))
            gold_taken.add(i)
            read_taken.add(j)
    return pairs


def _figures_of(mention: Row) -> set[tuple[object, object, object]]:
    return {bounds(t) for t in mention.get("tolls", [])}


def _alike(gold: Row, read: Row) -> bool:
    if gold.get("kind") != read.get("kind"):
        return False
    of_gold, of_read = _figures_of(gold), _figures_of(read)
    if of_gold and of_read:
        return bool(of_gold & of_read)
    return event_type(gold) == event_type(read) and same_place(gold, read)


def _likeness(gold: Row, read: Row) -> int:
    shared = len(_figures_of(gold) & _figures_of(read))
    likeness = 2 * shared + 2 * same_place(gold, read)
    return likeness + (event_type(gold) == event_type(read)) + (first_day(gold) == first_day(read))
