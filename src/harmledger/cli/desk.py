"""Running the review desk from a terminal: its address is printed, and a browser opened where there is one."""

from __future__ import annotations

import gc
import os
import socket
import sys
import webbrowser
from ipaddress import ip_address
from typing import TYPE_CHECKING

import typer

from harmledger.errors import DeskError

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger
    from harmledger.web.settings import Settings

PORT = 8719
PORTS = range(PORT, PORT + 20)
"""Where the demo looks for a free one."""


def run(held: Ledger, settings: Settings, *, browser: bool) -> None:
    """Serve until Ctrl-C. Raises DeskError where the port is taken."""
    import uvicorn

    from harmledger.web.app import create_app

    if not is_free(settings.host, settings.port):
        what = f"Port {settings.port} of {settings.host} is taken, or not ours to take."
        raise DeskError(what, "Give another with --port.")
    address = address_of(settings)

    class Server(uvicorn.Server):
        """Tells where it is once it answers."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            gc.collect()
            gc.freeze()  # what is there now stays: looking through it for garbage would make readers wait
            typer.echo(f"The review desk is at {address} ; Ctrl-C ends it.")
            if browser and has_browser():
                webbrowser.open(address)

    config = uvicorn.Config(
        create_app(held, settings), host=settings.host, port=settings.port, log_level="warning", server_header=False
    )
    Server(config).run()


def address_of(settings: Settings) -> str:
    """Where a browser finds it: under the first of the names that were given, where it listens on every address."""
    from harmledger.web.settings import OWN

    host = next((name for name in settings.hosts if name not in (*OWN, settings.host, f"[{settings.host}]")), None)
    if host is None or not is_every_address(settings.host):
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def is_every_address(host: str) -> bool:
    """Whether it stands for all addresses of the machine, of either kind."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def free_port(host: str) -> int:
    """The first free one of PORTS. Raises DeskError where all are taken."""
    port = next((port for port in PORTS if is_free(host, port)), None)
    if port is None:
        raise DeskError(f"Ports {PORTS.start} to {PORTS.stop - 1} are taken.", "Run `harmledger serve --port` with a free one.")
    return port


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        if os.name == "posix":
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host.strip("[]"), port))
        except OSError:
            return False
    return True


def has_browser() -> bool:
    """Whether a window can open: a text browser in this very terminal would only hide what it says."""
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
