"""The gate: who asks, and whether they may, before anything else of a request is looked at.

It knows every path and lets nothing by default: looking needs a reader, changing a reviewer, people an admin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from harmledger.errors import DeskError, HarmledgerError, LogInNeededError, NotAllowedError
from harmledger.model.user import Right, User, holder
from harmledger.pipeline.people import People
from harmledger.web.people import csrf, session, token
from harmledger.web.people.user import at_this_machine, named
from harmledger.web.settings import Settings

OWN = frozenset({"/me", "/me/name", "/me/password", "/me/tokens", "/me/tokens/end", "/logout"})
"""What a user changes of their own, whatever their right."""
MANAGED = ("/people", "/api/people")
"""Where people are added, changed and removed."""


def needed(method: str, path: str) -> Right | None:
    """The right that a request needs; None where nobody need be known for it."""
    if path == "/login" or path.startswith("/static/"):
        return None
    if any(path == managed or path.startswith(f"{managed}/") for managed in MANAGED):
        return "admin"
    return "reader" if method in csrf.SAFE or path in OWN else "reviewer"


@dataclass(frozen=True, slots=True)
class Gate:
    """``answer`` makes the page or the problem that says why somebody is not let in."""

    app: ASGIApp
    settings: Settings
    people: People
    answer: Callable[[Request, HarmledgerError], Response]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            await self._admit(request)
        except HarmledgerError as error:
            await self.answer(request, error)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _admit(self, request: Request) -> None:
        path, right = request.url.path, needed(request.method, request.url.path)
        if path.startswith("/static/"):
            return
        user = await run_in_threadpool(self._user, request) if self.settings.needs_login else _here(request, self.settings)
        request.state.person = user
        if right is not None:
            check(user, right)
        if request.method not in csrf.SAFE:
            csrf.check_source(request)
            if path.startswith("/api/"):
                csrf.check_call(request)

    def _user(self, request: Request) -> User | None:
        at = datetime.now(UTC)
        if secret := token.bearer(request):
            if not request.url.path.startswith("/api"):
                raise LogInNeededError("A token is for the API.", "Log in to use the pages.")
            return token.user_of(self.people, secret, at)
        user = session.user_of(self.people, request, at)
        request.state.has_session = user is not None
        return user


def check(user: User | None, right: Right) -> User:
    """The user. Raises LogInNeededError or NotAllowedError."""
    if user is None:
        raise LogInNeededError("Who are you?", "Log in, or send an API token.")
    if not user.may(right):
        what = f"This needs the right of {holder(right)}; you have that of {holder(user.right)}."
        raise NotAllowedError(what, "Ask an admin for it.")
    return user


def _here(request: Request, settings: Settings) -> User:
    """Whoever sits at this machine, under the name that they gave."""
    told = session.cookie(request, "name")
    try:
        return at_this_machine(named(unquote(told)) if told else settings.person)
    except DeskError:
        return at_this_machine(settings.person)
