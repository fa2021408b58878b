"""What the maps fetch besides the countries: incidents gathered for a zoom, and the names of places in view."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from harmledger.pipeline.settlements import settlements
from harmledger.pipeline.wanted import wanted
from harmledger.web.dependencies import Summed
from harmledger.web.view.cells import row
from harmledger.web.view.query import filters_in

router = APIRouter(prefix="/map")


@router.get("/incidents.json")
def incidents(request: Request, summed: Summed, zoom: int = 3) -> JSONResponse:
    """The fullest squares of the map, as many as a screen has room for."""
    found = summed.cells(zoom, **wanted(filters_in(request.query_params)))
    return JSONResponse([row(cell) for cell in found])


@router.get("/places.json")
def places(bbox: str, zoom: int = 3) -> JSONResponse:
    box = wanted({"bbox": bbox})["bbox"]
    found = settlements(box, zoom) if box else ()
    told = [{"name": one.name, "lat": one.latitude, "lon": one.longitude, "size": one.size} for one in found]
    return JSONResponse(told, headers={"Cache-Control": "private, max-age=3600"})
