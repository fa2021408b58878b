"""A secret that somebody shows to be known, and the digest by which it is known: from a digest no secret can be worked out."""

from __future__ import annotations

import secrets
from hashlib import sha256


def fresh() -> str:
    """256 random bits that can stand in a header, a cookie and a form."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
