"""Bringing a ledger's tables to the shape that this version works with, when it is opened.

A way to look and a way to write come in; afterwards the tables are right, or an error says why they cannot be. The steps are
run while writing is locked, so that of two who open a new ledger one makes it and the other finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from harmledger.errors import NewerLedgerError, NoLedgerError, NotALedgerError
from harmledger.ledger.schema import VERSION, VERSION_TABLE

Opened = Callable[[], AbstractContextManager[Connection]]


def migrate(looking: Opened, writing: Opened, name: str, *, create: bool) -> None:
    """Run the steps that are missing. Raises NoLedgerError, NotALedgerError or NewerLedgerError."""
    with looking() as connection:
        version = _version(connection, name)
    if version == VERSION:
        return
    if version is None and not create:
        raise NoLedgerError(f"There is no ledger in {name}.", "`harmledger add` makes one; --ledger names another.")
    with writing() as connection:
        if _version(connection, name) != VERSION:
            _run(connection)


def _version(connection: Connection, name: str) -> str | None:
    """The last step that was run; None where there are no tables."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if (connection.dialect.name == "sqlite" and tables) or "fact" in tables:
            raise NotALedgerError(f"{name} is a database, but no ledger.", "Name another file.")
        return None
    version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - our own constant
    if version is not None and str(version) > VERSION:
        what = f"{name} was made by a newer harmledger (its tables are of version {version}, these of {VERSION})."
        raise NewerLedgerError(what, "Upgrade harmledger; the ledger is left as it is.")
    return None if version is None else str(version)


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
