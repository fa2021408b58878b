"""The values of an incident, chosen from claims."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.reconcile.invented import entry, judge, toll

from harmledger.model.entry import Entry
from harmledger.reconcile.reconcile import incidents_of

DAY = date(2031, 5, 2)


def three() -> list[Entry]:
    return [entry(name, "Tel Arun", DAY, toll(name, "killed", 4)) for name in "abc"]


def test_m24_a_place_that_a_person_corrected_stands_against_any_number_of_reports() -> None:
    value = {
        "name": "Tel Arun West",
        "place_id": "p9",
        "latitude": 35.2,
        "longitude": 36.6,
        "admin1": "Idlib",
        "country": "SY",
        "geo_precision": "near",
    }
    (before,) = incidents_of(three())
    (after,) = incidents_of(three(), [judge("correct", "cplaceb", value=json.dumps(value, sort_keys=True))])
    assert before.place
    assert after.place
    assert (before.place.name, after.place.name) == ("Tel Arun", "Tel Arun West")
    assert after.place.claim_id == "cplaceb"


def test_m24_a_day_that_a_person_accepted_stands_against_any_number_of_reports() -> None:
    told = three()
    when = told[0].mention.date
    assert when
    other = date(2031, 5, 1)
    told[0] = replace(told[0], mention=replace(told[0].mention, date=replace(when, start=other, precision="days")))
    (before,) = incidents_of(told)
    (after,) = incidents_of(told, [judge("accept", "cdaya")])
    assert (before.days.start, after.days.start) == (DAY, other)
    assert set(after.days.claims) == {"cdaya", "cdayb", "cdayc"}
