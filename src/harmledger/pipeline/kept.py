"""What was worked out and may be asked for again, by keys that say of which state of a ledger it is; for several threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
Key = tuple[object, ...]


class Kept:
    """``most`` is how much is kept: what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
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
                    while len(self._held) > self._most:
                        self._held.popitem(last=False)
                return made
        return self.once(key, work)
