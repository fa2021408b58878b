"""``harmledger get``: one call of the API, answered in this process, without a desk."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import unquote, urlsplit

import typer

from harmledger.cli.place import DEFAULT, Where, opened

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger


def get(
    address: Annotated[str, typer.Argument(metavar="PATH", help="As '/api/incidents?place=Tel&limit=10'.")],
    ledger: Where = DEFAULT,
) -> None:
    """Answer one call of the API and exit: the body on standard output, exit code 1 where the answer is an error.

    `harmledger get /api/openapi.json` prints the API's description.
    """
    with opened(ledger) as held:
        status, body = asyncio.run(_answer(held, address))
    sys.stdout.buffer.write(body)
    if not body.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
    if status >= 400:
        raise typer.Exit(1)


async def _answer(held: Ledger, address: str) -> tuple[int, bytes]:
    from harmledger.web.app import create_app

    parts = urlsplit(address if address.startswith("/") else f"/{address}")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 0),
    }
    told: dict[str, Any] = {"status": 500, "body": []}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            told["status"] = message["status"]
        else:
            told["body"].append(message.get("body", b""))

    await create_app(held)(scope, receive, send)
    return told["status"], b"".join(told["body"])
