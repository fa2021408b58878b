"""Passwords: only their argon2id digests are kept (RFC 9106), and a wrong one takes as long as a right one."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from harmledger.errors import UserError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12
LONGEST = 200
"""Characters."""

_AT_ONCE = BoundedSemaphore(2)
"""Each digest takes 64 MiB; many log-ins at once must not take the machine's memory."""


def checked(password: str, name: str) -> str:
    """The password. Raises UserError where anybody could guess it."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError("The password is too short or too long.", f"Take {SHORTEST} to {LONGEST} characters: a few words.")
    if len(set(password)) < 5 or name.casefold() in password.casefold():
        raise UserError("The password is easy to guess.", "Take a few words that have nothing to do with each other.")
    return password


def hashed(password: str) -> str:
    with _AT_ONCE:
        return _hasher().hash(password)


def fits(password: str, digest: str | None) -> bool:
    """Whether the password is the one of the digest; without a digest it never is, after the same time."""
    from argon2.exceptions import VerificationError

    with _AT_ONCE:
        try:
            _hasher().verify(digest or _nobodys(), password[: LONGEST + 1])
        except VerificationError:
            return False
    return digest is not None


def made() -> PasswordHasher:
    """What makes digests as RFC 9106 asks where memory is low: 64 MiB, three passes."""
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4, type=Type.ID)


@cache
def _hasher() -> PasswordHasher:
    return made()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody's")
