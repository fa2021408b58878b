"""What there is: killed and injured by day, the map, the newest incidents, what each source covers."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.model.incident import Incident
from harmledger.review.summary import by_day, counted, total
from harmledger.web.dependencies import Held
from harmledger.web.page import page
from harmledger.web.view.cells import bounds
from harmledger.web.view.chart import chart
from harmledger.web.view.coverage import coverage

router = APIRouter()

NEWEST = 8


@router.get("/")
def overview(request: Request, ledger: Held) -> HTMLResponse:
    found = ledger.incidents()
    days = by_day(found)
    return page(
        request,
        "overview.html",
        counts=ledger.counts(),
        added=len(counted(found)),
        killed=total(found, "killed"),
        injured=total(found, "injured"),
        contested=sum(incident.grade == "contested" for incident in found),
        bounds=bounds(found),
        newest=sorted(found, key=_newest)[:NEWEST],
        charts=[drawn for harm in ("killed", "injured") if (drawn := chart(harm, days))],
        dayless=len(counted(found)) - sum(day.incidents for day in days),
        coverage=coverage(ledger.coverage()),
    )


def _newest(incident: Incident) -> tuple[int, str]:
    """By the day of its latest report, the latest first."""
    return -(incident.last_report or date.min).toordinal(), incident.incident_id
