"""A page in a real browser, watched: an error in its console, or a request that leaves this machine, fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 60_000
"""Milliseconds that a busy machine may take."""

GONE = "net::ERR_ABORTED"
"""What a request says that a download or the next page cut short."""


@contextmanager
def browsing(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of a browser that has never been here. Raises AssertionError at the end, with all that it did wrong."""
    context = browser.new_context(**{"base_url": address, "viewport": {"width": 1280, "height": 900}, **options})
    context.set_default_timeout(PATIENCE)
    faults: list[str] = []
    _watch(context, faults)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert faults == []


def _watch(context: BrowserContext, faults: list[str]) -> None:
    context.on("console", lambda told: faults.append(f"console: {told.text}") if told.type == "error" else None)
    context.on("weberror", lambda told: faults.append(f"script: {told.error}"))
    context.on("request", lambda asked: None if _is_own(asked.url) else faults.append(f"left the machine: {asked.url}"))
    context.on("requestfailed", lambda asked: None if asked.failure == GONE else faults.append(f"failed: {asked.url}"))


def _is_own(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname == "127.0.0.1"


def settle(page: Page) -> None:
    """Wait until the maps of the page have their countries and their marks."""
    for number in range(page.locator(".map:not([data-tiles])").count()):
        drawn = page.locator(".map").nth(number)
        drawn.locator(".country").first.wait_for(state="attached")
        drawn.locator(".cell, .here").first.wait_for(state="attached")
