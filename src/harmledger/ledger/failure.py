"""What a database says when something goes wrong, as errors that say what to do.

Errors of the driver come in by their codes, ours go out. It is apart because each of the two databases has codes of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from harmledger.errors import (
    DamagedLedgerError,
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
    LedgerUnreachableError,
    NoLedgerError,
    NotALedgerError,
)

Made = tuple[type[LedgerError], str, str]

_SQLITE: dict[str, Made] = {
    "SQLITE_BUSY": (LedgerBusyError, "is held by another writer", "Try again when the other command is done."),
    "SQLITE_LOCKED": (LedgerBusyError, "is held by another writer", "Try again when the other command is done."),
    "SQLITE_FULL": (LedgerFullError, "cannot grow: the disk is full", "Make room and run it again; what was recorded is safe."),
    "SQLITE_IOERR_WRITE": (
        LedgerFullError, "cannot be written: the disk, a quota or a limit of file size is full or at fault",
        "Make room and run it again; what was recorded is safe.",
    ),
    "SQLITE_READONLY": (LedgerReadOnlyError, "may not be written", "Check who may write the file and its folder."),
    "SQLITE_CANTOPEN": (NoLedgerError, "cannot be opened", "Check that its folder is there and who may read it."),
    "SQLITE_NOTADB": (NotALedgerError, "is no ledger", "Name another file."),
    "SQLITE_CORRUPT": (DamagedLedgerError, "is damaged", "Take a backup, or an export and `harmledger import`."),
}  # fmt: skip
_POSTGRESQL: dict[str, Made] = {
    "55P03": (LedgerBusyError, "is held by another writer", "Try again when the other command is done."),
    "53100": (LedgerFullError, "cannot grow: the disk is full", "Make room and run it again; what was recorded is safe."),
    "25006": (LedgerReadOnlyError, "may not be written", "Connect to a server that takes writes."),
    "42501": (LedgerReadOnlyError, "may not be written by this user", "Ask for the right to insert."),
    "XX001": (DamagedLedgerError, "is damaged", "Take a backup, or an export and `harmledger import`."),
    "XX002": (DamagedLedgerError, "is damaged", "Take a backup, or an export and `harmledger import`."),
}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Raise what the database says of the ledger ``name`` as a LedgerError."""
    try:
        yield
    except PoolTimeoutError as error:
        todo = "Try again when there is less to do."
        raise LedgerBusyError(f"The ledger {name} has as many connections in use as it may have.", todo) from error
    except DBAPIError as error:
        kind, what, todo = _made(error)
        raise kind(f"The ledger {name} {what} ({_words(error)}).", todo) from error


def _made(error: DBAPIError) -> Made:
    sqlite = getattr(error.orig, "sqlite_errorname", None)
    if sqlite:
        found = _SQLITE.get(sqlite) or next((made for code, made in _SQLITE.items() if sqlite.startswith(code)), None)
        return found or (LedgerError, "could not be used", "")
    state = getattr(error.orig, "sqlstate", None)
    if state in _POSTGRESQL:
        return _POSTGRESQL[state]
    if state is None or state.startswith(("08", "28", "3D", "57P")):
        return LedgerUnreachableError, "cannot be reached", "Check that the server runs, and the address, user and password."
    return LedgerError, "could not be used", ""


def _words(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
