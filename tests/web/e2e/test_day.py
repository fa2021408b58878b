"""A recorder's day at the desk, from a pasted report to the reason for a figure, in a browser and in one go."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.web.e2e.browsing import browsing, settle
from tests.web.e2e.screen import complaints, is_as_wide_as_its_window

pytestmark = pytest.mark.slow

TITLE = "Shelling kills four in northwest Syria"
TEXT = """\
IDLIB, Syria - Government artillery shelled the village of Tel Zahrun in Syria's Idlib province on Monday, killing \
four people, the Northern Rescue Corps said.
Nine others were wounded, according to the Northern Rescue Corps.
"""
"""Of a village that no gazetteer knows."""

POINT = {"latitude": "35.9", "longitude": "36.7"}


def test_a_recorders_day(browser: Browser, own_desk: str, screens: Path) -> None:
    with browsing(browser, own_desk) as page:
        read(page, screens)
        go_back_to_the_text(page)
        path = record(page)
        correct_the_place(page, path)
        merge_and_undo_by_keyboard(page)
        keep_apart_by_keyboard(page)
        grade(page, path)
        export(page)
        ask_why(page, path)


def read(page: Page, screens: Path) -> None:
    """The reading is shown, and nothing is recorded yet."""
    page.goto("/add")
    page.get_by_label("Headline").fill(TITLE)
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_label("Publisher", exact=True).fill("The Valley Courier")
    page.get_by_label("Published", exact=True).fill("2020-10-19")
    page.get_by_role("button", name="Read it").first.click()
    expect(page.get_by_role("heading", name="Read, and not yet recorded")).to_be_visible()
    told = page.locator(".preview .narrow")
    expect(told).to_contain_text("4 people killed")
    expect(told).to_contain_text("9 people injured")
    expect(told).to_contain_text("19 Oct 2020")
    expect(told).to_contain_text("“Tel Zahrun”, somewhere in Idlib")
    expect(page.locator(".text .field-place").filter(has_text="Tel Zahrun")).to_be_visible()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=screens / f"preview-{width}.png", full_page=True)
        assert is_as_wide_as_its_window(page)
    assert complaints(page) == []
    other = page.context.new_page()
    assert rows(other, "/reports", "#reports tbody tr").filter(has_text=TITLE).count() == 0
    other.close()


def go_back_to_the_text(page: Page) -> None:
    """Back in the browser, and back by the button: the text is there still, and only recording it lets it go."""
    heading = page.get_by_role("heading", name="Read, and not yet recorded")
    page.go_back()
    expect(page.locator("#text")).to_have_value(TEXT)
    expect(page.get_by_label("Headline")).to_have_value(TITLE)
    page.get_by_role("button", name="Read it").first.click()
    expect(heading).to_be_visible()
    page.get_by_role("button", name="Change the text").click()
    expect(page.locator("#text")).to_have_value(TEXT)
    page.get_by_role("button", name="Read it").first.click()
    expect(heading).to_be_visible()


def record(page: Page) -> str:
    """The path of the incident that it makes."""
    page.get_by_role("button", name="Record 1 report").click()
    expect(page.get_by_role("heading", name="Recorded")).to_be_visible()
    expect(page.locator("main")).to_contain_text("1 new report")
    assert page.evaluate("sessionStorage.length") == 0
    page.locator("main ul a[href^='/incidents/']").click()
    expect(page.locator(".headline .killed dd")).to_have_text("4")
    expect(page.locator(".headline .injured dd")).to_have_text("9")
    expect(page.get_by_text("Tel Zahrun").first).to_be_visible()
    return page.url


def correct_the_place(page: Page, path: str) -> None:
    """The village gets a name and a point; the report's words stay beside them, and the permalink goes on."""
    field = page.locator("#field-place")
    field.get_by_text("Judge this claim").click()
    form = field.locator("form").filter(has=page.get_by_role("button", name="Correct"))
    form.get_by_label("name", exact=True).fill("Tel Zahrun")
    form.get_by_label("geo precision").select_option("exact")
    for part, value in POINT.items():
        form.get_by_label(part).fill(value)
    form.get_by_label("Reason").fill("A local map has it")
    form.get_by_role("button", name="Correct").click()
    expect(page.locator("#notice")).to_contain_text("Recorded")
    expect(page.locator("h1")).to_contain_text("Tel Zahrun")
    expect(page.locator(".facts")).to_contain_text("35.9000, 36.7000")
    expect(page.locator(".facts")).to_contain_text("the report: “Tel Zahrun”")
    expect(page.locator(".history").first).to_contain_text("A local map has it")
    settle(page)
    page.goto(path)
    expect(page.locator("h1")).to_contain_text("Tel Zahrun")


