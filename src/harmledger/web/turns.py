"""The order of service: few pages are made at once, and what may take long waits among its like, so that no page waits for it.

An endpoint comes in, one that is run by other threads than the pages goes out.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Any, TypeVar

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import current_default_thread_limiter, run_sync

T = TypeVar("T")

PAGES = min(max(os.cpu_count() or 1, 2), 4)
"""Pages that are made at the same time. More would not be made sooner, and short ones would share their time with long ones."""
LONG = 8
"""Of what may take long: to be read, fetched, recorded behind another writer, or written as a file."""

_LONG: RunVar[CapacityLimiter] = RunVar("harmledger-long")


def few_pages() -> None:
    """Let no more than PAGES be made at once from now on; to be called where the requests are served."""
    current_default_thread_limiter().total_tokens = PAGES


def at_leisure(work: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    """The endpoint, run by threads of its own kind."""

    @wraps(work)
    async def endpoint(*args: Any, **values: Any) -> T:
        return await run_sync(partial(work, *args, **values), limiter=_limiter())

    endpoint.__signature__ = inspect.signature(work, eval_str=True)  # type: ignore[attr-defined]  # which FastAPI reads
    return endpoint


def _limiter() -> CapacityLimiter:
    found = _LONG.get(None)
    if found is None:
        found = CapacityLimiter(LONG)
        _LONG.set(found)
    return found
