"""How the review desk is run: where it listens, and what it may do."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address


@dataclass(frozen=True, slots=True)
class Settings:
    """``hosts`` are the names that a request may be for; ``tiles`` is an address of map tiles, None for the built-in map.

    Where ``needs_login`` is False, whoever reaches the desk may do everything: on this machine's own address alone.
    """

    host: str = "127.0.0.1"
    port: int = 8719
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    tiles: str | None = None
    needs_login: bool = False
    max_upload: int = 20_000_000


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
