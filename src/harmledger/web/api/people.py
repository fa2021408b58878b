"""People who may use the desk: who they are, adding, changing and removing them. The gate lets only an admin ask."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from harmledger.model.user import Right
from harmledger.web.api.tag import answer
from harmledger.web.dependencies import Known, Somebody
from harmledger.web.people.managing import put, remove_user
from harmledger.web.turns import at_leisure

router = APIRouter(prefix="/people", tags=["people"])

Name = Annotated[str, Path(max_length=200)]


class Given(BaseModel):
    """The right that somebody has, and the password that they log in with."""

    model_config = ConfigDict(extra="forbid")

    right: Right
    password: Annotated[str, Field(max_length=1000, description="12 characters or more")]


class PersonRow(TypedDict):
    name: str
    right: Right


@router.get("", response_model=list[PersonRow])
def people(request: Request, known: Known) -> Response:
    """Everybody who may log in, by name."""
    return answer(request, [{"name": user.name, "right": user.right} for user in known.users()])


@router.put("/{name}", response_model=PersonRow)
@at_leisure
def put_one(request: Request, known: Known, name: Name, given: Given) -> Response:
    """Add somebody, or give them another right and password, which ends their sessions and tokens."""
    user = put(known, name, given.right, given.password)
    return answer(request, {"name": user.name, "right": user.right})


@router.delete("/{name}", status_code=204)
@at_leisure
def remove(known: Known, name: Name, asks: Somebody) -> Response:
    """Let somebody go; what they judged keeps their name."""
    remove_user(known, name, asks)
    return Response(status_code=204)
