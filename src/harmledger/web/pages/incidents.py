"""The incidents that pass the filters, as a table, a map and a timeline that move together."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.pipeline.wanted import wanted
from harmledger.web.dependencies import Asked, Held, Summed
from harmledger.web.page import page
from harmledger.web.pages.charts import charts
from harmledger.web.pages.choices import CHOICES
from harmledger.web.view.cells import bounds

router = APIRouter()

PAGE = 50
"""Rows on a page."""


@router.get("/incidents")
def incidents(request: Request, ledger: Held, summed: Summed, filters: Asked, at: int = 1) -> HTMLResponse:
    found = summed.overview(**wanted(filters))
    last = max(1, -(-found.number // PAGE))
    at = min(max(at, 1), last)
    shown: dict[str, Any] = {
        "incidents": ledger.page(PAGE, (at - 1) * PAGE, **wanted(filters)),
        "at": at,
        "last": last,
        "number": found.number,
        "added": found.added,
        "totals": found.totals,
        "inside": found.inside,
        "pointless": found.pointless,
        "dayless": found.dayless,
        "bounds": bounds(found.box),
        "killed": found.killed,
        "injured": found.injured,
        "charts": charts(summed, filters),
    }
    return page(request, "incidents.html", filters=filters, choices=CHOICES, **shown)
