"""``harmledger serve``: the review desk over a ledger, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from harmledger.cli.desk import PORT
from harmledger.cli.place import DEFAULT, Where, opened


def serve(
    path: Annotated[str | None, typer.Argument(metavar="LEDGER", help="The same as --ledger.", show_default=False)] = None,
    ledger: Where = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="On which port.")] = PORT,
    name: Annotated[list[str] | None, typer.Option(metavar="HOST", help="A host name that it is asked for under.")] = None,
    log_in: Annotated[bool, typer.Option("--log-in", help="Ask for a log-in on 127.0.0.1 too.")] = False,
    tiles: Annotated[
        str | None, typer.Option(metavar="URL", help="Map tiles, as https://host/{z}/{x}/{y}.png; else the map that ships.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open a browser where there is one.")] = True,
) -> None:
    """Open the review desk over a ledger, in a browser on this machine.

    Where others can reach it, it asks for a log-in, and does not begin before `harmledger people add` made a user. Nothing is
    asked of the network unless a person asks for a page, or tiles are given.
    """
    from dataclasses import replace

    from harmledger.cli.desk import run
    from harmledger.web.settings import listening

    with opened(path or ledger) as held:
        run(held, replace(listening(host, port, name or (), log_in=log_in), tiles=tiles), browser=browser)
