"""Fetching as a guest: one request at a time to a host, with a pause between them, and none that its robots.txt refuses.

Addresses come in, pages go out, by the one guarded way of fetch. It may be used by several threads; each host has its own
turn, so that a slow one holds up nobody else.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from harmledger.errors import FetchFailedError, FetchRefusedError
from harmledger.ingest.fetch import Guard, Moved, Page, Wanted, fetch, fetch_once, followed

AGENT = "harmledger"
"""The name that a robots.txt may call us by."""
LONGEST_PAUSE = 60.0
"""Seconds between two requests that a robots.txt may ask for; one that asks for more gets no more."""
_KEPT = 86_400.0
_KEPT_FAILED = 600.0
_MOST_BYTES = 500_000


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    rules: RobotFileParser | None = None
    rules_until: float = 0.0
    trouble: FetchFailedError | None = None


@dataclass(slots=True)
class Polite:
    """``pause`` is the seconds between two requests to one host; ``clock`` is there for tests."""

    guard: Guard = field(default_factory=Guard)
    pause: float = 2.0
    clock: Callable[[], float] = time.monotonic
    _stopping: threading.Event = field(default_factory=threading.Event)
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fetch(self, url: str, wanted: Wanted | None = None) -> Page:
        """The page at ``url``, or where it leads: each host is asked in its own turn, by its own rules.

        Raises FetchRefusedError, also where a robots.txt refuses it, and FetchFailedError.
        """
        return followed(url, self.guard, lambda at: self._in_turn(at, wanted))

    def stop(self) -> None:
        """Ask for nothing more; whoever waits for a turn gets a FetchFailedError."""
        self._stopping.set()

    def _in_turn(self, url: str, wanted: Wanted | None) -> Page | Moved:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc.lower()}"
        with self._lock:
            host = self._hosts.setdefault(place, _Host())
        with host.turn:
            rules = self._rules(host, place)
            if not rules.can_fetch(AGENT, url):
                raise FetchRefusedError(f"{url[:200]!r} is refused by the site's robots.txt.", "Leave it out of the list.")
            with self._paced(host, url):
                return fetch_once(url, self.guard, wanted)

    def _rules(self, host: _Host, place: str) -> RobotFileParser:
        """The host's rules. Where it has none, all is allowed; where they cannot be had, nothing is, for now (RFC 9309)."""
        if self.clock() >= host.rules_until:
            host.rules, host.trouble = None, None
            rules = RobotFileParser()
            try:
                with self._paced(host, place):  # its redirects may lead anywhere (RFC 9309)
                    body = fetch(f"{place}/robots.txt", self.guard, Wanted.anything()).body[:_MOST_BYTES]
                rules.parse(body.decode("utf-8", "replace").splitlines())
            except FetchFailedError as error:
                if error.is_final:
                    rules.parse([])
                else:
                    host.trouble = error
            host.rules = rules
            host.rules_until = self.clock() + (_KEPT_FAILED if host.trouble else _KEPT)
        if host.trouble:
            what = f"the robots.txt of {place} cannot be had: {host.trouble.what}"
            raise FetchFailedError(what, "Try again later.", host.trouble.status, host.trouble.seconds)
        assert host.rules is not None  # noqa: S101 - made above
        return host.rules

    @contextmanager
    def _paced(self, host: _Host, url: str) -> Iterator[None]:
        """Wait until the host may be asked, and note when it may be again."""
        if self._stopping.wait(max(0.0, host.free_at - self.clock())):
            raise FetchFailedError(f"{url[:200]!r} was not asked for any more.", "Run it again.")
        try:
            yield
        finally:
            asked = host.rules.crawl_delay(AGENT) if host.rules else None
            host.free_at = self.clock() + max(self.pause, min(float(asked or 0), LONGEST_PAUSE))
