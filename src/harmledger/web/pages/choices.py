"""What the filters with a closed set of values can be."""

from __future__ import annotations

from typing import get_args

from harmledger.model.incident import Grade, IncidentKind
from harmledger.model.vocabulary import EventType

CHOICES: dict[str, tuple[str, ...]] = {"type": get_args(EventType), "grade": get_args(Grade), "kind": get_args(IncidentKind)}
