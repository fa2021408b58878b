"""Who may use the desk: an admin adds people, changes what they may, and lets them go."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.errors import UserError
from harmledger.model.user import RIGHTS, User
from harmledger.web.dependencies import Known, Somebody
from harmledger.web.page import page
from harmledger.web.people.user import new_user

router = APIRouter()

Name = Annotated[str, Form(max_length=200)]


@router.get("/people")
def people(request: Request, known: Known) -> HTMLResponse:
    return page(request, "people.html", users=known.users(), rights=RIGHTS)


@router.post("/people/add")
def add(known: Known, name: Name, right: Name, password: Annotated[str, Form(max_length=1000)]) -> Response:
    """Add somebody, or give them another right and password, which ends their sessions and tokens."""
    _keep_an_admin(known.users(), name.strip(), right)
    known.put(new_user(name, right, password))
    return RedirectResponse("/people", 303)


@router.post("/people/remove")
def remove(known: Known, name: Name, asks: Somebody) -> Response:
    """Let somebody go; what they judged keeps their name."""
    if name == asks.name and asks.password:
        raise UserError("You cannot remove yourself.", "Ask another admin.")
    _keep_an_admin(known.users(), name, None)
    known.remove(name)
    return RedirectResponse("/people", 303)


def _keep_an_admin(users: list[User], name: str, right: str | None) -> None:
    """Raises UserError where nobody would be left to manage people."""
    admins = {user.name for user in users if user.right == "admin"}
    if right != "admin" and admins == {name}:
        raise UserError("Nobody would be left who manages people.", "Make somebody else an admin first.")
