"""The review desk as one application: pages, API, static files and guards put together, and nothing else.

A ledger and settings come in, an ASGI application goes out. No request of it leaves the machine unless a person asks for a URL.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from harmledger import __version__
from harmledger.errors import HarmledgerError, NoSuchIncidentError
from harmledger.pipeline.ledger import Ledger
from harmledger.web.page import page
from harmledger.web.pages import incident, incidents, overview
from harmledger.web.settings import Settings

STATIC = Path(__file__).parent / "static"


def create_app(ledger: Ledger, settings: Settings | None = None) -> FastAPI:
    """The desk over an open ledger, which stays the caller's to close."""
    app = FastAPI(title="harmledger", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.ledger = ledger
    app.state.settings = settings or Settings()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for screen in (overview, incidents, incident):
        app.include_router(screen.router, include_in_schema=False)
    app.add_exception_handler(HarmledgerError, _wrong)
    return app


def _wrong(request: Request, error: Exception) -> HTMLResponse:
    """A page that says what was wrong and what to do."""
    status = 404 if isinstance(error, NoSuchIncidentError) else 422
    return page(request, "wrong.html", status=status, error=error)
