"""Each screen as a person meets it: at two widths, in light and dark, on paper, without scripts, in a script from the right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.e2e.browsing import browsing, settle
from tests.web.e2e.screen import SCREENS, WIDTHS, complaints, is_as_wide_as_its_window

pytestmark = pytest.mark.slow

READABLE = {
    "/": ".coverage td",
    "/incidents": "#incidents td",
    "/incidents/SY-2020-10-12-binnish": ".figures td, .claim mark",
    "/reports": "#reports td",
    "/queue": "#item blockquote mark",
    "/method": ".rules dd",
}
"""What each page is there for, where no script runs."""


@pytest.fixture(params=SCREENS)
def name(request: pytest.FixtureRequest) -> str:
    screen: str = request.param
    return screen


def kept(page: Page, folder: Path, name: str) -> None:
    settle(page)
    page.screenshot(path=folder / f"{name}.png", full_page=True, animations="disabled")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_fits_its_window_and_is_kept(page: Page, screens: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(SCREENS[name])
    kept(page, screens, f"{name}-{width}")
    assert is_as_wide_as_its_window(page)


def test_a_screen_is_accessible_in_light_and_dark(page: Page, name: str) -> None:
    page.goto(SCREENS[name])
    settle(page)
    assert complaints(page) == []


def test_a_report_fits_and_is_accessible(page: Page, screens: Path) -> None:
    page.goto("/reports")
    page.locator("#reports th[scope=row] a").first.click()
    expect(page.locator("#text .piece").first).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        kept(page, screens, f"report-{width}")
        assert is_as_wide_as_its_window(page)
    assert complaints(page) == []


def test_log_in_and_people_fit_and_are_accessible(staffed_page: Page, screens: Path, password: str) -> None:
    page = staffed_page
    page.goto("/people")
    expect(page).to_have_title("Log in · harmledger")
    for name in ("login", "people", "own-page"):
        if name == "people":
            page.get_by_label("Name").fill("Ada")
            page.get_by_label("Password").fill(password)
            page.get_by_role("button", name="Log in").click()
            expect(page.get_by_role("row", name="Ada you admin")).to_be_visible()
        elif name == "own-page":
            page.get_by_role("link", name="You", exact=True).click()
            expect(page.get_by_role("heading", name="Tokens for programs")).to_be_visible()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            kept(page, screens, f"{name}-{width}")
            assert is_as_wide_as_its_window(page)
        assert complaints(page) == []


def test_every_page_can_be_read_without_scripts(browser: Browser, desk: str) -> None:
    with browsing(browser, desk, java_script_enabled=False) as page:
        for path, told in READABLE.items():
            page.goto(path)
            expect(page.locator(told).first).to_be_visible()
        page.goto("/incidents")
        every = page.locator("#incidents tbody tr").count()
        page.get_by_label("Place").fill("Binnish")
        page.get_by_role("button", name="Show").click()
        expect(page).to_have_url(f"{desk}/incidents?from=&to=&place=Binnish&type=&grade=&actor=&text=&kind=&bbox=")
        assert 0 < page.locator("#incidents tbody tr").count() < every


def test_on_paper_there_is_what_is_told_and_nothing_to_press(page: Page) -> None:
    page.emulate_media(media="print")
    for path in ("/", "/incidents", "/incidents/SY-2020-10-12-binnish"):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(READABLE[path]).first).to_be_visible()
        for pressed in ("nav", "form", "button", ".map", ".skip"):
            assert [one for one in page.locator(pressed).all() if one.is_visible()] == [], (path, pressed)


def test_a_text_from_the_right_is_shown_from_the_right(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Headline").fill("قصف على قرية تل زهرون")
    page.get_by_label("Text", exact=True).fill("قال الدفاع المدني إن القصف أصاب ثلاثة منازل في القرية.")
    page.get_by_role("button", name="Read it").first.click()
    expect(page.get_by_role("heading", name="Read, and not yet recorded")).to_have_css("direction", "ltr")
    expect(page.locator(".preview h2")).to_have_css("direction", "rtl")
    expect(page.locator(".preview .text")).to_have_css("direction", "rtl")


def test_every_quotation_finds_its_own_direction(page: Page) -> None:
    page.goto("/incidents/SY-2020-10-12-binnish")
    quoted = page.locator("blockquote")
    assert quoted.count() > 3
    assert quoted.count() == page.locator("blockquote[dir=auto]").count()


def test_the_first_key_skips_to_the_content(page: Page) -> None:
    page.goto("/incidents")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("From")).to_be_focused()
    assert page.locator("#f-from").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


def test_on_a_narrow_screen_each_number_of_the_list_says_what_it_counts(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto("/incidents")
    total = page.locator("#incidents tr.total")
    expect(total).to_contain_text(re.compile(r"\d+ killed\s+injured not told"), use_inner_text=True)
    expect(total).to_contain_text("1 source", use_inner_text=True)
    assert "1 sources" not in page.locator("#incidents").inner_text()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert "killed" not in total.inner_text()


def test_the_rarer_filters_unfold_and_stay_open_where_one_is_set(page: Page) -> None:
    page.goto("/incidents")
    expect(page.get_by_label("Who did it")).to_be_hidden()
    page.get_by_text("More filters").click()
    page.get_by_label("Who did it").fill("Northern Shield")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/incidents\?actor=Northern\+Shield$"))
    page.reload()
    expect(page.get_by_label("Who did it")).to_have_value("Northern Shield")
    expect(page.get_by_label("Who did it")).to_be_visible()


def test_somebody_is_removed_only_after_a_second_press(staffed_page: Page, password: str) -> None:
    page = staffed_page
    page.goto("/people")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("Name").fill("Leser")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Add or change").click()
    row = page.get_by_role("row", name="Leser")
    expect(row.get_by_role("button")).to_be_hidden()
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="Remove Leser for good")).to_be_visible()
    row.get_by_role("button").click()
    expect(page.get_by_role("row", name="Leser")).to_have_count(0)
