"""What proves that a change was asked for on the desk's own pages: where the request comes from, and a token in each form.

The token is worked out from the secret in the browser's cookie, so that nothing of it is kept here, and it changes at log-in.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from fastapi import Request, Response

from harmledger.errors import ForgedRequestError
from harmledger.web.people import session
from harmledger.web.people.secret import fresh

FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""

_TODO = "Load the page again and send it once more."


def form_token(request: Request) -> str:
    """The token for the forms of the page that answers this request."""
    return _token_of(_secret(request) or _new_visit(request))


def remember(request: Request, response: Response) -> None:
    """Give a browser that has nothing yet what its forms' token was worked out from."""
    if visit := getattr(request.state, "visit", None):
        session.give(response, request, "visit", visit)


def check_source(request: Request) -> None:
    """Raises ForgedRequestError where a browser says that a change was asked for from another site."""
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or (
        origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    ):
        raise ForgedRequestError("This was asked for from another site.", "Use the desk's own pages.")


def check_call(request: Request) -> None:
    """Raises ForgedRequestError where a call of the API could be a form of another site, or a session's lacks the token.

    No form can send JSON, and no page of another site may, because that is never allowed to it.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/json", "") or (kind == "" and request.headers.get("content-length", "0") != "0"):
        raise ForgedRequestError("The API takes JSON.", "Send it with the header Content-Type: application/json.")
    if has_session(request) and not _is_token(request, request.headers.get(HEADER)):
        raise ForgedRequestError("The request has no token of its session.", f"Send it in {HEADER}, or use an API token.")


async def check_form(request: Request) -> None:
    """A dependency of every page. Raises ForgedRequestError where a form that changes something lacks its token."""
    if request.method in SAFE or request.url.path.startswith("/api/"):
        return
    given = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    if not _is_token(request, given):
        raise ForgedRequestError("The form was not one of this desk's, or is out of date.", _TODO)


def has_session(request: Request) -> bool:
    return bool(getattr(request.state, "has_session", False))


def _secret(request: Request) -> str | None:
    return session.cookie(request, "session" if has_session(request) else "visit")


def _new_visit(request: Request) -> str:
    """One for all forms of the page."""
    if getattr(request.state, "visit", None) is None:
        request.state.visit = fresh()
    visit: str = request.state.visit
    return visit


def _token_of(secret: str) -> str:
    return hmac.new(secret.encode(), b"form", "sha256").hexdigest()


def _is_token(request: Request, given: object) -> bool:
    secret = _secret(request)
    return bool(secret) and isinstance(given, str) and hmac.compare_digest(_token_of(secret or "").encode(), given.encode())
