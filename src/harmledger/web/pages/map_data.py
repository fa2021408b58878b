"""What the maps fetch besides the countries: incidents gathered for a zoom, and the names of places in view."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from harmledger.pipeline.settlements import settlements
from harmledger.pipeline.wanted import wanted
from harmledger.web.dependencies import Asked, Summed
from harmledger.web.view.cells import place_row, row

router = APIRouter(prefix="/map")


@router.get("/incidents.json")
def incidents(summed: Summed, filters: Asked, zoom: int = 3) -> JSONResponse:
    """The fullest squares of the map, as many as a screen has room for."""
    found = summed.cells(zoom, **wanted(filters))
    return JSONResponse([row(cell) for cell in found])


@router.get("/places.json")
def places(bbox: str, zoom: int = 3) -> JSONResponse:
    box = wanted({"bbox": bbox})["bbox"]
    found = settlements(box, zoom) if box else ()
    return JSONResponse([place_row(one) for one in found], headers={"Cache-Control": "private, max-age=3600"})
