"""Which things belong together, directly or through others: union-find.

Pairs come in, sorted groups go out, the same whatever order the pairs came in.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Generic, TypeVar

T = TypeVar("T", bound=str)


class Union(Generic[T]):
    """Grows by ``find`` (a thing by itself) and ``join`` (two things)."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def find(self, thing: T) -> T:
        """The least thing of its group."""
        root = thing
        while (above := self._above.setdefault(root, root)) != root:
            root = above
        while self._above[thing] != root:
            self._above[thing], thing = root, self._above[thing]
        return root

    def join(self, a: T, b: T) -> None:
        a, b = self.find(a), self.find(b)
        self._above[max(a, b)] = min(a, b)

    def groups(self) -> tuple[tuple[T, ...], ...]:
        found: dict[T, list[T]] = defaultdict(list)
        for thing in list(self._above):
            found[self.find(thing)].append(thing)
        return tuple(sorted(tuple(sorted(group)) for group in found.values()))
