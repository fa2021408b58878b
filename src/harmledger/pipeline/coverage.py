"""How well the sources were covered: each with its days and its gaps, so that what is missing shows (M26).

A ledger comes in, a line for each source that was ever followed goes out.
"""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.ledger import sources
from harmledger.model.source import Gap, Source, SourceDay
from harmledger.pipeline.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Followed:
    source: Source
    days: tuple[SourceDay, ...]
    gaps: tuple[Gap, ...]


def coverage(ledger: Ledger) -> tuple[Followed, ...]:
    """All sources, by address. Raises a LedgerError."""
    with ledger.store.looking() as tx:
        held = sources.sources(tx)
        return tuple(Followed(one, sources.days(tx, one.address), sources.gaps(tx, one.address)) for one in held)
