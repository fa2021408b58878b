"""The review desk as one application: pages, API, static files and guards put together, and nothing else.

A ledger and settings come in, an ASGI application goes out. No request of it leaves the machine unless a person asks for a URL.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from harmledger import __version__
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.people import People
from harmledger.pipeline.summaries import Summaries
from harmledger.web.api.routes import api
from harmledger.web.guard.guard import Guard
from harmledger.web.pages import (
    add,
    export,
    incident,
    incidents,
    judge,
    log_in,
    map_data,
    me,
    method,
    overview,
    people,
    queue,
    report,
)
from harmledger.web.people.csrf import check_form
from harmledger.web.people.gate import Gate
from harmledger.web.people.listening import check_listening
from harmledger.web.people.tries import Tries
from harmledger.web.settings import Settings
from harmledger.web.start import lifespan
from harmledger.web.wrong import handle, wrong

STATIC = Path(__file__).parent / "static"


def create_app(ledger: Ledger, settings: Settings | None = None) -> FastAPI:
    """The desk over an open ledger, which stays the caller's to close."""
    settings = check_listening(ledger, settings or Settings())
    app = FastAPI(
        title="harmledger",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(check_form)],
        lifespan=lifespan,
    )
    app.state.ledger = ledger
    app.state.settings = settings
    app.state.tries = Tries()
    app.state.summaries = Summaries(ledger)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for screen in (overview, incidents, incident, judge, map_data, queue, report, add, method, export, log_in, me, people):
        app.include_router(screen.router, include_in_schema=False)
    app.include_router(api)
    handle(app)
    app.add_middleware(Gate, settings=settings, people=People.of(ledger), answer=wrong)
    app.add_middleware(Guard, settings=settings, answer=wrong)  # the last one added is the first that a request meets
    return app
