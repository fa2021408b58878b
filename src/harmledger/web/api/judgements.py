"""Judgements: what was decided, deciding, and taking back, each with its person and reason."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from harmledger.ledger.encode import encoded
from harmledger.model.judgement import Judgement
from harmledger.model.vocabulary import ClaimId, MentionId
from harmledger.pipeline.ledger import Ledger
from harmledger.review import decide
from harmledger.web.api.tag import answer, tagged
from harmledger.web.dependencies import Held, deciding
from harmledger.web.turns import at_leisure

router = APIRouter(tags=["judgements"])

Id = Annotated[str, Field(min_length=1, max_length=200)]
Why = Annotated[str, Field(min_length=1, max_length=2000, description="The reason, as a colleague will read it")]
Value = str | int | float | None


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: Why


class OnClaim(Shape):
    """A claim stands, or does not count."""

    verdict: Literal["accept", "reject"]
    claim: Id


class Correct(Shape):
    """A claim counts with other values: ``change`` names parts of it, as low and high of a figure; null is unknown."""

    verdict: Literal["correct"]
    claim: Id
    change: Annotated[dict[str, Value], Field(max_length=10)]


class Grade(Shape):
    verdict: Literal["grade"]
    incident: Id
    grade: Literal["confirmed", "fair", "weak", "contested", "discounted"]


class Two(Shape):
    """Two incidents are one happening, or stay two."""

    verdict: Literal["merge", "apart"]
    incident: Id
    other: Id


class Split(Shape):
    """Some of an incident's mentions tell of another happening."""

    verdict: Literal["split"]
    incident: Id
    mentions: Annotated[list[Id], Field(min_length=1, max_length=500)]


class Undo(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: Why


Asked = Annotated[OnClaim | Correct | Grade | Two | Split, Field(discriminator="verdict")]


@router.get("/judgements", dependencies=[Depends(tagged)])
def judgements(request: Request, ledger: Held, limit: Annotated[int, Query(ge=1, le=1000)] = 200) -> Response:
    """What was decided, the latest first, withdrawn or not."""
    found = ledger.judgements()
    return answer(request, {"judgements": [_row(one) for one in reversed(found[-limit:])], "total": len(found)})


@router.post("/judgements", status_code=201)
@at_leisure
def judge(request: Request, ledger: Held, asked: Asked) -> Response:
    """Decide, in the name of whoever asks."""
    by = deciding(request, asked.why)
    return _recorded(request, ledger, *_decided(ledger, asked, by))


@router.post("/judgements/{judgement_id}/undo", status_code=201)
@at_leisure
def undo(request: Request, ledger: Held, judgement_id: Annotated[str, Path(max_length=64)], asked: Undo) -> Response:
    """Take back what was decided, a merge or a split as a whole; undoing an undoing restores it."""
    return _recorded(request, ledger, *decide.undo(judgement_id, ledger.judgements(), deciding(request, asked.why)))


def _decided(ledger: Ledger, asked: Asked, by: decide.Person) -> tuple[Judgement, ...]:
    """Raises JudgementError or NoSuchIncidentError where it cannot be decided."""
    match asked:
        case OnClaim():
            act = decide.accept if asked.verdict == "accept" else decide.reject
            return (act(ledger.claim(ClaimId(asked.claim)), by),)
        case Correct():
            return (decide.correct(ledger.claim(ClaimId(asked.claim)), asked.change, by),)
        case Grade():
            return (decide.grade(ledger.incident(asked.incident), asked.grade, by),)
        case Split():
            leaving = [MentionId(name) for name in dict.fromkeys(asked.mentions)]
            return decide.split(ledger.incident(asked.incident), leaving, ledger.judgements(), by)
        case Two():
            one, other = ledger.incident(asked.incident), ledger.incident(asked.other)
            if asked.verdict == "apart":
                return (decide.apart(one, other, by),)
            return decide.merge(one, other, ledger.judgements(), by)


def _recorded(request: Request, ledger: Ledger, *decided: Judgement) -> Response:
    changed = ledger.record(*decided)
    told = {"judgements": [_row(one) for one in decided], "changed_incidents": [one.incident_id for one in changed]}
    return answer(request, told, status=201)


def _row(judgement: Judgement) -> dict[str, object]:
    return {"judgement_id": judgement.judgement_id, **encoded(judgement)}
