"""What the maps fetch besides the countries: incidents gathered for a zoom, and the names of places in view."""

from __future__ import annotations

import json
from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from harmledger.pipeline.settlements import settlements
from harmledger.pipeline.summaries import Summaries
from harmledger.pipeline.wanted import wanted
from harmledger.web.dependencies import Asked, Summed
from harmledger.web.view.cells import place_row, row

router = APIRouter(prefix="/map")


@router.get("/incidents.json")
def incidents(summed: Summed, filters: Asked, zoom: int = 3) -> Response:
    """The fullest squares of the map, as many as a screen has room for."""
    return Response(squares(summed, filters, zoom), media_type="application/json")


def squares(summed: Summaries, filters: Mapping[str, str], zoom: int) -> bytes:
    """The same as JSON, written once for each state of the ledger."""

    def write() -> bytes:
        rows = [row(cell) for cell in summed.cells(zoom, **wanted(filters))]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()

    return summed.once(("squares", zoom, *filters.items()), write)


@router.get("/places.json")
def places(bbox: str, zoom: int = 3) -> JSONResponse:
    box = wanted({"bbox": bbox})["bbox"]
    found = settlements(box, zoom) if box else ()
    return JSONResponse([place_row(one) for one in found], headers={"Cache-Control": "private, max-age=3600"})
