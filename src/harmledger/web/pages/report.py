"""One report with its claims where they stand, and the list of all reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.errors import NoSuchReportError
from harmledger.export.names import Names
from harmledger.model.entry import Entry
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.vocabulary import ReportId
from harmledger.web.dependencies import Held, SeesNames
from harmledger.web.page import page
from harmledger.web.view import withheld
from harmledger.web.view.report import report_view

router = APIRouter()

PAGE = 50


@router.get("/reports")
def reports(
    request: Request, ledger: Held, sees_names: SeesNames, publisher: str = "", day: date | None = None, at: int = 1
) -> HTMLResponse:
    at = max(at, 1)
    rows = ledger.report_rows((at - 1) * PAGE, PAGE + 1, publisher or None, day)
    if not sees_names:
        rows = [replace(row, title=Names().headline(row.title)) for row in rows]
    filters = {"publisher": publisher, "day": day}
    return page(request, "reports.html", rows=rows[:PAGE], at=at, has_more=len(rows) > PAGE, filters=filters)


@router.get("/reports/{report_id}")
def report(request: Request, report_id: str, ledger: Held, sees_names: SeesNames) -> HTMLResponse:
    found = ledger.report(ReportId(report_id))
    if found is None:
        raise NoSuchReportError(f"The ledger has no report {report_id}.", "/reports lists those that it has.")
    reading = next(iter(ledger.readings([found.report_id])), None) or Reading(found, (), (), MadeBy("nobody", "", ""))
    incidents = ledger.incidents_of(mention.mention_id for mention in reading.mentions)
    versions = ledger.versions(found.report_id)
    if not sees_names:
        names = withheld.names_in(set(incidents.values()), [Entry(found, mention) for mention in reading.mentions])
        reading = withheld.reading(reading, names)
        versions = [replace(one, title=names.headline(one.title)) for one in versions]
    return page(
        request,
        "report.html",
        view=report_view(reading, incidents),
        versions=versions,
        newer=next((one.superseded_by for one in versions if one.report_id == report_id), None),
        recorded=ledger.recorded_at([found.report_id]).get(found.report_id),
    )
