"""Reports: what was read in each, what a text would be read as, and adding more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Self

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from harmledger.errors import NoSuchReportError
from harmledger.ingest.document import read_bytes, read_page
from harmledger.ingest.fetch import fetch
from harmledger.ingest.intake import Given, Intake
from harmledger.ledger.encode import encoded
from harmledger.model.contract import ReadingRow, as_row
from harmledger.model.vocabulary import ReportId
from harmledger.pipeline.read import read_report
from harmledger.pipeline.record import Tally
from harmledger.web.api.tag import answer, tagged
from harmledger.web.dependencies import Held, Summed
from harmledger.web.turns import at_leisure

router = APIRouter(tags=["reports"])

Id = Annotated[str, Path(max_length=64)]
Words = Annotated[str, Field(max_length=500)]


class Sent(BaseModel):
    """A report: its text, or the address of a page, which is fetched from public addresses only."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=2_000_000)] | None = None
    url: Words | None = None
    title: Words | None = None
    publisher: Words | None = None
    published: date | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        if (self.text is None) == (self.url is None):
            raise ValueError("give either text or url")
        return self

    def intakes(self) -> Iterable[Intake]:
        """The report as taken in. Raises InputError."""
        given = Given(published=self.published, publisher=self.publisher, title=self.title)
        if self.url is not None:
            return read_page(fetch(self.url.strip()), given)
        return read_bytes((self.text or "").encode("utf-8", "surrogatepass"), "sent.txt", given)


@router.get("/reports", dependencies=[Depends(tagged)])
def reports(
    request: Request,
    ledger: Held,
    publisher: Annotated[str | None, Query(max_length=200)] = None,
    day: Annotated[date | None, Query(description="Published on this day")] = None,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Reports without their texts, the latest published first; ``next`` is the offset of the next page, null on the last."""
    rows = ledger.report_rows(offset, limit + 1, publisher or None, day)
    more = offset + limit if len(rows) > limit else None
    return answer(request, {"reports": [encoded(row) for row in rows[:limit]], "next": more})


@router.get("/reports/{report_id}", dependencies=[Depends(tagged)])
def report(request: Request, ledger: Held, report_id: Id) -> Response:
    """One report with its text, superseded or not."""
    found = ledger.report(ReportId(report_id))
    if found is None:
        raise NoSuchReportError(f"The ledger has no report {report_id}.", "/api/reports lists those that it has.")
    return answer(request, {"report_id": found.report_id, **encoded(found)})


@router.get("/reports/{report_id}/reading", dependencies=[Depends(tagged)], response_model=ReadingRow)
def reading(request: Request, ledger: Held, report_id: Id) -> Response:
    """What was made of the report last: its mentions and claims, and what was set aside with the reason."""
    found = next(iter(ledger.readings([ReportId(report_id)])), None)
    if found is None:
        raise NoSuchReportError(f"The ledger has no reading of {report_id}.", "/api/reports lists the reports that it has.")
    return answer(request, as_row(found))


@router.post("/readings", response_model=list[ReadingRow])
@at_leisure
def read(request: Request, sent: Sent) -> Response:
    """What a text would be read as; nothing is recorded."""
    found = [read_report(one.report, noted=one.rejects) for one in sent.intakes() if one.report]
    return answer(request, [as_row(one) for one in found])


@router.post("/reports", status_code=201)
@at_leisure
def add(request: Request, ledger: Held, sent: Sent) -> Response:
    """Read a report and record it; one that is there already changes nothing."""
    tally = Tally()
    for _ in ledger.adding(sent.intakes(), tally):
        pass
    held = ledger.incidents_of([*tally.new_incidents, *tally.changed_incidents])

    def ids(anchors: Iterable[Any]) -> list[str]:
        return sorted(held[anchor].incident_id for anchor in anchors if anchor in held)

    told = {
        "new": tally.new,
        "known": tally.known,
        "superseded": tally.superseded,
        "rejected": [{"doc": doc, "rejects": encoded(rejects)} for doc, rejects in tally.rejected],
        "new_incidents": ids(tally.new_incidents),
        "changed_incidents": ids(tally.changed_incidents),
    }
    return answer(request, told, status=201 if tally.new else 200)


@router.get("/coverage", tags=["coverage"], dependencies=[Depends(tagged)])
def coverage(request: Request, summed: Summed) -> Response:
    """How many reports of each publisher there are of each day, and how many yielded nothing, so that gaps show."""
    return answer(request, {"coverage": encoded(summed.coverage())})


@router.get("/rejects", tags=["coverage"], dependencies=[Depends(tagged)])
def rejects(request: Request, ledger: Held, limit: Annotated[int, Query(ge=1, le=1000)] = 200) -> Response:
    """What was set aside, the latest first, each with its document and the reason."""
    found = ledger.rejects()
    told = [{"doc": doc, **encoded(one)} for doc, one in reversed(found[-limit:])]
    return answer(request, {"rejects": told, "total": len(found)})
