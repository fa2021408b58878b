"""How much went through, and what became of it: the counts of a partition, which add up to those of a run (M26)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class Volume:
    """``rejects`` counts the documents without a report, by the code of their first reject, and reports without a mention too.

    ``seconds`` are those that a worker spent.
    """

    documents: int = 0
    reports: int = 0
    mentions: int = 0
    tolls: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> Volume:
        return cls(**{**row, "rejects": Counter(row["rejects"])})

    def as_row(self) -> dict[str, Any]:
        return asdict(self) | {"rejects": dict(sorted(self.rejects.items()))}


def together(volumes: Iterable[Volume]) -> Volume:
    """The sum of all."""
    total = Volume()
    for volume in volumes:
        total.documents += volume.documents
        total.reports += volume.reports
        total.mentions += volume.mentions
        total.tolls += volume.tolls
        total.rejects.update(volume.rejects)
        total.seconds += volume.seconds
    return total
