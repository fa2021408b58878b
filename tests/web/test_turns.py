"""What takes long has threads of its own, so that pages are answered meanwhile."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.testclient import TestClient
from starlette.concurrency import run_in_threadpool

from harmledger.web.turns import LONG, PAGES, at_leisure, few_pages

Number = Annotated[int, Query(ge=1)]


def test_a_page_does_not_wait_for_what_takes_long() -> None:
    gate = Event()
    wait = at_leisure(gate.wait)

    async def asked() -> str:
        few_pages()
        long = [asyncio.create_task(wait(30)) for _ in range(LONG + 2)]  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        page = await asyncio.wait_for(run_in_threadpool(lambda: "a page"), 10)
        gate.set()
        assert all(await asyncio.gather(*long))
        return page

    assert asyncio.run(asked()) == "a page"


def test_few_pages_are_made_at_once() -> None:
    now, most = 0, 0

    def page() -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        Event().wait(0.02)
        now -= 1

    async def asked() -> None:
        few_pages()
        await asyncio.gather(*(run_in_threadpool(page) for _ in range(PAGES * 3)))

    asyncio.run(asked())
    assert most <= PAGES


def test_its_parameters_are_those_of_the_endpoint() -> None:
    app = FastAPI()

    @app.get("/twice/{word}")
    @at_leisure
    def twice(word: str, times: Number = 2) -> str:
        return word * times

    desk = TestClient(app)
    assert desk.get("/twice/ab?times=3").json() == "ababab"
    assert desk.get("/twice/ab?times=0").status_code == 422
