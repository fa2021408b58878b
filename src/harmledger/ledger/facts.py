"""The log of facts: appended to in one serial order, read in that order, never changed.

Drafts come in, facts in their places go out. Whoever appends is in a writing transaction, and so is alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, insert, select

from harmledger.ledger.chain import Draft, Fact, FactKind, Head, sealed
from harmledger.ledger.schema import fact

T = TypeVar("T")

AT_ONCE = 500
"""Rows or ids in one statement, below what any database takes."""

_COLUMNS = (fact.c.seq, fact.c.kind, fact.c.id, fact.c.at, fact.c.body, fact.c.previous, fact.c.digest)


def in_batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in lists of at most AT_ONCE."""
    rest = iter(items)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def head(tx: Connection) -> Head:
    row = tx.execute(select(fact.c.seq, fact.c.digest).order_by(fact.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.digest) if row else Head()


def append(tx: Connection, drafts: Iterable[Draft]) -> list[Fact]:
    """The drafts at the end of the log. Those that are there already, by kind and id, are to be left out by the caller."""
    facts = list(sealed(drafts, head(tx)))
    write(tx, facts)
    return facts


def write(tx: Connection, facts: Iterable[Fact]) -> None:
    """Facts that have their places already, as an imported ledger has."""
    for some in in_batches(facts):
        tx.execute(insert(fact), [as_row(one) for one in some])


def as_row(one: Fact) -> dict[str, Any]:
    return {
        "seq": one.seq,
        "kind": one.kind,
        "id": one.id,
        "at": one.at,
        "body": one.body,
        "previous": one.previous,
        "digest": one.digest,
    }


def known(tx: Connection, kind: FactKind, ids: Iterable[str]) -> set[str]:
    """Those of the ids that are in the log."""
    found: set[str] = set()
    for some in in_batches(ids):
        found.update(tx.execute(select(fact.c.id).where(fact.c.kind == kind, fact.c.id.in_(some))).scalars())
    return found


def bodies(tx: Connection, kind: FactKind, ids: Iterable[str]) -> dict[str, Any]:
    """What the facts of one kind hold, by id; an id that is not there is left out."""
    found: dict[str, Any] = {}
    for some in in_batches(ids):
        rows = tx.execute(select(fact.c.id, fact.c.body).where(fact.c.kind == kind, fact.c.id.in_(some)))
        found.update((row.id, json.loads(row.body)) for row in rows)
    return found


def log(tx: Connection, after: int = 0) -> Iterator[Fact]:
    """All facts after row ``after``, in their order, however many."""
    rows = _facts(select(*_COLUMNS).where(fact.c.seq > after).order_by(fact.c.seq).limit(AT_ONCE), tx)
    while rows:
        yield from rows
        after = rows[-1].seq
        rows = _facts(select(*_COLUMNS).where(fact.c.seq > after).order_by(fact.c.seq).limit(AT_ONCE), tx)


def of_kind(tx: Connection, kind: FactKind) -> Iterator[Any]:
    """What each fact of one kind holds, in the order of the log."""
    for row in tx.execute(select(fact.c.body).where(fact.c.kind == kind).order_by(fact.c.seq)):
        yield json.loads(row.body)


def counted(tx: Connection) -> dict[str, int]:
    """How many facts there are of each kind."""
    return dict(tx.execute(select(fact.c.kind, func.count()).group_by(fact.c.kind)).all())


def _facts(query: Select[Any], tx: Connection) -> Sequence[Fact]:
    return [Fact(*row) for row in tx.execute(query)]
