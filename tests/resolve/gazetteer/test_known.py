from __future__ import annotations

import time

import pytest

from harmledger.resolve.gazetteer.known import KnownPlaces

SYRIA = KnownPlaces(("SY",))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Syria", "country"),
        ("Syrian", None),
        ("Saraqib", "settlement"),
        ("Binnish", "settlement"),
        ("al-Atarib", "settlement"),
        ("Maarat al-Noman", "settlement"),
        ("Darfur", "region"),
        ("Moscow", "settlement"),
        ("Saturday", None),
        ("Observatory", None),
        ("Of", None),
        ("Police", None),
        ("Mary", None),
        ("Ahmad", None),
        ("Michael Jordan", None),
        ("village", None),
        ("", None),
    ],
)
def test_kind_of(name, kind):
    assert SYRIA.kind_of(name) == kind
    assert (name in SYRIA) == (kind is not None)


def test_a_cue_makes_an_everyday_word_a_place():
    assert KnownPlaces(("MM",)).kind_of("Same") is None
    assert KnownPlaces(("TZ",)).kind_of("Same", is_cued=True) == "settlement"


def test_villages_are_known_only_where_the_report_is():
    assert KnownPlaces(("UA",)).kind_of("Saraqib") is None


def test_a_call_takes_microseconds():
    known = KnownPlaces(("SY",))
    names = ["Saraqib", "Binnish", "Douma", "Monitor", "Group", "Committee", "Afrin", "Harim"] * 25
    known.kind_of("Idlib")
    start = time.process_time()
    for name in names:
        known.kind_of(name)
    assert (time.process_time() - start) / len(names) < 0.0003
