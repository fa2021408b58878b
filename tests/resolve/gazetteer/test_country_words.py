from __future__ import annotations

import time

import pytest

from harmledger.resolve.gazetteer.country_words import countries_named, country_called, main_country


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Shells fell on the village, Syrian activists said. Syria's government denied it.", ("SY",)),
        ("Clashes broke out in South Sudan, far from Sudan.", ("SS", "SD")),
        ("The Democratic Republic of Congo's army fought rebels.", ("CD",)),
        ("The U.S. said nothing; the US army said less.", ("US",)),
        ("Nothing happened anywhere.", ()),
        ("Michael Jordan flew to Lyon.", ("FR",)),
        ("Troops from Chad crossed into Niger, not Nigeria.", ("TD", "NE", "NG")),
        ("قصفت القوات قرية في سوريا", ("SY",)),
        ("Fighting in Darfur went on.", ("SD",)),
    ],
)
def test_countries_of_a_text(text, countries):
    assert countries_named(text) == countries


def test_a_name_weighs_more_than_a_demonym():
    assert countries_named("Russian planes, Russian tanks in Syria.")[0] == "SY"


def test_cities_only_hint():
    assert countries_named("A bomb in Mosul.") == ("IQ",)
    assert countries_named("A bomb in Mosul.", with_hints=False) == ()


def test_a_long_text_takes_a_fraction_of_a_millisecond():
    text = " ".join(["Syrian soldiers shelled the village of Arun near Marat on Saturday, residents of Turkey said."] * 25)
    countries_named(text)
    start = time.process_time()
    for _ in range(20):
        countries_named(text)
    assert (time.process_time() - start) / 20 < 0.002


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Haiti's police fought gangs. Haitian officers were hurt, a Kenyan said.", "HT"),
        ("Fighting in Khartoum went on. Egypt and Chad called for calm.", "SD"),
        ("Fighting in Khartoum went on, Sudanese doctors said.", "SD"),
        ("Syria and Iraq", None),
        ("Mortar shells hit Mogadishu. Kenya sent troops from Nairobi.", None),
        ("Nothing happened anywhere.", None),
    ],
)
def test_m16_the_country_that_a_text_is_about(text, country):
    assert main_country(text) == country


def test_a_country_is_called_by_its_name_or_its_people():
    assert country_called("Chad") == country_called("Chadian") == "TD"
    assert country_called("Chad's army") is None
    assert country_called("Khartoum") is None
