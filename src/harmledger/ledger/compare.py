"""Two ledgers' tables held against each other, row by row, apart from the log itself.

Two transactions come in, a sentence for each row that differs goes out. Rows are read in the order of their keys, so that
tables of any size can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, String, Table, select

from harmledger.ledger.schema import FROM_FACTS, VIEW

Key = tuple[Any, ...]


def differences(held: Connection, should_be: Connection) -> Iterator[str]:
    """What the tables of ``held`` have, lack or say otherwise than those of ``should_be``."""
    for table in (*FROM_FACTS, *VIEW):
        ours, theirs = _rows(held, table), _rows(should_be, table)
        one, other = next(ours, None), next(theirs, None)
        while one or other:
            if other is None or (one and one[0] < other[0]):
                yield f"{_name(table, one)} is not what the rows come to: it should not be there"
                one = next(ours, None)
            elif one is None or other[0] < one[0]:
                yield f"{_name(table, other)} is missing"
                other = next(theirs, None)
            else:
                if one[1] != other[1]:
                    unlike = [column.name for column, a, b in zip(table.columns, one[1], other[1], strict=True) if a != b]
                    yield f"{_name(table, one)} is not what the rows come to: {', '.join(unlike)}"
                one, other = next(ours, None), next(theirs, None)


def _name(table: Table, row: tuple[Key, Key] | None) -> str:
    return f"{table.name} {' '.join(map(str, row[0] if row else ()))}"


def _rows(tx: Connection, table: Table) -> Iterator[tuple[Key, Key]]:
    """Each row with its key before it, in the order of code points whatever the database's own order of texts is."""
    keys = list(table.primary_key.columns)
    places = [list(table.columns).index(key) for key in keys]
    by_bytes = tx.dialect.name == "postgresql"
    order = [key.collate("C") if by_bytes and isinstance(key.type, String) else key for key in keys]
    for row in tx.execute(select(table).order_by(*order).execution_options(yield_per=1000)):
        yield tuple(row[place] for place in places), tuple(row)
