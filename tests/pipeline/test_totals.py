"""What covers what is found in a ledger as it is among all its incidents at once (M17); on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.synthetic import FIRST, incidents
from tests.web.staffed import told

from harmledger.ledger import view
from harmledger.ledger.store import Store
from harmledger.model.incident import Days, Incident
from harmledger.model.vocabulary import PlaceId
from harmledger.pipeline import totals
from harmledger.pipeline.incidents import shown
from harmledger.pipeline.ledger import Ledger
from harmledger.reconcile.coverage import covered

PRECISIONS = ("country", "province", "district", "exact", "region", None)


def wide(n: int, one: Incident) -> Incident:
    """The totals over some days and areas of every kind, the incidents near one another."""
    if one.place is None:
        return one
    latitude = None if one.place.latitude is None else 33 + one.place.latitude / 40
    longitude = None if one.place.longitude is None else 36 + one.place.longitude / 40
    name = PlaceId(f"{one.place.country}-{n % 9}")
    place = replace(one.place, latitude=latitude, longitude=longitude, place_id=name, admin1=f"unit {n % 3}")
    if one.kind == "incident":
        return replace(one, place=place)
    first = FIRST + timedelta(days=n % 20)
    precision: Any = PRECISIONS[n % len(PRECISIONS)]
    country = None if n % 7 == 0 else place.country
    place = replace(place, geo_precision=precision, country=country)
    return replace(one, days=Days(first, first + timedelta(days=n % 25), "month"), place=place)


def test_m17_totals_cover_what_they_cover_among_all(where: str) -> None:
    held = [wide(n, one) for n, one in enumerate(incidents(400))]
    with (store := Store.open(where, create=True)).writing() as tx:
        view.put(tx, held)
    with store.looking() as tx:
        anchors = [one.anchor for one in held]
        found = shown(tx, anchors)
        ids = {one.anchor: one.incident_id for one in held}
        named = [replace(one, part_of=ids[one.part_of] if one.part_of else None) for one in held]  # type: ignore[index]
        assert list(found) == list(covered(named))
        assert sum(len(one.covers) for one in found) > 100
        assert [shown(tx, [anchor])[0] for anchor in anchors[:60]] == list(found[:60])
    store.close()


def test_m17_what_is_kept_of_a_total_follows_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, sums = [], totals._sums
    monkeypatch.setattr(totals, "_sums", lambda tx, total: asked.append(total) or sums(tx, total))
    one = told("t", "Tel Arun")
    total = replace(one.mentions[0], kind="aggregate")
    with Ledger.open(tmp_path / "ledger.db") as held:
        held.add([replace(one, mentions=(total,)), told("a", "Tel Arun")])
        (single,), (whole,) = held.incidents(kind="incident"), held.incidents(kind="aggregate")
        assert whole.covers == (single.incident_id,)
        before = len(asked)
        assert held.incident(single.incident_id).covered_by == held.incident(single.incident_id).covered_by == whole.checks
        assert len(asked) == before
        held.add([told("b", "Tel Arun", told().report.published)])
        assert len(held.incident(whole.incident_id).covers) >= 1
        assert len(asked) > before
