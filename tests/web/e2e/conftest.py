"""A browser, and desks over the demo week: one that is only read, copies for those who decide, one that asks for a log-in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="the tests in a browser need Playwright: pip install playwright")

from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.web.e2e.browsing import PATIENCE, browsing
from tests.web.e2e.served import command, served

NAMES = ("chromium", "chromium-browser", "google-chrome")
PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, which resolves no name. Module by module, as its event loop is in the way of other tests."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI tests in a browser too: apt-get install chromium")
        pytest.skip("there is no Chromium here: apt-get install chromium")
    options = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # it cannot have one as root
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=options, timeout=180_000)
        yield running
        running.close()


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demo week, not to be changed."""
    ledger = tmp_path_factory.mktemp("week") / "week.db"
    command("add", "--demo", "--ledger", ledger)
    return ledger


@pytest.fixture(scope="session")
def desk(week: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over the demo week, for those who only read."""
    with served(Path(shutil.copy(week, tmp_path_factory.mktemp("desk")))) as address:
        yield address


@pytest.fixture
def own_desk(week: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a desk over a copy of the demo week, for who decides."""
    with served(Path(shutil.copy(week, tmp_path))) as address:
        yield address


@pytest.fixture(scope="session")
def staffed_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty desk that asks for a log-in; Ada is its admin."""
    ledger = tmp_path_factory.mktemp("staffed") / "staffed.db"
    command("people", "add", "Ada", "--right", "admin", "--ledger", ledger, answer=f"{PASSWORD}\n")
    with served(ledger, "--log-in") as address:
        yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    with browsing(browser, desk) as opened:
        yield opened


@pytest.fixture
def staffed_page(browser: Browser, staffed_desk: str) -> Iterator[Page]:
    """Where Ada has not yet logged in."""
    with browsing(browser, staffed_desk) as opened:
        yield opened


@pytest.fixture(scope="session")
def password() -> str:
    return PASSWORD


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where pictures of the screens are kept: HARMLEDGER_SCREENS, or build/screens of the repository."""
    folder = Path(os.environ.get("HARMLEDGER_SCREENS") or Path(__file__).parents[3] / "build" / "screens")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
