"""The incidents that pass the filters, as a table, a map and a timeline that move together."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.pipeline.wanted import wanted
from harmledger.review.summary import by_day, counted, total
from harmledger.web.dependencies import Held
from harmledger.web.page import page
from harmledger.web.pages.choices import CHOICES
from harmledger.web.view.cells import bounds
from harmledger.web.view.chart import chart
from harmledger.web.view.query import filters_in

router = APIRouter()

PAGE = 50
"""Rows on a page."""


@router.get("/incidents")
def incidents(request: Request, ledger: Held, at: int = 1) -> HTMLResponse:
    filters = filters_in(request.query_params)
    found = ledger.incidents(**wanted(filters))
    adding = counted(found)
    days = by_day(found)
    last = max(1, -(-len(found) // PAGE))
    at = min(max(at, 1), last)
    shown: dict[str, Any] = {
        "incidents": found[(at - 1) * PAGE : at * PAGE],
        "at": at,
        "last": last,
        "number": len(found),
        "added": len(adding),
        "totals": sum(incident.kind == "aggregate" for incident in found),
        "inside": sum(incident.kind == "incident" and incident.part_of is not None for incident in found),
        "pointless": sum(incident.place is None or incident.place.latitude is None for incident in adding),
        "dayless": len(adding) - sum(day.incidents for day in days),
        "bounds": bounds(found),
        "killed": total(found, "killed"),
        "injured": total(found, "injured"),
        "charts": [drawn for harm in ("killed", "injured") if (drawn := chart(harm, days))],
    }
    return page(request, "incidents.html", filters=filters, choices=CHOICES, **shown)
