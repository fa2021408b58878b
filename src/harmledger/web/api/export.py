"""Incidents as a file in another codebook's columns, and the notes that say what it cannot hold."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from harmledger import __version__
from harmledger.codebook.load import digest
from harmledger.errors import NotAllowedError
from harmledger.export.formats import Format, exported
from harmledger.export.notes import Exported, as_json
from harmledger.export.record import records_of
from harmledger.ledger.find import Filters
from harmledger.pipeline.ledger import Ledger
from harmledger.web.api.tag import tagged
from harmledger.web.api.wanted import Wanted
from harmledger.web.dependencies import Held, SeesNames
from harmledger.web.turns import at_leisure

router = APIRouter(prefix="/export", tags=["export"], dependencies=[Depends(tagged)])

TYPES: dict[Format, tuple[str, str]] = {
    "acled": ("text/csv; charset=utf-8", "csv"),
    "ucdp": ("text/csv; charset=utf-8", "csv"),
    "hxl": ("text/csv; charset=utf-8", "csv"),
    "geojson": ("application/geo+json", "geojson"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "ftm": ("application/x-ndjson", "jsonl"),
}
_FILES: dict[str, dict[str, object]] = {kind: {"schema": {"type": "string"}} for kind, _ in TYPES.values()}
Names = Annotated[bool, Query(description="Give names of victims, witnesses and speakers: for reviewers only")]


@router.get("/{form}", response_class=Response, responses={200: {"content": _FILES}})
@at_leisure
def export(
    request: Request, form: Format, ledger: Held, wanted: Wanted, sees: SeesNames, *, with_names: Names = False
) -> Response:
    """The file. Names of people are withheld unless a reviewer asks for them."""
    done = _exported(ledger, form, wanted, given=_given(with_names, sees))
    kind, ending = TYPES[form]
    headers = {"ETag": request.state.tag, "Content-Disposition": f'attachment; filename="harmledger-{form}.{ending}"'}
    return Response(done.content, media_type=kind, headers=headers)


@router.get("/{form}/notes")
@at_leisure
def notes(
    request: Request, form: Format, ledger: Held, wanted: Wanted, sees: SeesNames, *, with_names: Names = False
) -> Response:
    """What stands beside the file: its conventions, what the format cannot say, which incidents it leaves out."""
    given = _given(with_names, sees)
    done = _exported(ledger, form, wanted, given=given)
    made_by = {"harmledger": __version__, "codebook": digest()}
    told = as_json(done.notes, head=ledger.head(), made_by=made_by, names_given=given)
    return Response(told, media_type="application/json", headers={"ETag": request.state.tag})


def _given(asked: bool, sees: bool) -> bool:  # noqa: FBT001 - both are answers to one question
    if asked and not sees:
        raise NotAllowedError("Names are for reviewers.", "Leave out with_names.")
    return asked


def _exported(ledger: Ledger, form: Format, wanted: Filters, *, given: bool) -> Exported:
    found = ledger.incidents(**wanted)
    return exported(form, records_of(found, ledger.entries(found)), with_names=given)
