"""What many readers ask of a ledger, worked out once for each state of it: sums, and what a page makes of them.

Filters come in, sums go out. What is kept belongs to one head of the chain: with the first new row it is worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from typing_extensions import Unpack

from harmledger.ledger.find import Filters
from harmledger.model.overview import Overview
from harmledger.model.summary import Cell, SourceDay
from harmledger.pipeline import reconciling
from harmledger.pipeline.kept import Kept, Key

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger

T = TypeVar("T")

MOST_KEPT = 256
MOST_CELLS = 1500
"""Squares of one map: more than a screen has room for."""


class Summaries:
    """The sums of one ledger, as it is whenever they are asked for."""

    def __init__(self, ledger: Ledger, kept: Kept | None = None) -> None:
        self.ledger = ledger
        self._kept = kept or Kept(MOST_KEPT)

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
