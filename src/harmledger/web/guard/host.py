"""Whether a request is for this desk by name, so that no page elsewhere reaches it through a name that it made lead here."""

from __future__ import annotations

from collections.abc import Collection


def is_ours(header: str | None, hosts: Collection[str]) -> bool:
    """Whether the Host header names one of the hosts, on whatever port."""
    if not header:
        return False
    host, colon, port = header.rpartition(":")
    if not colon or header.endswith("]"):
        host, port = header, ""
    return (port.isdigit() or not port) and host.lower().rstrip(".") in {name.lower() for name in hosts}
