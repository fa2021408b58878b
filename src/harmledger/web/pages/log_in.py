"""Logging in and out: a name and a password come in, a session goes out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.errors import LogInFailedError
from harmledger.web.dependencies import Known, Set, person
from harmledger.web.page import page
from harmledger.web.people import session
from harmledger.web.people.password import fits
from harmledger.web.people.secret import digest_of
from harmledger.web.people.tries import Tries
from harmledger.web.turns import at_leisure

router = APIRouter()


@router.get("/login")
def asked(request: Request, settings: Set, next: str = "/") -> Response:  # noqa: A002 - the name that it has in the address
    if not settings.needs_login or person(request):
        return RedirectResponse(_own(next), 303)
    return _form(request, next)


@router.post("/login")
@at_leisure
def log_in(
    request: Request,
    people: Known,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - see above
) -> Response:
    """Raises TooManyRequestsError where the name was tried too often; a wrong name and a wrong password look alike."""
    tries: Tries = request.app.state.tries
    tries.spend(name, request.client.host if request.client else "")
    user = people.user(name.strip())
    if not fits(password, user.password if user else None) or user is None:
        return _form(request, next, LogInFailedError("That name and password do not belong together.", "Try again."))
    tries.succeed(name)
    response = RedirectResponse(_own(next), 303)
    session.give(response, request, "session", session.begin(people, user, request, datetime.now(UTC)))
    return response


@router.post("/logout")
@at_leisure
def log_out(request: Request, people: Known) -> Response:
    """The session is over wherever its cookie may have got to."""
    if secret := session.cookie(request, "session"):
        people.end(digest_of(secret))
    response = RedirectResponse("/login", 303)
    session.take(response, request, "session")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _form(request: Request, target: str, error: LogInFailedError | None = None) -> HTMLResponse:
    return page(request, "login.html", status=403 if error else 200, next=_own(target), error=error)


def _own(target: str) -> str:
    """The target where it is a page of this desk, else the first one."""
    is_own = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable() and "\\" not in target
    return target if is_own else "/"
