"""What there is: killed and injured by day, the newest incidents, the sources."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.web.dependencies import Held
from harmledger.web.page import page

router = APIRouter()


@router.get("/")
def overview(request: Request, ledger: Held) -> HTMLResponse:
    return page(request, "overview.html", incidents=ledger.incidents(), counts=ledger.counts())
