"""One incident: its range, its sources side by side, and every claim in its sentence."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.web.dependencies import Held
from harmledger.web.page import page

router = APIRouter()


@router.get("/incidents/{name}")
def incident(request: Request, name: str, ledger: Held) -> HTMLResponse:
    found = ledger.incident(name)
    reports = {report.report_id: report for report in ledger.reports(found)}
    return page(request, "incident.html", incident=found, reports=reports)
