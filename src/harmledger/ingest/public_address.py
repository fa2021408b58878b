"""Whether an address on the internet is anybody's to reach: public, and not a private one in disguise."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address

_LAST_32_BITS = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("::/96"))
"""Where an IPv6 address ends in an IPv4 one: NAT64, and the IPv4-compatible addresses of old."""


def is_public(address: Address) -> bool:
    """Global unicast, and so is any IPv4 address that it carries inside (mapped, compatible, 6to4, Teredo, NAT64)."""
    if address.is_multicast or not address.is_global:
        return False
    return all(inner.is_global and not inner.is_multicast for inner in _carried(address))


def parse_address(text: str) -> Address:
    """Raises ValueError where ``text`` is no address."""
    return ip_address(text.split("%", 1)[0])


def _carried(address: Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    found = [a for a in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if a is not None]
    if any(address in net for net in _LAST_32_BITS):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return found
