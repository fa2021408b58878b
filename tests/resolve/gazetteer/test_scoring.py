from __future__ import annotations

import pytest

from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.gazetteer.evidence import PlaceContext, evidence_of, scored
from harmledger.resolve.gazetteer.lookup import EXACT
from harmledger.resolve.place import resolve_place


def place(words: str, **rest: str | None) -> Place:
    return Place(ClaimId("c"), words, Span(0, len(words)), **rest)


@pytest.mark.parametrize("words", ["Belogorka", "Zabarmari", "Tall Zamrud", "Brusbeka", "Ashkadira"])
def test_m16_a_look_alike_in_no_known_country_is_no_match(words):
    ranked = scored(words, evidence_of(place(words), PlaceContext()))
    assert all(one.score <= 0.15 for one in ranked if one.found.how not in EXACT)
    assert resolve_place(place(words), PlaceContext()).match is None


@pytest.mark.parametrize(("words", "country"), [("Belo", "UA"), ("Barah", "PH"), ("Kutulo", "KE")])
def test_m16_a_look_alike_alone_never_scores_high(words, country):
    ranked = scored(words, evidence_of(place(words, country=country), PlaceContext()))
    assert ranked[0].found.how not in EXACT
    assert ranked[0].score <= 0.75


def test_a_look_alike_that_the_reports_province_bears_out_may():
    found = resolve_place(place("Resafa", admin1="Raqqa province", country="SY"), PlaceContext())
    assert found.match
    assert found.match.admin1 == "Al-Raqqah"
    assert found.match.score > 0.75


def test_a_place_in_a_country_is_not_the_country():
    found = resolve_place(place("Mexico", country="MX"), PlaceContext(countries=("MX",)))
    assert found.match
    assert found.match.kind != "country"
    alone = resolve_place(place("Mexico"), PlaceContext(countries=("MX",)))
    assert alone.match
    assert alone.match.kind == "country"


def test_the_seat_of_a_district_is_likelier_than_its_namesakes():
    ranked = scored("Guadalupe", evidence_of(place("Guadalupe", country="MX"), PlaceContext()))
    reasons = {one.found.entry.place_id: dict(one.reasons) for one in ranked}
    assert "the seat of its district" in reasons["geonames:4005492"]
