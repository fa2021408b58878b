"""What is a user's own: password and tokens of whoever logged in, the name of whoever sits at this machine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.errors import UserError
from harmledger.model.user import User
from harmledger.pipeline.people import People
from harmledger.web.dependencies import Known, Set, Somebody
from harmledger.web.page import page
from harmledger.web.people import session, token
from harmledger.web.people.password import fits
from harmledger.web.people.user import named, new_user
from harmledger.web.turns import at_leisure

router = APIRouter()

Password = Annotated[str, Form(max_length=1000)]


@router.get("/me")
def me(request: Request, people: Known, user: Somebody) -> HTMLResponse:
    return _page(request, people, user)


@router.post("/me/name")
def name(request: Request, settings: Set, name: Annotated[str, Form(max_length=200)]) -> Response:
    """The name under which judgements of whoever sits at this machine are kept from now on."""
    if settings.needs_login:
        raise UserError("The name is that of your log-in.", "An admin can add another user.")
    response = RedirectResponse("/me", 303)
    session.give(response, request, "name", quote(named(name), safe=""))
    return response


@router.post("/me/password")
@at_leisure
def password(request: Request, people: Known, user: Somebody, former: Password, password: Password) -> Response:
    """Another password, which ends every session and token of the user; this browser begins a new one."""
    request.app.state.tries.spend(user.name, request.client.host if request.client else "")
    if not fits(former, user.password):
        raise UserError("That is not your password.", "Type the one that you log in with now.")
    changed = new_user(user.name, user.right, password)
    people.put(changed)
    request.app.state.tries.succeed(user.name)
    response = RedirectResponse("/me", 303)
    session.give(response, request, "session", session.begin(people, changed, request, datetime.now(UTC)))
    return response


@router.post("/me/tokens")
@at_leisure
def make_token(request: Request, people: Known, user: Somebody, label: Annotated[str, Form(max_length=200)]) -> HTMLResponse:
    """A new token, on the one page that ever shows it."""
    secret = token.issue(people, user.name, label, datetime.now(UTC))
    return _page(request, people, user, secret)


@router.post("/me/tokens/end")
@at_leisure
def end_token(people: Known, user: Somebody, digest: Annotated[str, Form(max_length=64)]) -> Response:
    """A token of the user's own is worth nothing from now on."""
    if any(one.digest == digest for one in people.credentials(user.name, "token")):
        people.end(digest)
    return RedirectResponse("/me", 303)


def _page(request: Request, people: People, user: User, secret: str | None = None) -> HTMLResponse:
    tokens = people.credentials(user.name, "token") if user.password else []
    return page(request, "me.html", user=user, tokens=tokens, secret=secret)
