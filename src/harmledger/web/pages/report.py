"""One report with its claims where they stand, and the list of all reports."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.errors import NoSuchReportError
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.vocabulary import ReportId
from harmledger.web.dependencies import Held
from harmledger.web.page import page
from harmledger.web.view.report import report_view

router = APIRouter()

PAGE = 50


@router.get("/reports")
def reports(request: Request, ledger: Held, publisher: str = "", day: date | None = None, at: int = 1) -> HTMLResponse:
    at = max(at, 1)
    rows = ledger.report_rows((at - 1) * PAGE, PAGE + 1, publisher or None, day)
    filters = {"publisher": publisher, "day": day}
    return page(request, "reports.html", rows=rows[:PAGE], at=at, has_more=len(rows) > PAGE, filters=filters)


@router.get("/reports/{report_id}")
def report(request: Request, report_id: str, ledger: Held) -> HTMLResponse:
    found = ledger.report(ReportId(report_id))
    if found is None:
        raise NoSuchReportError(f"The ledger has no report {report_id}.", "/reports lists those that it has.")
    reading = next(iter(ledger.readings([found.report_id])), None) or Reading(found, (), (), MadeBy("nobody", "", ""))
    incidents = ledger.incidents_of(mention.mention_id for mention in reading.mentions)
    versions = ledger.versions(found.report_id)
    return page(
        request,
        "report.html",
        view=report_view(reading, incidents),
        versions=versions,
        newer=next((one.superseded_by for one in versions if one.report_id == report_id), None),
        recorded=ledger.recorded_at([found.report_id]).get(found.report_id),
    )
