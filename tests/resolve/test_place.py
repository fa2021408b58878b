from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.model.globe import distance_km
from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.place import PlaceContext, acled_precision, resolve_place, ucdp_precision

SYRIA = PlaceContext(countries=("SY",))
UKRAINE = PlaceContext(countries=("UA",))
SUDAN = PlaceContext(countries=("SD",))


def place(words: str, **rest: str | None) -> Place:
    return Place(ClaimId("c"), words, Span(0, len(words)), **rest)


@pytest.mark.parametrize(
    ("words", "country", "latitude", "longitude"),
    [
        ("Saraqeb", "SY", 35.864, 36.806),
        ("سراقب", "SY", 35.864, 36.806),
        ("Khan Sheikhoun", "SY", 35.44, 36.65),
        ("Maarat al-Noman", "SY", 35.64, 36.67),
        ("Chasiv Yar", "UA", 48.59, 37.83),
        ("Часів Яр", "UA", 48.59, 37.83),
        ("Robotyne", "UA", 47.45, 35.84),
        ("El Fasher", "SD", 13.63, 25.35),
        ("Gwoza", "NG", 11.08, 13.69),
        ("Bunagana", "CD", -1.3, 29.59),
        ("Beit Lahia", "PS", 31.55, 34.5),
        ("Bakhmut", "UA", 48.59, 38.0),
    ],
)
def test_m16_villages_are_found_under_the_spellings_of_news(words, country, latitude, longitude):
    found = resolve_place(place(words), PlaceContext(countries=(country,)))
    assert found.match
    assert distance_km(found.match.latitude, found.match.longitude, latitude, longitude) < 8
    assert found.geo_precision == "exact"
    assert found.match.score > 0.5


@pytest.mark.parametrize("words", ["Xyzzyville", "Qwrtpsdf", "the area", "", "12", "؟؟؟", "\x00", "a hill"])
def test_m16_a_name_that_finds_nothing_stays_unresolved(words):
    found = resolve_place(place(words), SYRIA)
    assert found.match is None
    assert found.geo_precision is None
    assert (found.words, found.within, found.admin1, found.country) == (words, None, None, None)


@pytest.mark.parametrize("words", ["Lattamna", "Armanaz"])
def test_m16_a_village_is_no_country_for_sharing_its_consonants(words):
    found = resolve_place(place(words), PlaceContext())
    assert found.geo_precision != "country"


def test_m16_what_finds_nothing_leaves_the_others_alone():
    context = PlaceContext(countries=("SY",), places=("Saraqeb", "Binnish"))
    with_nonsense = replace(context, places=("Saraqeb", "Xyzzyville", "Binnish"))
    for words in ("Saraqeb", "Binnish"):
        assert resolve_place(place(words), context) == resolve_place(place(words), with_nonsense)


def test_m16_an_unknown_village_is_answered_by_its_province_and_says_so():
    found = resolve_place(place("Xyzzyabad", admin1="Borno state", country="Nigeria"), PlaceContext(countries=("NG",)))
    assert found.match
    assert (found.match.kind, found.match.name, found.geo_precision) == ("admin1", "Borno State", "province")


def test_m16_an_unknown_quarter_is_near_its_town():
    found = resolve_place(place("Xyzzy quarter", within="Kharkiv"), UKRAINE)
    assert found.match
    assert (found.match.name, found.geo_precision) == ("Kharkiv", "near")


@pytest.mark.parametrize(
    ("words", "kind", "precision"),
    [
        ("Kharkiv", "settlement", "exact"),
        ("the city of Kharkiv", "settlement", "exact"),
        ("Kharkiv oblast", "admin1", "province"),
        ("northern Kharkiv region", "admin1", "province"),
        ("Kharkiv countryside", "admin1", "province"),
        ("central Kharkiv", "settlement", "near"),
        ("the outskirts of Kharkiv", "settlement", "near"),
        ("4 km east of Kharkiv", "settlement", "near"),
        ("60 km east of Kharkiv", "settlement", "district"),
        ("Ukraine", "country", "country"),
        ("eastern Ukraine", "region", "region"),
        ("western Ukraine", "region", "region"),
        ("Donbas", "region", "region"),
    ],
)
def test_m16_words_say_how_near(words, kind, precision):
    found = resolve_place(place(words), UKRAINE)
    assert found.match
    assert (found.match.kind, found.geo_precision) == (kind, precision)


def test_m16_a_town_and_its_province_of_one_name_keep_each_other_as_runner_up():
    town = resolve_place(place("Kharkiv"), UKRAINE)
    assert any(one.kind == "admin1" for one in town.candidates)
    province = resolve_place(place("Kharkiv oblast"), UKRAINE)
    assert any(one.kind == "settlement" for one in province.candidates)


def test_m16_an_area_has_a_radius_and_no_point():
    found = resolve_place(place("Darfur"), SUDAN)
    assert found.match
    assert found.geo_precision == "region"
    assert found.match.radius_km
    assert found.match.radius_km > 100
    assert found.match.country == "SD"


