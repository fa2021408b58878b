"""What people decide about claims is applied, the latest of it, and undone when it is withdrawn (M24)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reconcile.invented import entry, judge, toll

from harmledger.errors import JudgementError
from harmledger.reconcile.judged import judged
from harmledger.reconcile.reconcile import incidents_of

DAY = date(2024, 3, 4)
TOLD = entry("a", "Tel Arun", DAY, toll("a", "killed", 4))


def test_m24_a_toll_is_corrected_and_the_correction_withdrawn() -> None:
    corrected = judge("correct", "ca", value='{"low": 5, "high": 6, "who": "civilians"}')
    mention = judged(TOLD.mention, [corrected])
    assert (mention.tolls[0].count.bounds, mention.tolls[0].who) == ((5, 6), "civilians")
    assert judged(TOLD.mention, [corrected, judge("withdraw", corrected.judgement_id, at=2)]) == TOLD.mention


def test_m24_the_latest_verdict_stands() -> None:
    first, second = judge("reject", "ca"), judge("accept", "ca", at=2)
    assert judged(TOLD.mention, [second, first]).tolls == TOLD.mention.tolls
    assert judged(TOLD.mention, [first]).tolls == ()


def test_m24_a_place_and_a_day_are_corrected() -> None:
    place = judge("correct", "cplacea", value='{"name": "Bir Samak", "latitude": 33.5, "longitude": 38.0, "country": "SY"}')
    day = judge("correct", "cdaya", value='{"start": "2024-03-02"}')
    (incident,) = incidents_of([TOLD], [place, day])
    assert incident.incident_id == "SY-2024-03-02-bir-samak"
    assert incident.place is not None
    assert incident.place.words == "Tel Arun", "the report's own words stay"


def test_m24_a_mention_that_a_person_calls_a_total_is_one() -> None:
    (total,) = incidents_of([TOLD], [judge("correct", "ma", value='{"kind": "aggregate"}')])
    assert total.kind == "aggregate"
    assert incidents_of([TOLD], [judge("correct", "ma", value='{"kind": "context"}')]) == ()


@pytest.mark.parametrize("value", ["no JSON", "[1]", '{"low": 9, "high": 2}', '{"colour": 1}', None.__str__()])
def test_a_correction_that_does_not_fit_says_so(value: str) -> None:
    with pytest.raises(JudgementError):
        judged(TOLD.mention, [judge("correct", "ca", value=value)])
