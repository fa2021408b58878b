"""The screens that anybody can open, by name, and how a page is judged: its width and its accessibility."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCREENS = {
    "overview": "/",
    "incidents": "/incidents",
    "incident": "/incidents/SY-2020-10-12-binnish",
    "total": "/incidents/SY-2020-10-12-syria-total",
    "reports": "/reports",
    "queue": "/queue",
    "near-merge": "/queue?need=near_merge",
    "add": "/add",
    "method": "/method",
    "me": "/me",
}

WIDTHS = (1280, 360)

GRAVE = {"serious", "critical"}
UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def is_as_wide_as_its_window(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return wide


def complaints(page: Page) -> list[str]:
    """What axe-core finds grave, in light and in dark, with all that folds unfolded."""
    page.evaluate(_axe())
    page.evaluate(UNFOLD)
    page.emulate_media(color_scheme="light")
    found = _told("light", page.evaluate("axe.run(document, {resultTypes: ['violations']})"))
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})")
    page.emulate_media(color_scheme="light")
    return found + _told("dark", dark)


def _told(scheme: str, result: dict[str, Any]) -> list[str]:
    return [
        f"{scheme}, {rule['impact']}: {rule['id']}: {node['html'][:200]}"
        for rule in result["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


@cache
def _axe() -> str:
    return (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
