"""A database that holds one ledger: opened by a path or an address, read in snapshots, written by one at a time.

A path or an address comes in, transactions go out. SQLite and PostgreSQL differ here, in the first migration, and nowhere else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from harmledger.errors import MissingPartError, NoLedgerError
from harmledger.ledger.failure import told
from harmledger.ledger.migrate import migrate

Transaction = Connection
"""What the functions of this folder work in. Nobody outside it needs to know more of it."""

PATIENCE = 60.0
"""Seconds that a writer waits for another one."""

_LOCK = 0x68_61_72_6D  # "harm": the first key of the advisory lock; the second is the schema that the ledger is in


@dataclass(frozen=True, slots=True)
class Store:
    """``name`` is what messages call it: the path, or the address without its password."""

    engine: Engine
    name: str

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False, patience: float = PATIENCE) -> Store:
        """The store at a path, or at an address such as ``postgresql://user@host/database``.

        With ``create`` a ledger is made where there is none. Raises NoLedgerError, NotALedgerError, NewerLedgerError,
        LedgerBusyError (after ``patience`` seconds), LedgerUnreachableError or MissingPartError.
        """
        url = _url(where)
        name = url.database or ":memory:" if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
        if url.drivername == "sqlite" and not create and _is_missing(url):
            raise NoLedgerError(f"There is no ledger at {name}.", "`harmledger add` makes one; --ledger names another.")
        store = cls(_engine(url, patience), name)
        try:
            migrate(store.looking, store.writing, name, create=create)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def looking(self) -> Iterator[Transaction]:
        """A transaction that sees one state of the ledger and writes nothing."""
        with told(self.name), self.engine.connect() as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that is the only one to write until it ends; nothing of it is there unless all of it is."""
        with told(self.name), self.engine.connect() as connection:
            connection.execution_options(harmledger_writes=True)
            with connection.begin():
                yield connection


def _url(where: str | Path) -> URL:
    given = str(where)
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        url = make_url(given)
    except ArgumentError as error:
        todo = "Give a path or postgresql://user@host/database."
        raise NoLedgerError(f"{given!r} is no address of a ledger.", todo) from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise NoLedgerError(f"A ledger is not kept in {url.drivername!r}.", "It is kept in SQLite or PostgreSQL.")
    return url


def _is_missing(url: URL) -> bool:
    database = url.database or ":memory:"
    return not database.startswith("file:") and database != ":memory:" and not os.path.exists(database)  # noqa: PTH110


def _engine(url: URL, patience: float) -> Engine:
    if url.drivername == "sqlite":
        in_memory = (url.database or ":memory:") == ":memory:"
        # A connection to a file costs no more than the open file, so there may be any number.
        options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {"max_overflow": -1}
        engine = create_engine(url, connect_args={"timeout": patience, "check_same_thread": False}, **options)
        event.listen(engine, "connect", lambda raw, _: _prepare_sqlite(raw, patience))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(url, pool_pre_ping=True, max_overflow=20, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        what = f"A ledger in PostgreSQL needs {error.name}, which is not installed."
        raise MissingPartError(what, "Run: pip install 'harmledger[postgresql]'") from error
    event.listen(engine, "begin", lambda connection: _begin_postgresql(connection, patience))
    return engine


def _prepare_sqlite(raw: Any, patience: float) -> None:
    """Write-ahead log, so that readers and the writer do not wait for each other; a commit is on the disk when it returns."""
    import sqlite3

    raw.isolation_level = None  # transactions begin where _begin_sqlite says, not where the driver guesses
    raw.execute("PRAGMA synchronous = FULL")
    until = time.monotonic() + patience
    while raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        try:
            raw.execute("PRAGMA journal_mode = WAL")  # the change of mode does not wait by itself
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_READONLY"):
                return
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("harmledger_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection, patience: float) -> None:
    if connection.get_execution_options().get("harmledger_writes"):
        connection.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))"))
