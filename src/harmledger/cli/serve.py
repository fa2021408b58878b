"""``harmledger serve``: the review desk over a ledger, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened


def serve(
    ledger: Where = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="On which port.")] = 8719,
    name: Annotated[list[str] | None, typer.Option(metavar="HOST", help="A host name that it is asked for under.")] = None,
    log_in: Annotated[bool, typer.Option("--log-in", help="Ask for a log-in on 127.0.0.1 too.")] = False,
) -> None:
    """Open the review desk over a ledger, in a browser on this machine.

    Where others can reach it, it asks for a log-in, and does not begin before `harmledger people add` made a user.
    """
    import uvicorn

    from harmledger.web.app import create_app
    from harmledger.web.settings import listening

    with opened(ledger) as held:
        desk = create_app(held, listening(host, port, name or (), log_in=log_in))
        typer.echo(f"The review desk is at http://{host}:{port}/ ; Ctrl-C ends it.")
        uvicorn.run(desk, host=host, port=port, log_level="warning", server_header=False)
