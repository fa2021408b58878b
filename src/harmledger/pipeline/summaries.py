"""What many readers ask of a ledger, worked out once for each state of it: sums, and what a page makes of them.

Filters come in, sums go out. What is kept belongs to one head of the chain: with the first new row it is worth nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
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
Key = tuple[object, ...]

MOST_KEPT = 256
MOST_CELLS = 1500
"""Squares of one map: more than a screen has room for."""


class _Kept:
    """What was worked out, by state and key, the latest asked for last; used by several threads at once."""

    def __init__(self) -> None:
        self._held: OrderedDict[Key, Any] = OrderedDict()
        self._lock = Lock()
        self._working: dict[Key, Lock] = {}

    def once(self, key: Key, work: Callable[[], T]) -> T:
        """What ``work`` gives; of several who ask at once, one works and the others wait."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                found: T = self._held[key]
                return found
            working = self._working.setdefault(key, Lock())
        with working:
            if key not in self._held:
                made = work()
                with self._lock:
                    self._held[key] = made
                    self._working.pop(key, None)
                    while len(self._held) > MOST_KEPT:
                        self._held.popitem(last=False)
                return made
        return self.once(key, work)


class Summaries:
    """The sums of one ledger, as it is whenever they are asked for."""

    def __init__(self, ledger: Ledger, kept: _Kept | None = None) -> None:
        self.ledger = ledger
        self._kept = kept or _Kept()

    def of_now(self) -> Summaries:
        """The same for one request, in which the ledger's state is looked up once and then taken to be that."""
        return _OfNow(self.ledger, self._kept)

    def state(self) -> str:
        """A digest that changes whenever what the ledger answers may have changed."""
        return sha256(f"{self.ledger.head()} {reconciling.made_by()}".encode()).hexdigest()[:24]

    def once(self, key: Key, work: Callable[[], T]) -> T:
        """What ``work`` gives in this state, under a key of the caller's own."""
        return self._kept.once((self.state(), *key), work)

    def overview(self, **wanted: Unpack[Filters]) -> Overview:
        """What the incidents that pass come to together."""
        return self.once(("overview", *_key(wanted)), lambda: self.ledger.overview(**wanted))

    def number(self, **wanted: Unpack[Filters]) -> int:
        """How many incidents and totals pass."""
        return self.once(("number", *_key(wanted)), lambda: self.ledger.number(**wanted))

    def coverage(self) -> tuple[SourceDay, ...]:
        """How many reports each publisher has of each day (M26)."""
        return self.once(("coverage",), self.ledger.coverage)

    def counts(self) -> dict[str, int]:
        """How many facts of each kind there are, and how many incidents and totals stand."""
        return self.once(("counts",), self.ledger.counts)

    def cells(self, zoom: int, **wanted: Unpack[Filters]) -> tuple[Cell, ...]:
        """The incidents that pass, gathered into the squares of a map, the fullest first."""
        return self.once(("cells", zoom, *_key(wanted)), lambda: self.ledger.cells(zoom, MOST_CELLS, **wanted))

class _OfNow(Summaries):
    @cached_property
    def _state(self) -> str:
        return super().state()

    def state(self) -> str:
        return self._state


def _key(wanted: Filters) -> Key:
    return tuple(sorted((name, value) for name, value in wanted.items() if value is not None))