@pytest.mark.parametrize(
    ("words", "precision", "least", "most"),
    [
        ("southern Idlib", "province", 20, 80),
        ("Idlib province", "province", 20, 80),
        ("Harem district", "district", 3, 40),
        ("northeast Syria", "region", 50, 400),
        ("eastern Syria", "region", 50, 600),
        ("Syria", "country", 200, 600),
    ],
)
def test_m16_a_unit_is_an_area_around_its_middle(words, precision, least, most):
    found = resolve_place(place(words), SYRIA)
    assert found.match
    assert found.geo_precision == precision
    assert found.match.latitude is not None
    assert found.match.radius_km is not None
    assert least < found.match.radius_km < most


def test_m16_a_town_has_a_point_a_district_and_no_radius():
    found = resolve_place(place("Khan Sheikhoun"), SYRIA)
    assert found.match
    assert (found.match.radius_km, found.match.admin1, found.match.admin2) == (None, "Idlib", "Maarrat al-Nu'man District")
    assert resolve_place(place("Saraqeb"), SYRIA).match.admin2 is None  # the source knows no district of it


def test_m16_a_compass_point_in_a_name_is_part_of_it():
    found = resolve_place(place("West Darfur state"), SUDAN)
    assert found.match
    assert (found.match.name, found.match.kind) == ("West Darfur", "admin1")


@pytest.mark.parametrize(
    ("first", "second", "precision"), [("Bakhmut", "Chasiv Yar", "near"), ("Kharkiv", "Kherson", "district")]
)
def test_between_two_places(first, second, precision):
    for words in (f"between {first} and {second}", f"the {first}-{second} road"):
        found = resolve_place(place(words), UKRAINE)
        assert found.match
        assert found.geo_precision == precision
        assert [found.match.name, *(one.name for one in found.candidates)] == [first, second]


def test_the_reports_other_places_tell_namesakes_apart():
    names = ("Mabuhay", "Salvacion")
    alone = {name: resolve_place(place(name), PlaceContext(countries=("PH",))).match for name in names}
    near_davao = PlaceContext(countries=("PH",), places=("Davao City", "Tagum", "Panabo"))
    together = {name: resolve_place(place(name), near_davao).match for name in names}
    for name in names:
        assert alone[name]
        assert together[name]
        assert distance(together[name]) <= distance(alone[name])
    assert distance(together["Mabuhay"]) < 150


def distance(match) -> float:
    return distance_km(match.latitude, match.longitude, 7.07, 125.6)


def test_the_province_that_the_report_names_decides():
    for province in ("Latakia", "Homs"):
        found = resolve_place(place("Mansoura", admin1=f"{province} province", country="Syria"), SYRIA)
        assert found.match
        assert found.match.admin1 == province


def test_the_country_is_read_from_the_places_where_the_report_names_none():
    context = PlaceContext(places=("Mosul", "Tikrit", "Samarra"), admin1=("Nineveh province",))
    found = resolve_place(place("Baiji"), context)
    assert found.match
    assert found.match.country == "IQ"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Georgia", "Georgia", "GE"),
        ("Tbilisi, Georgia", "Tbilisi", "GE"),
        ("Cairo, Georgia", "Cairo", "US"),
        ("Paris, Texas", "Paris", "US"),
        ("Paris", "Paris", "FR"),
        ("Springfield, Ill.", "Springfield", "US"),
        ("the DRC", "Democratic Republic of the Congo", "CD"),
    ],
)
def test_names_that_more_than_one_country_has(words, name, country):
    found = resolve_place(place(words), PlaceContext())
    assert found.match
    assert (found.match.name, found.match.country) == (name, country)


def test_the_reports_own_words_stay_as_they_are():
    given = place("Saraqeb", within="Idlib", admin1="Idlib province", country="Syria")
    found = resolve_place(given, SYRIA)
    assert replace(found, match=None, candidates=(), geo_precision=None) == given


def test_acled_and_ucdp_values():
    assert [acled_precision(one) for one in ("exact", "near", "district", "province", "region", "country", None)] == [
        1,
        2,
        2,
        3,
        3,
        None,
        None,
    ]
    assert [ucdp_precision(one) for one in ("exact", "near", "district", "province", "region", "country", None)] == [
        1,
        2,
        3,
        4,
        5,
        6,
        None,
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_m16_no_words_ever_give_the_null_island(words):
    found = resolve_place(place(words), SYRIA)
    for one in (found.match, *found.candidates):
        assert one is None or one.latitude is None or (abs(one.latitude) > 0.01 or abs(one.longitude) > 0.01)
        assert one is None or 0 <= one.score <= 1


def test_resolving_is_deterministic():
    assert resolve_place(place("Mansoura"), SYRIA) == resolve_place(place("Mansoura"), SYRIA)


def test_m16_the_town_of_is_no_district_of_the_same_name():
    context = PlaceContext(countries=("SY",))
    plain = resolve_place(place("Ariha", admin1="Idlib"), context)
    town = resolve_place(place("Ariha", admin1="Idlib"), context, "an air strike on the town of ")
    assert (town.geo_precision, town.match.kind) == ("exact", "settlement")
    assert plain.match is not None
