"""The incidents that pass the filters, as a table beside a map."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.web.dependencies import Held
from harmledger.web.page import page

router = APIRouter()


@router.get("/incidents")
def incidents(request: Request, ledger: Held) -> HTMLResponse:
    return page(request, "incidents.html", incidents=ledger.incidents())
