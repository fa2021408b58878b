"""Two ledgers' tables held against each other, row by row, apart from the log itself.

Two transactions come in, a sentence for each row that differs goes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from harmledger.ledger.schema import FROM_FACTS, VIEW


def differences(held: Connection, should_be: Connection) -> Iterator[str]:
    """What the tables of ``held`` have, lack or say otherwise than those of ``should_be``."""
    for table in (*FROM_FACTS, *VIEW):
        ours, theirs = _rows(held, table), _rows(should_be, table)
        for key in sorted(ours.keys() | theirs.keys()):
            name = " ".join(map(str, key))
            if key not in theirs:
                yield f"{table.name} {name} is not what the rows come to: it should not be there"
            elif key not in ours:
                yield f"{table.name} {name} is missing"
            elif ours[key] != theirs[key]:
                columns = [column.name for column, a, b in zip(table.columns, ours[key], theirs[key], strict=True) if a != b]
                yield f"{table.name} {name} is not what the rows come to: {', '.join(columns)}"


def _rows(tx: Connection, table: Table) -> dict[tuple[Any, ...], Row[Any]]:
    keys = [table.columns.keys().index(column.name) for column in table.primary_key.columns]
    return {tuple(row[key] for key in keys): row for row in tx.execute(select(table))}
