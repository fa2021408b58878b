"""Values of claims in words and in forms."""

from __future__ import annotations

import json

from harmledger.model.claim import Claim
from harmledger.model.place import PlaceCandidate
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId, PlaceId
from harmledger.review.correction import corrected_value
from harmledger.web.view.value import change, of_candidate, parts, told


def claim(field: str, words: str = "words", **value: object) -> Claim:
    return Claim(ClaimId("c1"), MentionId("m1"), field, json.dumps(value), words, Span(0, 5))  # type: ignore[arg-type]


TOLL = claim("toll", harm="killed", low=8, high=8, vague=False, approximate=False, who="civilians", side=None, part_of=None)
PLACE = claim(
    "place", "Salqa", name=None, place_id=None, latitude=None, longitude=None, admin1=None, country=None, geo_precision=None
)


def test_m01_what_is_unknown_is_told_in_the_reports_words() -> None:
    assert told(TOLL) == "8 civilians killed"
    assert told(PLACE) == "“Salqa”, not in the gazetteer"
    assert told(claim("date", "that day", start=None, end=None, precision=None)) == "“that day”, day not known"
    assert told(claim("actor", "gunmen", role="perpetrator", name=None, actor_id=None, stance="alleged")) == (
        "perpetrator: gunmen (alleged)"
    )


def test_m24_only_what_was_changed_is_a_change() -> None:
    typed = {part.name: part.value for part in parts(TOLL)}
    assert change(TOLL, typed) == {}
    assert change(TOLL, typed | {"high": " 10 "}) == {"high": 10}
    assert change(TOLL, typed | {"high": ""}) == {"high": None}
    assert change(TOLL, typed | {"high": "many"}) == {"high": "many"}


def test_m16_a_place_under_another_name_keeps_the_area_that_was_read_and_not_the_point() -> None:
    former = {"name": "Marat", "place_id": "p1", "latitude": 35.5, "longitude": 36.5, "admin1": "Hill", "country": "XX"}
    wrong = claim("place", "Salqa", **former, geo_precision="exact")
    typed = {part.name: part.value for part in parts(wrong)} | {"name": "Salqa"}
    value = json.loads(corrected_value(wrong, change(wrong, typed)))
    kept = {name: told for name, told in value.items() if told is not None}
    assert kept == {"name": "Salqa", "admin1": "Hill", "country": "XX"}


def test_m16_a_picked_place_is_one_that_a_correction_takes() -> None:
    town = PlaceCandidate(PlaceId("p1"), "Salqa", "settlement", 35.0, 36.0, "Idlib", "SY", 0.4)
    area = PlaceCandidate(PlaceId("p2"), "Jabal Salqa", "region", 35.0, 36.0, None, "SY", 0.4, radius_km=20)
    assert json.loads(corrected_value(PLACE, of_candidate(town)))["geo_precision"] == "exact"
    assert json.loads(corrected_value(PLACE, of_candidate(area)))["geo_precision"] == "region"


def test_m16_a_place_that_is_known_only_by_its_province_is_not_told_as_the_town_of_that_name() -> None:
    area = {"name": "Marat", "admin1": "Marat", "country": "XX", "geo_precision": "province"}
    assert told(claim("place", "Salqa", **area)) == "“Salqa”, somewhere in Marat, XX"
    assert told(claim("place", "Marat", **{**area, "geo_precision": "exact"})) == "Marat, XX"
