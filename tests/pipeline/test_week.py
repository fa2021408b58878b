"""The demo ledger against what a recorder writes down by hand from the same reports (M1, M17 to M22).

week.jsonl goes through reading, recording and reconciling; its incidents are held against week.truth.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest
import yaml

from harmledger.demo import week_path
from harmledger.ingest.intake import Given
from harmledger.ingest.jsonl import from_lines
from harmledger.model.incident import Figure, Incident
from harmledger.pipeline.ledger import Ledger

TRUTH = yaml.safe_load(Path(__file__).with_name("week.truth.yaml").read_text(encoding="utf-8"))
BY_HAND = {row["name"]: row for row in TRUTH["incidents"]}
NEAR_KM = 15


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("week") / "week.db") as held:
        with week_path().open("rb") as lines:
            tally = held.add(from_lines("week", lines, Given()))
        assert len(tally.new) == 65
        yield held


@pytest.fixture(scope="module")
def docs(ledger: Ledger) -> dict[str, str]:
    return {report.report_id: report.doc for report in ledger.all_reports()}


@pytest.fixture(scope="module")
def found(ledger: Ledger, docs: dict[str, str]) -> dict[str, Incident]:
    """The incident of each name, by the reports that tell of it."""
    told = {}
    for incident in ledger.incidents(kind="incident"):
        mine = {docs[report] for report in incident.reports}
        of = max(BY_HAND.values(), key=lambda row: (len(mine & set(row["docs"])) / len(mine | set(row["docs"])), row["name"]))
        told[of["name"]] = incident
    return told


def bounds(figure: Figure | None) -> list[int | None] | None:
    return [figure.low, figure.best, figure.high] if figure else None


def apart_km(incident: Incident, at: list[float]) -> float:
    place = incident.place
    assert place
    assert place.latitude is not None
    assert place.longitude is not None
    return hypot(place.latitude - at[0], (place.longitude - at[1]) * cos(radians(at[0]))) * 111.2


def test_m20_there_are_as_many_incidents_as_happened(found: dict[str, Incident], ledger: Ledger) -> None:
    assert set(found) == set(BY_HAND)
    assert len(ledger.incidents(kind="incident")) == len(BY_HAND)


@pytest.mark.parametrize("name", BY_HAND)
def test_m20_each_incident_keeps_its_reports(name: str, found: dict[str, Incident], docs: dict[str, str]) -> None:
    assert sorted(docs[report] for report in found[name].reports) == BY_HAND[name]["docs"]


@pytest.mark.parametrize("name", BY_HAND)
@pytest.mark.parametrize("harm", ["killed", "injured", "abducted"])
def test_m22_low_best_and_high_are_those_of_the_hand(harm: Any, name: str, found: dict[str, Incident]) -> None:
    assert bounds(found[name].figure(harm)) == BY_HAND[name].get(harm)


@pytest.mark.parametrize("name", BY_HAND)
def test_day_place_and_type_are_those_of_the_hand(name: str, found: dict[str, Incident]) -> None:
    incident, row = found[name], BY_HAND[name]
    assert (incident.days.start, incident.days.end) == (row["day"], row["day"])
    assert apart_km(incident, row["at"]) < NEAR_KM
    assert incident.event_type in row["event_type"]


@pytest.mark.parametrize("name", BY_HAND)
def test_m21_sources_and_grade_are_those_of_the_hand(name: str, found: dict[str, Incident]) -> None:
    incident, row = found[name], BY_HAND[name]
    assert (len(incident.sources), incident.grade) == (row["sources"], row["grade"])
    assert incident.is_provisional == (row["sources"] == 1)


def test_m17_the_monitor_s_total_is_held_against_the_incidents_and_never_added(ledger: Ledger, docs: dict[str, str]) -> None:
    (total,) = ledger.incidents(kind="aggregate")
    assert [docs[report] for report in total.reports] == TRUTH["total"]["docs"]
    assert [total.days.start, total.days.end] == TRUTH["total"]["days"]
    assert [(check.told, check.recorded) for check in total.checks] == [(TRUTH["total"]["told"], TRUTH["total"]["recorded"])]


def test_the_hand_s_own_sum_is_right() -> None:
    assert sum(row["killed"][1] for row in BY_HAND.values() if row["killed"]) == TRUTH["total"]["recorded"]
    told = {doc for row in BY_HAND.values() for doc in row["docs"]}
    others = {*TRUTH["total"]["docs"], *TRUTH["without"], *TRUTH["superseded"]}
    assert not told & others
    assert len(told | others) == 65


def test_m09_m26_what_tells_of_no_incident_is_kept_with_its_reason(ledger: Ledger, docs: dict[str, str]) -> None:
    told = {docs[report] for incident in ledger.incidents() for report in incident.reports}
    assert not told & set(TRUTH["without"])
    assert not told & set(TRUTH["superseded"])
