"""Who said how many, and when."""

from __future__ import annotations

from datetime import date

from tests.reconcile.invented import entry, toll

from harmledger.model.entry import Entry
from harmledger.model.incident import Incident
from harmledger.reconcile.reconcile import incidents_of
from harmledger.review.why import Ground, why
from harmledger.web.view.voices import STRIP, Voices, voices

DAY = date(2031, 5, 2)


def told(*entries: Entry) -> Voices:
    (incident,) = incidents_of(entries)
    return of(incident, *entries)


def of(incident: Incident, *entries: Entry) -> Voices:
    answers = [answer for answer in why(incident, Ground(entries, (), {})) if answer.field == "killed"]
    return voices("killed", answers, incident.figure("killed"))


def test_m07_a_claimant_has_one_row_whoever_passes_it_on() -> None:
    rescue = {"claimant": "Rescue Corps"}
    found = told(
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4, **rescue)),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 4, **rescue), published=date(2031, 5, 3)),
        entry("c", "Tel Arun", DAY, toll("c", "killed", 6)),
    )
    assert [row.name for row in found.rows] == ["Rescue Corps", "Outlet c"]
    assert found.days == (DAY, date(2031, 5, 3))
    assert [[cell.number for cell in cells] for cells in found.rows[0].cells] == [["4"], ["4"]]


def test_m02_a_range_is_a_bar_and_an_open_one_has_no_end() -> None:
    found = told(
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4, 6)),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 5, None, open_high=None)),
    )
    bars = {row.name: row.bars for row in found.rows}
    (closed,), (opened,) = bars["Outlet a"], bars["Outlet b"]
    assert 0 < closed.left < closed.right < STRIP
    assert not closed.is_open
    assert (opened.right, opened.is_open) == (STRIP, True)


def test_m01_a_figure_without_a_number_is_said_to_be_one() -> None:
    found = told(
        entry("a", "Tel Arun", DAY, toll("a", "killed", None)),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 5)),
    )
    row = next(row for row in found.rows if row.name == "Outlet a")
    assert [[cell.number for cell in cells] for cells in row.cells] == [["no number"]]
    assert row.bars == ()
