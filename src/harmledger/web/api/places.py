"""The names on a map: the settlements that a piece of it has room for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from harmledger.pipeline.settlements import settlements
from harmledger.pipeline.wanted import wanted
from harmledger.web.api.tag import answer
from harmledger.web.view.cells import place_row

router = APIRouter(tags=["map"])


@router.get("/places")
def places(
    request: Request,
    bbox: Annotated[str, Query(max_length=100, description="west,south,east,north in degrees")],
    zoom: Annotated[int, Query(ge=0, le=19)] = 3,
) -> Response:
    """Settlements in a box, the largest first, as small as there is room for at this zoom."""
    box = wanted({"bbox": bbox})["bbox"]
    return answer(request, {"places": [place_row(one) for one in settlements(box, zoom)] if box else []})
