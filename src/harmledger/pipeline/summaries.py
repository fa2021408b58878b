"""Sums over a ledger that many readers ask for, worked out once for each state of it.

Filters come in, sums go out. What is kept belongs to one head of the chain: with the first new row it is worth nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import Unpack

from harmledger.ledger.find import Filters
from harmledger.model.overview import Overview
from harmledger.model.summary import Cell, SourceDay
from harmledger.pipeline import reconciling

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger

T = TypeVar("T")

MOST_KEPT = 256
MOST_CELLS = 1500
"""Squares of one map: more than a screen has room for."""


class Summaries:
    """The sums of one ledger; used by several threads at once."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()
        self._working: dict[tuple[object, ...], Lock] = {}

    def state(self) -> str:
        """A digest that changes whenever what the ledger answers may have changed."""
        return sha256(f"{self.ledger.head()} {reconciling.made_by()}".encode()).hexdigest()[:24]

    def overview(self, **wanted: Unpack[Filters]) -> Overview:
        """What the incidents that pass come to together."""
        return self._once(("overview", *_key(wanted)), lambda: self.ledger.overview(**wanted))

    def number(self, **wanted: Unpack[Filters]) -> int:
        """How many incidents and totals pass."""
        return self._once(("number", *_key(wanted)), lambda: self.ledger.number(**wanted))

    def coverage(self) -> tuple[SourceDay, ...]:
        """How many reports each publisher has of each day (M26)."""
        return self._once(("coverage",), self.ledger.coverage)

    def counts(self) -> dict[str, int]:
        """How many facts of each kind there are, and how many incidents and totals stand."""
        return self._once(("counts",), self.ledger.counts)

    def cells(self, zoom: int, **wanted: Unpack[Filters]) -> tuple[Cell, ...]:
        """The incidents that pass, gathered into the squares of a map, the fullest first."""
        return self._once(("cells", zoom, *_key(wanted)), lambda: self.ledger.cells(zoom, MOST_CELLS, **wanted))

    def _once(self, key: tuple[object, ...], work: Callable[[], T]) -> T:
        """What ``work`` gives in this state; of several who ask at once, one works and the others wait."""
        key = (self.state(), *key)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
            working = self._working.setdefault(key, Lock())
        with working:
            if key not in self._kept:
                made = work()
                with self._lock:
                    self._kept[key] = made
                    self._working.pop(key, None)
                    while len(self._kept) > MOST_KEPT:
                        self._kept.popitem(last=False)
                return made
        return self._once(key[1:], work)


def _key(wanted: Filters) -> tuple[object, ...]:
    return tuple(sorted((name, value) for name, value in wanted.items() if value is not None))
