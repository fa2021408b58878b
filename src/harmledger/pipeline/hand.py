"""The page that a watch has in hand, kept where it outlives the process, and the lock that keeps two watches apart.

A page can end the process that reads it: a fault in a library written in C leaves no error to catch. The key of what is in hand
stands in a file before it is touched, so that the next run passes it over. Apart from the journal of a batch, which numbers the
documents of one file; here they come from anywhere, and their content tells them apart.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from harmledger.errors import CrashedError, WatchBusyError

PATIENCE = 3
"""How often what is in hand may see its process die without a word, as of kill -9, before it is blamed for it."""
_KEPT = 1000


def hand_path(ledger: str, listed: Path) -> Path:
    """Where the state of a watch is kept: beside the ledger's file, or with the user's other state where it is on a server."""
    if "://" not in ledger:
        return Path(f"{ledger}.{listed.name}.watch")
    import platformdirs

    named = sha256(f"{ledger}\x1f{listed.resolve()}".encode()).hexdigest()[:16]
    return Path(platformdirs.user_state_dir("harmledger", appauthor=False)) / f"{named}.watch"


@dataclass(slots=True)
class Hand:
    """Holds one thing at a time, from whichever thread; without a file it holds nothing against anybody."""

    _file: IO[bytes] | None = None
    _deaths: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    @contextmanager
    def at(cls, path: Path) -> Iterator[Hand]:
        """The hand whose file is ``path``, while this is entered. Raises WatchBusyError where another process has it.

        What was in hand when the last process came to grief is blamed for it: at once after a crash, which leaves a trace, and
        after PATIENCE deaths that leave none.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("r+b" if path.exists() else "w+b") as file:
            _claim(file, path)
            trace = path.with_name(f"{path.name}.trace")
            hand = cls(file, _deaths_in(file, has_crashed=trace.exists() and trace.stat().st_size > 0))
            hand._write(None)
            others = faulthandler.is_enabled()
            with trace.open("wb") as crash:
                faulthandler.enable(crash)
                try:
                    yield hand
                finally:
                    faulthandler.disable()
                    if others and sys.__stderr__:
                        faulthandler.enable(sys.__stderr__)
            trace.unlink(missing_ok=True)

    @contextmanager
    def holding(self, name: str, content: bytes) -> Iterator[None]:
        """While this is entered, ``content`` is in hand. Raises CrashedError where it was before and should not be again."""
        key = sha256(content).hexdigest()[:32]
        if self._deaths.get(key, 0) >= PATIENCE:
            raise CrashedError(f"{name} ended the program that read it, and is passed over.", "Report it with the page.")
        with self._lock:
            self._write(key)
            try:
                yield
            finally:
                self._deaths.pop(key, None)
                self._write(None)

    def _write(self, key: str | None) -> None:
        if self._file is None:
            return
        told = {"process": os.getpid(), "at": key, "deaths": self._deaths}
        self._file.seek(0)
        self._file.write(json.dumps(told).encode())
        self._file.truncate()
        self._file.flush()


def _claim(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl
    except ModuleNotFoundError:  # a system without such locks
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        process = _told(file).get("process", "unknown")
        what = f"Another watch (process {process}) follows this list into this ledger, and holds {path}."
        raise WatchBusyError(what, "Let it go on, or stop it first.") from error


def _told(file: IO[bytes]) -> dict[str, Any]:
    file.seek(0)
    try:
        told = json.loads(file.read())
    except ValueError:
        return {}  # new, or a write that was cut off
    return told if isinstance(told, dict) else {}


def _deaths_in(file: IO[bytes], *, has_crashed: bool) -> dict[str, int]:
    told = _told(file)
    deaths = {str(key): int(number) for key, number in list(told.get("deaths", {}).items())[-_KEPT:]}
    if (key := told.get("at")) is not None:
        deaths[key] = PATIENCE if has_crashed else deaths.get(key, 0) + 1
    return deaths
