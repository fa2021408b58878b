"""Which document of a partition is being worked on, kept where it outlives the worker.

A document that kills its worker each time that it is tried is found by this, passed over and rejected, and the rest of its
partition is not lost with it. A worker killed for another reason is not held against the document: only several times over.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

PATIENCE = 3
"""How often a document may see its worker die before it is blamed for it."""


class Journal:
    """One small file a partition; it is gone once the partition is done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._length = 0
        told = self._read()
        self._deaths = {int(number): count for number, count in told.get("deaths", {}).items()}
        if (at := told.get("at")) is not None:  # whoever wrote this did not come to an end of it
            self._deaths[at] = self._deaths.get(at, 0) + 1

        self.deadly = frozenset(number for number, count in self._deaths.items() if count >= PATIENCE)
        """The documents to pass over, by number: each has seen PATIENCE workers die."""

    def at(self, number: int) -> None:
        """The document of that number is worked on from now on; the one before it has come to its end, and is innocent."""
        self._deaths.pop(number - 1, None)
        line = json.dumps({"at": number, "deaths": self._deaths}).encode().ljust(self._length)
        self._length = len(line)
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        # In place, in one write: a file put in the place of another is waited for until it is on the disk, for each document.
        os.pwrite(self._file, line, 0)

    def close(self) -> None:
        """Let go of the file; what it says stays."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def end(self) -> None:
        """Nothing is worked on any more."""
        self.close()
        self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}  # no try before this one, or a write that was cut off
        return told if isinstance(told, dict) else {}
