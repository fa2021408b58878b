"""Who may use the desk: an admin adds people, changes what they may, and lets them go."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.model.user import RIGHTS
from harmledger.web.dependencies import Known, Somebody
from harmledger.web.page import page
from harmledger.web.people.managing import put, remove_user
from harmledger.web.turns import at_leisure

router = APIRouter()

Name = Annotated[str, Form(max_length=200)]


@router.get("/people")
def people(request: Request, known: Known) -> HTMLResponse:
    return page(request, "people.html", users=known.users(), rights=RIGHTS)


@router.post("/people/add")
@at_leisure
def add(known: Known, name: Name, right: Name, password: Annotated[str, Form(max_length=1000)]) -> Response:
    """Add somebody, or give them another right and password, which ends their sessions and tokens."""
    put(known, name, right, password)
    return RedirectResponse("/people", 303)


@router.post("/people/remove")
@at_leisure
def remove(known: Known, name: Name, asks: Somebody) -> Response:
    """Let somebody go; what they judged keeps their name."""
    remove_user(known, name, asks)
    return RedirectResponse("/people", 303)
