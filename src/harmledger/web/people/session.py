"""A browser's session: begun anew at each log-in, known by the digest of its secret, good for one browser and one working day.

A request comes in, the user whose session it shows goes out; cookies are set and taken away here alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from harmledger.model.user import Credential, User
from harmledger.pipeline.people import People
from harmledger.web.people.secret import digest_of, fresh

HOURS = 12
"""How long a session lasts, whatever happens in it."""

Cookie = Literal["session", "visit", "name"]
"""A session; what stands for a browser without one; the name that whoever sits at this machine goes by."""


def begin(people: People, user: User, request: Request, at: datetime) -> str:
    """The secret of a session that begins now; one that the browser shows meanwhile ends, so that none can be planted."""
    if former := cookie(request, "session"):
        people.end(digest_of(former))
    secret = fresh()
    ends = at + timedelta(hours=HOURS)
    people.keep(Credential(digest_of(secret), "session", user.name, _browser(request), at, ends))
    return secret


def user_of(people: People, request: Request, at: datetime) -> User | None:
    """Whose session the browser shows; None where it is over, unknown, or was begun in another browser, which ends it."""
    secret = cookie(request, "session")
    found = people.found(digest_of(secret), at) if secret else None
    if found is None or found[1].kind != "session":
        return None
    user, credential = found
    if credential.label != _browser(request):
        people.end(credential.digest)
        return None
    return user


def cookie(request: Request, which: Cookie) -> str | None:
    """The value of one of our cookies."""
    return request.cookies.get(_named(which, request))


def give(response: Response, request: Request, which: Cookie, value: str) -> None:
    """Set one of our cookies: for this site's own requests only, out of reach of scripts, over TLS where there is TLS."""
    is_safe = request.url.scheme == "https"
    longest = 366 * 24 * 3600 if which == "name" else HOURS * 3600
    response.set_cookie(
        _named(which, request), value, max_age=longest, path="/", secure=is_safe, httponly=True, samesite="strict"
    )


def take(response: Response, request: Request, which: Cookie) -> None:
    """Take one of our cookies away."""
    is_safe = request.url.scheme == "https"
    response.delete_cookie(_named(which, request), path="/", secure=is_safe, httponly=True, samesite="strict")


def _named(which: Cookie, request: Request) -> str:
    """Over TLS the name says that no other site under the same domain can have set it."""
    return f"__Host-harmledger-{which}" if request.url.scheme == "https" else f"harmledger-{which}"


def _browser(request: Request) -> str:
    return digest_of(request.headers.get("user-agent", ""))[:16]
