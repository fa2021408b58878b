"""What the desk does as it begins to serve: the order of service is set, and what every reader asks first is worked out.

An application comes in as it starts; while it runs, nothing more is done here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from harmledger.pipeline.summaries import Summaries
from harmledger.web.page import TEMPLATES
from harmledger.web.pages import map_data, overview
from harmledger.web.turns import few_pages

ZOOMS = range(3, 9)
"""How near a map is as it opens, from the world to a province."""

PATIENCE = 5.0
"""Seconds after which readers are let in, whether all is worked out or not."""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    few_pages()
    warming = asyncio.create_task(run_in_threadpool(warm, app.state.summaries))
    warming.add_done_callback(_told)
    await asyncio.wait({warming}, timeout=PATIENCE)
    yield
    warming.cancel()


def warm(summed: Summaries) -> None:
    """Work out what every first page shows."""
    for name in TEMPLATES.env.list_templates():
        TEMPLATES.get_template(name)
    overview.shared(summed)
    for zoom in ZOOMS:
        map_data.squares(summed, {}, zoom)


def _told(warming: asyncio.Task[None]) -> None:
    """Take note of an error: whoever asks for the page that it is about is told of it."""
    if not warming.cancelled():
        warming.exception()
