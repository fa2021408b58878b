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
from harmledger.export.names import WITHHELD, Names, Withholding, names_in
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
        ("قُتل حسن", f"قُتل {WITHHELD}"),
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


TOWN = "SY"


def placed(text: str) -> str:
    return Names(countries=frozenset({TOWN})).masked(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Fatima was killed.", "██████ was killed."),
        ("Shells fell. Bilal said he had carried her.", "Shells fell. █████ said he had carried her."),
        ("Rescuers came. Residents fled. Two died.", "Rescuers came. Residents fled. Two died."),
        ("Hope, 6, was killed. There is hope.", "████, 6, was killed. There is hope."),
        ("Said said so.", "████ said so."),
        ("It is denied that Damascus did it. Ankara objected.", "It is denied that Damascus did it. Ankara objected."),
        ("ZAYNAB QADOUR and ALI HASSAN died.", "██████ ██████ and ███ ██████ died."),
        ("The UN and UNICEF said so.", "The UN and UNICEF said so."),
    ],
)
def test_m28_a_name_that_opens_a_sentence_or_is_in_capitals_is_withheld_and_a_plain_word_is_not(text, left):
    assert Names().masked(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The shells fell in Maarrat Misrin.", "The shells fell in Maarrat Misrin."),
        ("They fled to the town of Salqin on foot.", "They fled to the town of Salqin on foot."),
        ("They fled to Salqin on foot.", "They fled to ██████ on foot."),
        ("The people had trust in Salqin then.", "The people had trust in ██████ then."),
        ("They met in Salqin's house.", "They met in ██████'█ house."),
        ("They saw it in Salqin, 34, and cried.", "They saw it in ██████, 34, and cried."),
        ("They saw the shrapnel in Zaynab then.", "They saw the shrapnel in ██████ then."),
    ],
)
def test_m28_what_a_text_tells_as_a_place_and_the_gazetteer_has_is_no_person(text, left):
    assert placed(text).replace("’", "'") == left


@pytest.mark.parametrize("text", ["Иван Петров погиб в городе.", "Ο Γιώργος Νικολάου σκοτώθηκε."])
def test_m28_names_are_found_in_every_script_that_has_capitals(text):
    masked = Names().masked(text)
    assert [word for word in ("Иван", "Петров", "Γιώργος", "Νικολάου") if word in masked] == []
    assert masked.endswith(("погиб в городе.", "σκοτώθηκε."))


ARABIC = "قال الدفاع المدني إن القصف على المدينة أدى إلى مقتل ثلاثة مدنيين بينهم زينب قدور وطفلها."


def test_m28_an_arabic_text_can_be_read_without_its_names():
    masked = Names().masked(ARABIC)
    assert masked == ARABIC.replace("زينب", "████").replace("قدور", "████").replace("وطفلها", "██████")


GIVEN = (
    "محمد أحمد علي حسن حسين عمر خالد وليد كريم كمال جمال باسم بشار بلال طارق يوسف إبراهيم إسماعيل محمود مصطفى "
    "موسى عيسى سامر سمير سعيد فاطمة زينب مريم سارة نور هدى أمل آمنة ليلى منى رنا سميرة نادية دينا لينا مها "
    "هنا هناء آيات شهد صباح بسمة فريدة وفاء وسام وعد ولاء فادي فهد ماهر نزار نضال جهاد عادل سالم سليم سلمى "
    "سلمان رامي رائد زياد غسان فراس قاسم قصي لؤي مازن مالك معاذ منير ناصر هاني هشام وائل ياسر يحيى تركي نظام "
    "قائد مقاتل فتحي طه عبده أدهم أمين أيمن بدر بدور بركات توفيق ثائر جابر حاتم حازم حمزة خليل داود ربيع رشيد "
    "زكريا ذكرى"
)
FAMILY = (
    "الأسد الحربي العسكري الصغير الكبير المصري السوري العراقي التركي اليمني الفلسطيني الحلبي الشمالي الغربي "
    "السبع الأول"
)


@pytest.mark.parametrize("given", GIVEN.split())
def test_m28_no_common_arabic_name_is_a_plain_word(given):
    for text in (f"قتل {given} أمس", f"مقتل و{given}"):
        assert given not in Names().masked(text)


@pytest.mark.parametrize("family", FAMILY.split())
def test_m28_a_family_name_that_is_a_plain_word_goes_with_the_given_name(family):
    assert family not in Names().masked(f"قتل محمد {family} أمس")
    assert family.removeprefix("ال") not in Names().masked(f"قتل عبد {family} أمس")


def test_m28_a_script_without_capitals_that_nobody_listed_words_of_is_withheld_whole():
    assert Names().masked("გიორგი მოკლეს") == "██████ ██████"


def test_m28_whom_a_report_takes_for_who_did_it_is_withheld_too_where_no_directory_knows_a_body_of_the_name(records):
    entries = records[0].entries
    actors = tuple(replace(a, name="Tarek Nasser", words="Tarek Nasser", actor_id=None) for a in entries[0].mention.actors)
    told = replace(entries[0], mention=replace(entries[0].mention, actors=actors))
    assert names_in([told]).masked("Tarek Nasser") == "█████ ██████"
