"""How often a log-in may be tried: for a name and from an address, so that nobody guesses a password by trying.

A right one gives the tries for its name back. Who tries another's name slows that name down, and shuts it out for a minute.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from harmledger.errors import TooManyRequestsError
from harmledger.web.guard.rate import Buckets

MOST = 10
"""Tries for one name at once; then one a minute."""
MOST_FROM_ONE_ADDRESS = 30


@dataclass(frozen=True, slots=True)
class Tries:
    _names: Buckets = field(default_factory=lambda: Buckets(MOST, 1 / 60))
    _addresses: Buckets = field(default_factory=lambda: Buckets(MOST_FROM_ONE_ADDRESS, 1 / 20))

    def spend(self, name: str, address: str) -> None:
        """Take one try. Raises TooManyRequestsError where there is none left."""
        wait = max(self._addresses.spend(address), self._names.spend(name.strip().casefold()[:80]))
        if wait:
            raise TooManyRequestsError("That name was tried too often.", "Wait a minute or two.", seconds=int(wait) + 1)

    def succeed(self, name: str) -> None:
        self._names.refill(name.strip().casefold()[:80])
