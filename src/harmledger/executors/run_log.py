"""What happened in a run, as lines of JSON in the shape of OpenTelemetry's log records, for whatever gathers logs.

Events come in with their numbers, a line each goes out. No text of a report and nobody's name is in it: what was read stands in
the parts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

from harmledger.executors.run import Done

Severity = Literal["INFO", "WARN", "ERROR"]
_NUMBERS: dict[Severity, int] = {"INFO": 9, "WARN": 13, "ERROR": 17}


@dataclass(frozen=True, slots=True)
class RunLog:
    """``run_id`` is on every line, as the id of a trace is; the file bears its name."""

    folder: Path
    run_id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def path(self) -> Path:
        return self.folder / f"{self.run_id}.jsonl"

    def write(self, body: str, attributes: Mapping[str, str | float], severity: Severity = "INFO") -> None:
        """Add one line; it is in the file when this returns."""
        from harmledger import __version__

        line = {
            "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "severity_text": severity,
            "severity_number": _NUMBERS[severity],
            "body": body,
            "trace_id": self.run_id,
            "resource": {"service.name": "harmledger", "service.version": __version__},
            "attributes": {f"harmledger.{name}": value for name, value in attributes.items()},
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")

    def done(self, one: Done) -> None:
        """One file, with what it came to or why nothing of it is kept."""
        if one.volume is None:
            self.write("file not kept", {"file": one.partition.name, "why": one.why}, "ERROR")
            return
        if not one.is_new:
            return
        told: dict[str, str | float] = {"file": one.partition.name, "elapsed": round(one.at, 3)}
        rejects = {f"rejects.{code}": number for code, number in sorted(one.volume.rejects.items())}
        counts = {name: value for name, value in one.volume.as_row().items() if name != "rejects"}
        self.write("file done", told | counts | rejects)
