"""Tokens, by which programs use the API in a user's name: shown once, kept as a digest, and over on a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from starlette.requests import Request

from harmledger.errors import UserError
from harmledger.model.user import Credential, User
from harmledger.pipeline.people import People
from harmledger.web.people.secret import digest_of, fresh

PREFIX = "harmledger_"
"""What a token begins with, so that one that got into a file or a log is found there."""
DAYS = 90
LONGEST_DAYS = 366
_LONGEST_LABEL = 60


def issue(people: People, name: str, label: str, at: datetime, days: int = DAYS) -> str:
    """A new token of the user, to be shown once. Raises UserError, or NoSuchUserError where there is no such user."""
    label = label.strip()
    if not label or len(label) > _LONGEST_LABEL or not label.isprintable():
        raise UserError("A token has a label, which says what it is for.", f"Give 1 to {_LONGEST_LABEL} characters.")
    if not 1 <= days <= LONGEST_DAYS:
        raise UserError(f"A token cannot last {days} days.", f"Give 1 to {LONGEST_DAYS} days.")
    secret = PREFIX + fresh()
    people.keep(Credential(digest_of(secret), "token", name, label, at, at + timedelta(days=days)))
    return secret


def bearer(request: Request) -> str | None:
    """The token that a request shows."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


def user_of(people: People, secret: str, at: datetime) -> User | None:
    """Whose token it is; None where it is over or unknown."""
    found = people.found(digest_of(secret), at)
    return found[0] if found and found[1].kind == "token" else None
