"""``harmledger import``: a ledger from the lines that another was exported to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened
from harmledger.errors import UnreadableError


def import_ledger(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="An exported ledger, a row a line; - is standard input.")],
    ledger: Where = DEFAULT,
) -> None:
    """Read an exported ledger back, all of it or none.

    A new ledger, and one that the exported one has grown from, get the same rows under the same digests. Any other gets what it
    does not hold yet. A row that was changed, taken out or put in since the export is named, and then nothing is recorded.
    """
    with opened(ledger, create=True) as held:
        try:
            if source == "-":
                taken = held.take_in(sys.stdin.buffer)
            else:
                with Path(source).open("rb") as lines:
                    taken = held.take_in(lines)
        except OSError as error:
            raise UnreadableError(f"{source} cannot be read: {error.strerror or error}.", "Check its name.") from error
        typer.echo(f"{taken.rows:,} rows read, {taken.new:,} of them new. Head {held.head()}")
