"""What there is: killed and injured by day, the map, the newest incidents, what each source covers."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.pipeline.summaries import Summaries
from harmledger.web.dependencies import Held, Summed
from harmledger.web.page import page, part
from harmledger.web.pages.charts import charts
from harmledger.web.view.cells import bounds
from harmledger.web.view.coverage import coverage

router = APIRouter()

NEWEST = 8


@router.get("/")
def overview(request: Request, ledger: Held, summed: Summed) -> HTMLResponse:
    return page(request, "overview.html", newest=ledger.newest(NEWEST), **shared(summed))


def shared(summed: Summaries) -> dict[str, Any]:
    """All but the newest incidents, which name people: the same for everyone."""
    found = summed.overview()
    return {
        "counts": summed.counts(),
        "added": found.added,
        "killed": found.killed,
        "injured": found.injured,
        "contested": found.contested,
        "bounds": bounds(found.box),
        "charts": charts(summed, {}),
        "dayless": found.dayless,
        "sources": len({one.publisher or "" for one in summed.coverage()}),
        "coverage": summed.once(("coverage table",), lambda: part("coverage.html", coverage=coverage(summed.coverage()))),
    }
