"""What is followed, and how that goes: each source's state, which of its entries are done, its volume by day, its gaps.

It stands beside the log of facts and not in it: a visit is no fact about the world. Sources go in and come out as the model's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from harmledger.ledger.facts import in_batches
from harmledger.ledger.schema import source, source_entry, source_gap, source_volume
from harmledger.model.source import Gap, Source, SourceDay

_MOMENTS = ("checked_at", "succeeded_at", "next_at")


def sources(tx: Connection) -> tuple[Source, ...]:
    """All that was ever followed, by address."""
    rows = tx.execute(select(source).order_by(source.c.address)).all()
    return tuple(
        Source(
            row.address,
            row.title,
            row.etag,
            row.modified,
            _moment(row.checked_at),
            _moment(row.succeeded_at),
            _moment(row.next_at),
            row.failures,
            row.why,
        )
        for row in rows
    )


def keep(tx: Connection, one: Source) -> None:
    """The source as it stands now, in the place of how it stood."""
    row: dict[str, Any] = {name: getattr(one, name) for name in source.c.keys()}  # noqa: SIM118 - columns, not rows
    row |= {name: row[name].isoformat() if row[name] else None for name in _MOMENTS}
    if not tx.execute(update(source).where(source.c.address == one.address).values(row)).rowcount:
        tx.execute(insert(source).values(row))


def tries(tx: Connection, address: str, entries: Iterable[str]) -> dict[str, int | None]:
    """Of those entries that were met before, how often each was tried in vain; None for one that is done."""
    found: dict[str, int | None] = {}
    for some in in_batches(entries):
        chosen = (source_entry.c.address == address) & source_entry.c.entry.in_(some)
        for row in tx.execute(select(source_entry).where(chosen)):
            found[row.entry] = None if row.done_at else row.tries
    return found


def note_entries(tx: Connection, address: str, done: Mapping[str, bool], at: datetime) -> None:
    """Which entries came to an end now (True), and which are to be tried again."""
    met = tries(tx, address, done)
    for entry in met:
        chosen = (source_entry.c.address == address) & (source_entry.c.entry == entry)
        value = at.isoformat() if done[entry] else None
        tx.execute(update(source_entry).where(chosen).values(tries=source_entry.c.tries + 1, done_at=value))
    new = (entry for entry in done if entry not in met)
    for some in in_batches(new):
        rows = [{"address": address, "entry": e, "tries": 1, "done_at": at.isoformat() if done[e] else None} for e in some]
        tx.execute(insert(source_entry), rows)


def forget_entries(tx: Connection, address: str, listed: set[str], before: datetime) -> None:
    """Let go of entries that were done before that moment and are listed no more, so that the table does not grow for ever."""
    old = (source_entry.c.address == address) & (source_entry.c.done_at < before.isoformat())
    gone = set(tx.execute(select(source_entry.c.entry).where(old)).scalars()) - listed
    for some in in_batches(sorted(gone)):
        tx.execute(delete(source_entry).where((source_entry.c.address == address) & source_entry.c.entry.in_(some)))


def note_day(tx: Connection, address: str, more: SourceDay) -> None:
    """Add to what is counted for a day."""
    columns, counted = source_volume.c, {n: getattr(more, n) for n in ("visits", "failures", "entries", "reports")}
    chosen = (columns.address == address) & (columns.day == more.day)
    added = {name: columns[name] + number for name, number in counted.items()}
    if not tx.execute(update(source_volume).where(chosen).values(added)).rowcount:
        tx.execute(insert(source_volume).values(address=address, day=more.day, **counted))


def days(tx: Connection, address: str) -> tuple[SourceDay, ...]:
    """A source's days, the earliest first."""
    rows = tx.execute(select(source_volume).where(source_volume.c.address == address).order_by(source_volume.c.day))
    return tuple(SourceDay(row.day, row.visits, row.failures, row.entries, row.reports) for row in rows)


def note_gap(tx: Connection, address: str, gap: Gap) -> None:
    """Keep a gap; one that begins at the same moment is longer now."""
    chosen = (source_gap.c.address == address) & (source_gap.c.since == gap.since.isoformat())
    told = {"until": gap.until.isoformat(), "why": gap.why}
    if not tx.execute(update(source_gap).where(chosen).values(told)).rowcount:
        tx.execute(insert(source_gap).values(address=address, since=gap.since.isoformat(), **told))


def gaps(tx: Connection, address: str) -> tuple[Gap, ...]:
    """A source's gaps, the earliest first."""
    rows = tx.execute(select(source_gap).where(source_gap.c.address == address).order_by(source_gap.c.since))
    return tuple(Gap(datetime.fromisoformat(row.since), datetime.fromisoformat(row.until), row.why) for row in rows)


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
