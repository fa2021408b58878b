"""How often somebody may ask: a bucket of tokens for each, which fills up again as time goes by.

A key and a cost come in, the seconds to wait go out. Kept in memory: one process serves a desk.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

MOST_KEYS = 10_000
"""Buckets kept; the one that was not asked for longest goes first."""


@dataclass(slots=True)
class Buckets:
    """``burst`` may be spent at once, and ``a_second`` come back."""

    burst: float
    a_second: float
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def spend(self, key: str, cost: float = 1.0, now: float | None = None) -> float:
        """0 where the key may, else the seconds until it may; ``now`` is in seconds, of a clock that never goes back."""
        now = monotonic() if now is None else now
        with self._lock:
            left, then = self._left.pop(key, (self.burst, now))
            left = min(self.burst, left + (now - then) * self.a_second)
            wait = 0.0 if left >= cost else (cost - left) / self.a_second
            self._left[key] = (left if wait else left - cost, now)
            while len(self._left) > MOST_KEYS:
                self._left.popitem(last=False)
        return wait

    def refill(self, key: str) -> None:
        with self._lock:
            self._left.pop(key, None)
