"""M28: whose names an export gives."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from tests.export.conftest import toll

from harmledger.export.acled import acled
from harmledger.export.ftm import ftm
from harmledger.export.geojson import geojson
from harmledger.export.hxl import hxl
from harmledger.export.names import WITHHELD, Names, Withholding
from harmledger.export.parquet import parquet
from harmledger.export.record import Record
from harmledger.export.ucdp import ucdp
from harmledger.model.count import CountRange

NAMESAKE = toll("cn", "killed", CountRange(2, 2), "killed the brothers Karim and Arun Haddad")
PEOPLE = ("Bitar", "bitar", "Hassan", "Safwan", "Qaddour")
FORMATS = {"acled": acled, "ucdp": ucdp, "hxl": hxl, "geojson": geojson, "ftm": ftm}


@pytest.mark.parametrize("form", FORMATS)
def test_m28_no_name_of_a_victim_or_witness_leaves_unless_asked_for(form, records):
    content = FORMATS[form](records).content.decode()
    assert [name for name in PEOPLE if name in content] == []
    assert "Lowland Post" in content or form == "hxl"


def test_m28_parquet_withholds_them_too(records):
    pl = pytest.importorskip("polars")
    told = str(pl.read_parquet(BytesIO(parquet(records).content)).to_dicts())
    assert [name for name in PEOPLE if name in told] == []
    asked = str(pl.read_parquet(BytesIO(parquet(records, with_names=True).content)).to_dicts())
    assert all(name in asked for name in ("Bitar", "Safwan", "Qaddour"))


def test_m28_names_are_given_when_asked_for(records):
    content = acled(records, with_names=True).content.decode()
    assert "Hassan al-Bitar" in content
    assert "Munir Safwan" in content


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The farmer Hassan al-Bitar and his sons were killed", f"The farmer {WITHHELD} and his sons were killed"),
        ("Hassan al-Bitar was killed", f"{WITHHELD} was killed"),
        ("Umm Khaled and Abu Omar died", f"{WITHHELD} and {WITHHELD} died"),
        ("killed the journalist J. R. Moyo", f"killed the journalist {WITHHELD}"),
        ("قُتل حسن", f"{WITHHELD}"),
        ("Twelve Syrian soldiers were killed on Monday", "Twelve Syrian soldiers were killed on Monday"),
        ("Eight members of the Northern Shield", "Eight members of the Northern Shield"),
        ("at least 14 people", "at least 14 people"),
        ("Five UN staff were hurt", "Five UN staff were hurt"),
    ],
)
def test_m28_a_run_of_capitals_is_a_person_unless_a_word_in_it_says_otherwise(words, left):
    assert Names().words(words) == left


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Farmer Omar Haddad among the dead of Tel Arun", f"Farmer {WITHHELD} among the dead of Tel Arun"),
        ("Shelling kills four in Tel Arun", "Shelling kills four in Tel Arun"),
        ("Market Of Tel Arun Bombed On Monday", "Market Of Tel Arun Bombed On Monday"),
        ("Five Killed With Hassan Al-Bitar", f"Five Killed With {WITHHELD}"),
    ],
)
def test_m28_headlines_withhold_what_they_can_tell_for_a_name(title, left, records):
    assert Withholding(records, given=False).of(records[0]).headline(title) == left


def test_places_outlets_and_parties_of_the_incident_keep_their_names(records):
    names = Withholding(records, given=False).of(records[0])
    assert names.words("killed in Tel Arun, the Lowland Post said") == "killed in Tel Arun, the Lowland Post said"


def test_a_place_keeps_its_name_where_another_record_has_a_person_of_that_name(records):
    told = tuple(replace(e, mention=replace(e.mention, place=None, tolls=(NAMESAKE,))) for e in records[0].entries)
    other = Record(replace(records[0].incident, place=None, parties=()), told)
    whose = Withholding([*records, other], given=False)
    assert whose.of(records[0]).headline("Shells kill four people near Tel Arun") == "Shells kill four people near Tel Arun"


def test_m28_an_address_that_holds_a_name_is_cut_to_its_host(records):
    names = Withholding(records, given=False).of(records[0])
    assert names.address("https://lowland.example/2020/hassan-al-bitar-dead") == "https://lowland.example/"
    assert names.address("https://lowland.example/2020/market") == "https://lowland.example/2020/market"
