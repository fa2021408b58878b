"""Adding reports: pasted, uploaded or fetched, read and shown first, and recorded when a person says so.

The gate lets only a reviewer send any of these forms; a reader is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse

from harmledger.errors import EmptyInputError, FilterError, InputError, TooLargeError
from harmledger.ingest.document import read_bytes, read_page
from harmledger.ingest.fetch import fetch
from harmledger.ingest.intake import Given, Intake
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.read import read_report
from harmledger.pipeline.record import Tally
from harmledger.web.dependencies import Held
from harmledger.web.draft import drafted, taken
from harmledger.web.page import page
from harmledger.web.turns import at_leisure
from harmledger.web.view.report import report_view

router = APIRouter()

MOST = 60
"""Reports that are read while a person waits; `harmledger add` takes any number."""

PASTED = "pasted.txt"
"""What a text is called that came without a file."""

Words = Annotated[str, Form()]


@router.get("/add")
def form(request: Request) -> HTMLResponse:
    return page(request, "add.html", given={})


@router.post("/add/text")
@at_leisure
def paste(
    request: Request,
    ledger: Held,
    text: Words = "",
    title: Words = "",
    publisher: Words = "",
    published: Words = "",
) -> HTMLResponse:
    told = {"text": text, "title": title, "publisher": publisher, "published": published}
    try:
        if not text.strip():
            raise EmptyInputError("There is no text.", "Paste a report's text.")
        data = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        return _preview(request, ledger, read_bytes(data, PASTED, _given(title, publisher, published)))
    except (InputError, FilterError) as error:
        return page(request, "add.html", status=422, error=error, given=told)


@router.post("/add/change")
def change(request: Request, draft: Words) -> HTMLResponse:
    """Back from the preview to the text as it was pasted, with or without a script."""
    report = next((one.report for one in taken(draft) if one.report), None)
    if report is None:
        return page(request, "add.html", given={})
    told = {"text": report.text, "title": report.title, "publisher": report.publisher or ""}
    return page(request, "add.html", given=told | {"published": report.published.isoformat() if report.published else ""})


@router.post("/add/file")
@at_leisure
def upload(
    request: Request,
    ledger: Held,
    file: UploadFile,
    publisher: Words = "",
    published: Words = "",
) -> HTMLResponse:
    try:
        name = (file.filename or "upload").replace("\\", "/").rpartition("/")[2][:200]
        return _preview(request, ledger, read_bytes(file.file.read(), name, _given("", publisher, published)))
    except (InputError, FilterError) as error:
        return page(request, "add.html", status=422, error=error, given={})


@router.post("/add/url")
@at_leisure
def url(request: Request, ledger: Held, url: Words = "") -> HTMLResponse:
    """The one page that asks anything of the network, through the one guarded place that does."""
    try:
        return _preview(request, ledger, read_page(fetch(url.strip()), Given()))
    except InputError as error:
        return page(request, "add.html", status=422, error=error, given={"url": url})


@router.post("/add/record")
@at_leisure
def record(request: Request, ledger: Held, draft: Words) -> HTMLResponse:
    """Record what was shown. What is there already changes nothing, so that sending it twice does no harm."""
    tally = Tally()
    for _ in ledger.adding(taken(draft), tally):
        pass
    incidents = ledger.incidents_of([*tally.new_incidents, *tally.changed_incidents])
    return page(
        request,
        "added.html",
        tally=tally,
        new=[incidents[anchor] for anchor in sorted(tally.new_incidents) if anchor in incidents],
        changed=[incidents[anchor] for anchor in sorted(tally.changed_incidents) if anchor in incidents],
    )


def _given(title: str, publisher: str, published: str) -> Given:
    return Given(published=_day(published), publisher=publisher.strip() or None, title=title.strip() or None)


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise FilterError(f"{words!r} is no day; write it as 2024-03-08", "published") from error


def _preview(request: Request, ledger: Ledger, found: Iterable[Intake]) -> HTMLResponse:
    """Each report's reading, not yet recorded. Raises InputError where there are too many to wait for."""
    intakes = list(islice(found, MOST + 1))
    if len(intakes) > MOST:
        raise TooLargeError(f"There are more than {MOST} reports in it.", "Add it with `harmledger add FILE`.")
    views = [report_view(read_report(one.report, noted=one.rejects)) for one in intakes if one.report]
    return page(
        request,
        "preview.html",
        views=views,
        unread=[one for one in intakes if one.report is None],
        known={view.reading.report.report_id for view in views if ledger.report(view.reading.report.report_id)},
        draft=drafted(intakes),
        is_pasted=[one.doc for one in intakes] == [PASTED] and bool(views),
    )
