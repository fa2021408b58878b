"""``harmledger serve``: the review desk over a ledger, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened


def serve(
    ledger: Where = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="On which port.")] = 8719,
) -> None:
    """Open the review desk over a ledger, in a browser on this machine."""
    import uvicorn

    from harmledger.web.app import create_app
    from harmledger.web.settings import Settings

    with opened(ledger) as held:
        typer.echo(f"The review desk is at http://{host}:{port}/ ; Ctrl-C ends it.")
        uvicorn.run(create_app(held, Settings(host=host, port=port)), host=host, port=port, log_level="warning")
