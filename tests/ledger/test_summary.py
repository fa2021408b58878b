"""What is added up in the database is what adding up the incidents gives, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.ledger.adding import by_day, counted, total
from tests.ledger.synthetic import incidents
from tests.reconcile.invented import entry, toll

from harmledger.ledger import find, summary, view
from harmledger.ledger.find import Filters, Place, found, newest, page
from harmledger.ledger.store import Store, Transaction
from harmledger.model.incident import Incident
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.summary import Sum
from harmledger.pipeline.ledger import Ledger

ALL = tuple(incidents(300))

WANTED: list[Filters] = [
    {},
    {"since": date(2031, 1, 10), "until": date(2031, 1, 20)},
    {"since": date(2031, 1, 25)},
    {"until": date.max},
    {"since": date(2031, 1, 10), "place": "number", "event_type": "shelling"},
    {"place": "number 7"},
    {"grade": "contested", "kind": "incident"},
    {"bbox": (-20.0, -30.0, 60.0, 40.0)},
    {"bbox": (150.0, -90.0, -150.0, 90.0)},
    {"place": "nowhere"},
]


@pytest.fixture
def tx(where: str) -> Iterator[Transaction]:
    with (store := Store.open(where, create=True)).writing() as writing:
        view.put(writing, ALL)
    with store.looking() as looking:
        yield looking
    store.close()


def passing(tx: Transaction, wanted: Filters) -> list[Incident]:
    held = view.by_anchor(tx, [anchor for anchor, _ in found(tx, wanted)])
    return list(held.values())


def place_of(tx: Transaction, anchor: str) -> Place:
    (one,) = view.by_anchor(tx, [anchor]).values()
    return one.days.start or date.max, one.incident_id


def test_m17_m18_sums_are_those_of_the_incidents(tx: Transaction) -> None:
    for wanted in WANTED:
        those, told = passing(tx, wanted), summary.overview(tx, wanted)
        adding = counted(those)
        assert (told.number, told.added) == (len(those), len(adding))
        assert summary.number(tx, wanted) == len(those)
        assert told.totals == sum(one.kind == "aggregate" for one in those)
        assert told.contested == sum(one.grade == "contested" for one in those)
        assert told.pointless == sum(one.place is None or one.place.latitude is None for one in adding)
        assert told.dayless == sum(one.days.start is None or one.days.start != one.days.end for one in adding)
        assert (told.killed, told.injured) == (total(those, "killed"), total(those, "injured"))
        assert told.days == by_day(those)


def test_the_box_holds_every_point(tx: Transaction) -> None:
    placed = [one.place for one in ALL if one.kind == "incident" and one.place]
    points = [(place.longitude, place.latitude) for place in placed if place.latitude is not None]
    wests, souths = zip(*points, strict=True)
    assert summary.overview(tx, {}).box == pytest.approx((min(wests), min(souths), max(wests), max(souths)))
    assert summary.overview(tx, {"place": "nowhere"}).box is None


@pytest.mark.parametrize("zoom", [-1, 0, 3, 7, 11, 19])
def test_each_incident_with_a_point_is_in_one_square(tx: Transaction, zoom: int) -> None:
    for wanted in WANTED:
        pointed = [one for one in counted(passing(tx, wanted)) if one.place and one.place.latitude is not None]
        cells = summary.cells(tx, wanted, zoom, most=10_000)
        assert sum(cell.incidents for cell in cells) == len(pointed)
        assert sum((cell.killed for cell in cells), Sum()) == total(pointed, "killed")
        assert {cell.incident_id for cell in cells if cell.incident_id} <= {one.incident_id for one in pointed}


def test_a_nearer_map_tells_more_apart(tx: Transaction) -> None:
    numbers = [len(summary.cells(tx, {}, zoom, most=10_000)) for zoom in range(12)]
    assert numbers == sorted(numbers)
    assert numbers[0] < 20 < numbers[-1]
    assert len(summary.cells(tx, {}, 11, most=25)) == 25


def test_pages_go_on_where_the_last_one_ended(tx: Transaction) -> None:
    for wanted in WANTED:
        everything = [anchor for anchor, _ in found(tx, wanted)]
        by_offset = [a for at in range(0, 300, 40) for a in page(tx, wanted, 40, offset=at)]
        assert by_offset == everything
        by_place: list[str] = []
        while some := page(tx, wanted, 40, after=place_of(tx, by_place[-1]) if by_place else None):
            by_place += some
        assert by_place == everything


def test_names_that_many_have_find_the_same_as_names_that_few_have(tx: Transaction, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: Filters = {"place": "number 1", "since": date(2031, 1, 10)}
    few, told = page(tx, wanted, 100), summary.overview(tx, wanted)
    monkeypatch.setattr(find, "AT_ONCE", 1)
    assert (page(tx, wanted, 100), summary.overview(tx, wanted)) == (few, told)


def test_m01_an_unknown_day_is_in_no_range_of_days(tx: Transaction) -> None:
    for wanted in ({"since": date.min}, {"until": date.max}, {"since": date.max}):
        told: Filters = {**wanted}  # type: ignore[typeddict-item]
        assert all(one.days.start for one in passing(tx, told))


def test_the_newest_are_those_reported_on_last(tx: Transaction) -> None:
    days = [one.last_report for one in view.by_anchor(tx, newest(tx, 20)).values()]
    wanted = sorted((one.last_report for one in ALL if one.last_report), reverse=True)[:20]
    assert sorted(filter(None, days), reverse=True) == wanted


def test_m16_the_middle_of_an_area_is_on_no_map(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "areas.db") as held:
        for name, town, precision in (("a", "Tel Arun", "province"), ("b", "Bir Samak", "near")):
            one = entry(name, town, date(2031, 5, 2 if name == "a" else 22), toll(name, "killed", 4))
            assert one.mention.place
            mention = replace(one.mention, place=replace(one.mention.place, geo_precision=precision))
            held.add([Reading(one.report, (mention,), (), MadeBy("grammar", "9", "abc"))])
        (cell,) = held.cells(8, 10)
        assert (cell.incidents, held.overview().pointless) == (1, 1)
        assert len(held.incidents(bbox=(-180, -90, 180, 90))) == 1
