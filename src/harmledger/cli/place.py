"""Which ledger a command works on: the ``--ledger`` option that they share, and how it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger

DEFAULT = "harmledger.db"

Where = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="HARMLEDGER_LEDGER",
        metavar="PATH|URL",
        help="The ledger: a file, or postgresql://user@host/database.",
    ),
]


def opened(where: str, *, create: bool = False) -> Ledger:
    """The ledger, made where there is none if ``create``. Raises a LedgerError that says what is wrong with it."""
    from harmledger.pipeline.ledger import Ledger  # brings the database

    return Ledger.open(where, create=create)
