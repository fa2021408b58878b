"""How the review desk is run: where it listens, and what it may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

OWN = ("127.0.0.1", "localhost", "[::1]")
"""What this machine calls itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``hosts`` are the names that a request may be for; ``tiles`` is an address of map tiles, None for the built-in map.

    Where ``needs_login`` is False, whoever reaches the desk may do everything, under the name of ``person`` or else of the
    operating system's user: on this machine's own address alone. An address may ask ``burst`` times at once, and ``a_second``
    times each second. ``max_upload`` is in bytes.
    """

    host: str = "127.0.0.1"
    port: int = 8719
    hosts: tuple[str, ...] = OWN
    tiles: str | None = None
    needs_login: bool = False
    max_upload: int = 20_000_000
    person: str | None = None
    burst: float = 1000
    a_second: float = 50


def listening(host: str, port: int, names: Iterable[str] = (), *, log_in: bool = False) -> Settings:
    """The settings of a desk at an address: with log-in wherever others can reach it, also through a name of a proxy.

    ``names`` are the host names, besides its own address, under which the desk is asked for.
    """
    more = tuple(name.lower() for name in names)
    is_local = is_loopback(host) and all(map(is_loopback, more))
    own = OWN if is_loopback(host) else (*OWN, f"[{host}]" if ":" in host else host)
    return Settings(host=host, port=port, hosts=(*own, *more), needs_login=log_in or not is_local)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
