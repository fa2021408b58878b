"""The headers that every answer carries: nothing from elsewhere runs in a page, no other page holds it, nothing is kept."""

from __future__ import annotations

from urllib.parse import urlsplit

from harmledger.web.settings import Settings

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
UNKEPT = "no-store"
"""For all that may hold a name."""


def headers(settings: Settings, path: str, *, is_https: bool) -> dict[str, str]:
    """By lower-case name; an answer that sets one itself keeps its own."""
    found = ALWAYS | {"content-security-policy": policy(settings.tiles), "cache-control": UNKEPT}
    if path.startswith("/static/"):
        found["cache-control"] = "public, max-age=3600"
    if is_https:
        found["strict-transport-security"] = "max-age=31536000"
    return found


def policy(tiles: str | None) -> str:
    """The content security policy: all from the desk itself, no script or style in a page; pictures from the tiles' host."""
    parts = urlsplit(tiles) if tiles else None
    pictures = "'self' data:" + (f" {parts.scheme}://{parts.netloc.replace('{s}', '*')}" if parts and parts.netloc else "")
    return "; ".join(
        (
            "default-src 'self'",
            f"img-src {pictures}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