def merge_and_undo_by_keyboard(page: Page) -> None:
    """Two incidents become one and two again; no pointer is touched."""
    before = rows(page, "/incidents", "#incidents tbody tr").count()
    page.goto("/queue?need=near_merge")
    waiting = page.locator(".waiting li").count()
    expect(page.locator(".card")).to_have_count(2)
    page.keyboard.press("m")
    expect(page.locator("#why-merge")).to_be_focused()
    page.keyboard.type("One strike, told by two outlets")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Recorded")
    assert page.locator(".waiting li").count() < waiting
    assert rows(page, "/incidents", "#incidents tbody tr").count() == before - 1
    page.goto("/queue?need=near_merge")
    page.keyboard.press("u")
    expect(page.locator(".waiting li")).to_have_count(waiting)
    assert rows(page, "/incidents", "#incidents tbody tr").count() == before


def keep_apart_by_keyboard(page: Page) -> None:
    """Forward, back, and a decision that two are two; a key that is typed into a field is only a letter."""
    page.goto("/queue?need=near_merge")
    waiting = page.locator(".waiting li").count()
    first = page.locator("#asked").inner_text()
    other = page.locator(".card h2").nth(1).inner_text()
    page.keyboard.press("j")
    expect(page.locator(".waiting li").nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    expect(page.locator(".waiting li").first).to_have_attribute("aria-current", "true")
    page.keyboard.press("s")
    expect(page.locator("#why-split")).to_be_focused()
    page.keyboard.type("jkmu are letters here")
    expect(page.locator("#why-split")).to_have_value("jkmu are letters here")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Recorded")
    expect(page.locator(".waiting li")).to_have_count(waiting - 1)
    assert (page.locator("#asked").inner_text(), page.locator(".card h2").nth(1).inner_text()) != (first, other)


def grade(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_text("Grade it").click()
    page.locator("#grade input[value=confirmed]").check()
    page.locator("#why-grade").fill("The army says that its guns fired")
    page.get_by_role("button", name="Grade", exact=True).click()
    expect(page.locator(".headline .grade")).to_have_text("confirmed")
    expect(page.locator(".history").first).to_contain_text("The army says that its guns fired")


def export(page: Page) -> None:
    """Just what the filtered list shows leaves as a file, with the corrected point, and its notes beside it."""
    page.goto("/incidents")
    page.get_by_label("Place").fill("Tel Zahrun")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/incidents\?place=Tel\+Zahrun$"))
    expect(page.locator("#incidents tbody tr")).to_have_count(1)
    with page.expect_download() as waited:
        page.get_by_role("link", name="GeoJSON").click()
    with zipfile.ZipFile(waited.value.path()) as packed:
        assert packed.namelist() == ["harmledger-geojson.geojson", "harmledger-geojson.geojson.notes.json"]
        features = json.loads(packed.read("harmledger-geojson.geojson"))["features"]
    assert [one["geometry"]["coordinates"] for one in features] == [[36.7, 35.9]]


def ask_why(page: Page, path: str) -> None:
    """From a figure to its claim, in its sentence, and on to where it stands in the report."""
    page.goto(path)
    page.locator(".figures a.figure.killed").click()
    expect(page).to_have_url(re.compile("#why-1$"))
    expect(page.locator("#why-1")).to_be_in_viewport()
    claim = page.locator("#claims ~ .claim").first
    expect(claim.locator("blockquote")).to_contain_text("shelled the village of Tel Zahrun")
    expect(claim.locator("mark")).to_have_text("killing four people")
    expect(claim.locator("blockquote")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(claim.locator("mark")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    claim.locator(".source a").click()
    expect(page.locator("#text .piece:target")).to_have_text("killing four people")
    expect(page.locator("#text .piece:target")).to_be_in_viewport()


def rows(page: Page, path: str, row: str) -> Locator:
    page.goto(path)
    return page.locator(row)
