"""Incidents: a page of those that pass, one with all that is known of it, why a value is what it is, and what all come to."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from typing_extensions import TypedDict

from harmledger.ledger.encode import encoded
from harmledger.model.incident_contract import IncidentRow, incident_row
from harmledger.pipeline.ground import ground
from harmledger.review.answer_row import answer_row
from harmledger.review.why import why as answers_of
from harmledger.web.api.claims import claim_row
from harmledger.web.api.cursor import cursor_of, place_in
from harmledger.web.api.tag import answer, tagged
from harmledger.web.api.wanted import Wanted
from harmledger.web.dependencies import Held, Summed

router = APIRouter(tags=["incidents"], dependencies=[Depends(tagged)])

Name = Annotated[str, Path(max_length=200, description="Its id, or one that it ever had")]

ELSEWHERE = ("covered_by", "covers", "checks")
"""What takes a look at many others, and is in a list only where it is asked for."""


class IncidentPage(TypedDict):
    """``total`` is how many pass; ``next`` is the cursor of the page after this one, null on the last.

    Each incident is as its own address gives it, without covered_by, covers and checks unless they are asked for.
    """

    incidents: list[dict[str, Any]]
    total: int
    next: str | None


@router.get("/incidents", response_model=IncidentPage)
def incidents(  # noqa: PLR0913, PLR0917 - most are parameters of the address
    request: Request,
    ledger: Held,
    summed: Summed,
    wanted: Wanted,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
    coverage: Annotated[bool, Query(description="With covered_by, covers and checks; takes longer")] = False,  # noqa: FBT002
) -> Response:
    """The incidents and totals that pass all filters, the earliest first, those without a day last."""
    after = place_in(cursor) if cursor else None
    found = ledger.page(limit + 1, after=after, **wanted)
    told = ledger.complete(found[:limit]) if coverage else found[:limit]
    left_out = () if coverage else ELSEWHERE
    rows = [{key: value for key, value in incident_row(one).items() if key not in left_out} for one in told]
    more = cursor_of(found[limit - 1]) if len(found) > limit else None
    return answer(request, {"incidents": rows, "total": summed.number(**wanted), "next": more})


@router.get("/incidents/{name}", response_model=IncidentRow)
def incident(request: Request, ledger: Held, name: Name) -> Response:
    """One incident, with the totals that cover it, and of a total what it covers."""
    return answer(request, incident_row(ledger.incident(name)))


@router.get("/incidents/{name}/why")
def why(
    request: Request,
    ledger: Held,
    name: Name,
    field: Annotated[str | None, Query(max_length=40, description="killed, day, place, grade ...; all unless told")] = None,
) -> Response:
    """Why each value is what it is: its rule, and every claim behind it in its sentence, with who said it."""
    found = ledger.incident(name)
    answers = answers_of(found, ground(ledger, found), field)
    return answer(request, {"incident_id": found.incident_id, "answers": [answer_row(one) for one in answers]})


@router.get("/incidents/{name}/claims")
def claims(request: Request, ledger: Held, name: Name) -> Response:
    """Every value that its reports give, as it was read."""
    found = ledger.incident(name)
    return answer(request, {"incident_id": found.incident_id, "claims": [claim_row(one) for one in ledger.claims(found)]})


@router.get("/overview")
def overview(request: Request, summed: Summed, wanted: Wanted) -> Response:
    """What the incidents that pass come to: numbers, sums of killed and injured, and the box of their points."""
    told = encoded(summed.overview(**wanted))
    return answer(request, {key: value for key, value in told.items() if key != "days"})


@router.get("/days")
def days(request: Request, summed: Summed, wanted: Wanted) -> Response:
    """Sums by day, of the incidents that are known to have been on one day."""
    found = summed.overview(**wanted)
    return answer(request, {"days": encoded(found.days), "without_day": found.dayless})


@router.get("/cells")
def cells(request: Request, summed: Summed, wanted: Wanted, zoom: Annotated[int, Query(ge=0, le=19)] = 3) -> Response:
    """The incidents that pass, gathered into the squares of a map, the fullest first: 1,500 at most."""
    return answer(request, {"cells": encoded(summed.cells(zoom, **wanted))})
