"""The map of the incidents: it draws and gathers, follows the filters, and leads the keyboard on to the list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.e2e.browsing import settle

pytestmark = pytest.mark.slow

FINE = ".leaflet-marker-icon.cell"


def drawn(page: Page) -> int:
    """How many incidents the marks stand for."""
    return sum(int(words or 1) for words in page.locator(FINE).all_inner_texts())


def listed(page: Page) -> int:
    """How many incidents the table has, without totals and without those that the page says are not on the map."""
    off = page.locator(".map-side > p").filter(has_text="not on the map")
    return page.locator("#incidents tbody tr:not(.total)").count() - sum(int(told.split()[0]) for told in off.all_inner_texts())


def test_every_incident_is_on_the_map_and_they_gather_as_it_shrinks(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    every, marks = listed(page), page.locator(FINE).count()
    assert every > 10
    assert drawn(page) == every
    for _ in range(8):
        page.get_by_role("button", name="Zoom out").click()
        page.wait_for_timeout(400)  # of the animation
    expect(page.locator(FINE)).to_have_count(1)
    assert marks > 1
    assert drawn(page) == every


def test_the_map_names_the_places_that_it_shows(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    page.locator(".place span").first.wait_for(state="attached")
    assert "Aleppo" in page.locator(".place span").all_inner_texts()


def test_no_name_is_cut_off_by_the_edge_or_lies_under_a_button(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    page.locator(".place span").first.wait_for(state="attached")
    frame = page.locator(".map").bounding_box()
    buttons = [one.bounding_box() for one in page.locator(".map .leaflet-control").all()]
    names = [one.bounding_box() for one in page.locator(".place span").all()]
    assert frame
    assert len(names) > 5
    for name in filter(None, names):
        assert frame["x"] <= name["x"]
        assert name["x"] + name["width"] <= frame["x"] + frame["width"] + 4, name
        for button in filter(None, buttons):
            is_beside = name["x"] >= button["x"] + button["width"] or name["x"] + name["width"] <= button["x"] + 4
            assert is_beside or name["y"] >= button["y"] + button["height"] - 4 or name["y"] + name["height"] <= button["y"] + 4


def test_table_map_and_address_follow_a_filter_together(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    page.get_by_label("Grade").select_option("contested")
    expect(page).to_have_url(re.compile(r"/incidents\?grade=contested$"))
    expect(page.locator("#incidents .grade:not(.grade-contested)")).to_have_count(0)
    settle(page)
    assert drawn(page) == listed(page) > 0
    page.go_back()
    expect(page).to_have_url(re.compile(r"/incidents$"))
    expect(page.locator("#incidents .grade-fair").first).to_be_visible()
    settle(page)
    assert drawn(page) == listed(page)


def test_what_is_in_view_becomes_the_filter(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    every = listed(page)
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(400)
    page.get_by_role("button", name="List only what is in view").click()
    expect(page).to_have_url(re.compile("bbox="))
    assert listed(page) < every


def test_the_keyboard_opens_a_mark_and_gets_past_the_map_to_the_list(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    page.locator(".map").focus()
    passed = []
    for _ in range(80):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.closest('#incidents, .map, .charts')?.className"))
        if passed[-1] == "list":
            break
    assert passed[-1] == "list"
    assert any("map" in str(name) for name in passed)
    mark = page.locator(f"{FINE}.cell-one").first
    mark.focus()
    expect(mark.locator("span")).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/incidents/SY-2020-10-1"))


def test_borders_are_finer_near_by_and_coarse_from_afar(page: Page) -> None:
    page.goto("/incidents/SY-2020-10-12-binnish")
    page.locator(".country.fine").first.wait_for(state="attached")
    expect(page.locator(".country:not(.fine)")).to_have_count(0)
    near = page.locator(".country").count()
    assert 0 < near < 200
    for _ in range(4):
        page.get_by_role("button", name="Zoom out").click()
        page.wait_for_timeout(400)
    expect(page.locator(".country.fine")).to_have_count(0)
    assert page.locator(".country").count() > near


def test_a_near_map_names_villages(page: Page) -> None:
    page.goto("/incidents/SY-2020-10-12-binnish")
    settle(page)
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(400)
    expect(page.locator(".place-3 span").first).to_be_attached()


def test_incidents_at_one_place_are_listed_where_no_zoom_takes_them_apart(page: Page) -> None:
    page.goto("/incidents?place=Binnish")
    settle(page)
    assert drawn(page) == listed(page) > 1
    for _ in range(8):
        mark = page.locator(f"{FINE}:not(.cell-one)").first
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(700)
        if "bbox=" in page.url:
            break
    expect(page).to_have_url(re.compile("place=Binnish&bbox="))
    assert page.locator("#incidents tbody tr").count() > 1


def test_no_mark_hides_another(page: Page) -> None:
    page.goto("/incidents")
    settle(page)
    every = listed(page)
    for _ in range(6):
        page.get_by_role("button", name="Zoom out").click()
        page.wait_for_timeout(500)
        boxes = [box for one in page.locator(f"{FINE} span").all() if (box := one.bounding_box())]
        middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"] / 2) for box in boxes]
        for at, (x, y, radius) in enumerate(middles):
            assert all(((x - a) ** 2 + (y - b) ** 2) ** 0.5 > max(radius, other) * 0.9 for a, b, other in middles[:at])
        assert drawn(page) == every
