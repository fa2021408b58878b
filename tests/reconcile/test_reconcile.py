"""Mentions of several reports become incidents, each counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reconcile.invented import entry, judge, toll, when

from harmledger.reconcile.reconcile import incidents_of

FIRST, NEXT, LATER = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 9)


def members(*args: object) -> set[tuple[str, ...]]:
    return {incident.mentions for incident in incidents_of(*args)}  # type: ignore[arg-type]


def test_m20_two_reports_of_one_day_and_place_are_one_incident() -> None:
    told = [entry("a", "Tel Arun", FIRST, toll("a", "killed", 4)), entry("b", "Tel Arun", FIRST, toll("b", "killed", 5))]
    (incident,) = incidents_of(told)
    assert incident.incident_id == "SY-2024-03-04-tel-arun"
    assert len(incident.reports) == 2
    figure = incident.figure("killed")
    assert figure is not None
    assert (figure.low, figure.high) == (4, 5)
    assert incident.links[0].features


def test_m20_another_town_or_another_week_is_another_incident() -> None:
    told = [
        entry("a", "Tel Arun", FIRST, toll("a", "killed", 4)),
        entry("b", "Bir Samak", FIRST, toll("b", "killed", 4)),
        entry("c", "Tel Arun", LATER, toll("c", "killed", 4)),
    ]
    assert members(told) == {("ma",), ("mb",), ("mc",)}


def test_m24_what_a_person_told_apart_or_put_together_stays_so() -> None:
    told = [entry("a", "Tel Arun", FIRST), entry("b", "Tel Arun", FIRST), entry("c", "Bir Samak", LATER)]
    apart, together = judge("different", "ma", "mb"), judge("same", "mb", "mc", at=2)
    assert members(told, [apart]) == {("ma",), ("mb",), ("mc",)}
    assert members(told, [apart, together]) == {("ma",), ("mb", "mc")}
    undone = judge("withdraw", together.judgement_id, at=3)
    assert incidents_of(told, [apart, together, undone]) == incidents_of(told, [apart])


def test_m09_what_is_only_feared_is_no_incident() -> None:
    assert incidents_of([entry("a", "Tel Arun", FIRST, kind="prospect"), entry("b", "Tel Arun", FIRST, kind="context")]) == ()


def test_m17_a_total_is_held_against_the_incidents_and_not_added() -> None:
    told = [
        entry("a", "Tel Arun", FIRST, toll("a", "killed", 4)),
        entry("b", "Tel Arun", LATER, toll("b", "killed", 2)),
        entry("t", "Tel Arun", FIRST, toll("t", "killed", 9), kind="aggregate"),
    ]
    told[2] = replace(told[2], mention=replace(told[2].mention, date=when("t", FIRST, LATER)))
    first, later, total = sorted(incidents_of(told), key=lambda incident: (incident.kind == "aggregate", incident.days.start))
    assert total.covers == (first.incident_id, later.incident_id)
    assert [(c.harm, c.told, c.recorded) for c in total.checks] == [("killed", 9, 6)]
    assert first.covered_by == total.checks


def test_two_incidents_of_one_day_and_town_get_letters_from_their_anchors() -> None:
    told = [entry("a", "Tel Arun", FIRST), entry("b", "Tel Arun", FIRST)]
    ids = [incident.incident_id for incident in incidents_of(told, [judge("different", "ma", "mb")])]
    assert len(set(ids)) == 2
    assert all(name.startswith("SY-2024-03-04-tel-arun-") and len(name) == len("SY-2024-03-04-tel-arun-") + 3 for name in ids)
