from __future__ import annotations

import pytest

from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.lookup import EXACT, search
from harmledger.resolve.gazetteer.unnamed import spelt_out
from harmledger.resolve.gazetteer.words import place_words
from harmledger.resolve.place import PlaceContext, resolve_place


@pytest.mark.parametrize(
    ("words", "told", "country"),
    [
        ("the capital", "the town of Khartoum", "SD"),
        ("southwest of the capital", "southwest of the town of Khartoum", "SD"),
        ("Haiti's capital", "the town of Port-au-Prince", "HT"),
        ("near Syrias capital", "near the town of Damascus", "SY"),
        ("the Chadian capital", "the town of N'Djamena", "TD"),
        ("the capital of Chad", "the town of N'Djamena", "TD"),
        ("Sudan's capital Khartoum", "Khartoum", "SD"),
        ("the south of the country", "the south of Sudan", None),
        ("the capital of North Darfur", "the capital of North Darfur", None),
        ("the provincial capital", "the provincial capital", None),
        ("Bolivia's capital", "Bolivia's capital", None),  # it has two seats
        ("a village", "a village", None),
    ],
)
def test_places_told_without_their_names(words, told, country):
    assert spelt_out(words, "SD") == (told, country)


def test_m16_of_no_one_country_the_capital_stays_unknown():
    assert spelt_out("the capital", None) == ("the capital", None)
    found = resolve_place(Place(ClaimId("c"), "the capital", Span(0, 11)), PlaceContext(countries=("SD", "EG")))
    assert found.match is None


def test_m16_the_capital_is_the_town_and_says_that_it_was_worked_out():
    context = PlaceContext(countries=("SD", "EG"), main_country="SD")
    found = resolve_place(Place(ClaimId("c"), "the capital's northwest", Span(0, 23)), context)
    assert found.match
    assert (found.match.name, found.match.kind, found.geo_precision) == ("Khartoum", "settlement", "near")
    assert found.match.score <= 0.9
    assert (found.words, found.country) == ("the capital's northwest", None)


def test_every_capital_is_in_the_gazetteer():
    for country, name in place_words().capitals.items():
        towns = (one for one in search(name, (country,)) if one.entry.kind == kinds.SETTLEMENT)
        assert any(one.how in EXACT for one in towns), (country, name)
