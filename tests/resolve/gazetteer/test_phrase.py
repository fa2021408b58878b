from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.resolve.gazetteer.phrase import Phrase, parse, plain


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tel Arun", Phrase(("Tel Arun",))),
        ("the town of Tel Arun", Phrase(("Tel Arun",), kind="settlement")),
        ("Arun refugee camp", Phrase(("Arun",), kind="refugee_camp")),
        ("4 km east of Arun", Phrase(("Arun",), "near", direction=90, distance_km=4.0)),
        ("about 10 miles (16 km) north-west of Arun", Phrase(("Arun",), "near", direction=315, distance_km=16.09)),
        ("the outskirts of Arun", Phrase(("Arun",), "near")),
        ("northern outskirts of Arun", Phrase(("Arun",), "near", direction=0)),
        ("Arun suburbs", Phrase(("Arun",), "near")),
        ("near Arun", Phrase(("Arun",), "near")),
        ("outside the city of Arun", Phrase(("Arun",), "near", kind="settlement")),
        ("between Arun and Selim", Phrase(("Arun", "Selim"), "between")),
        ("the Arun-Selim road", Phrase(("Arun", "Selim"), "between")),
        ("the road from Arun to Selim", Phrase(("Arun", "Selim"), "between")),
        ("southern Marat countryside", Phrase(("Marat",), "part", direction=180)),
        ("northern Marat province", Phrase(("Marat",), "part", kind="admin1", direction=0)),
        ("the south of Marat", Phrase(("Marat",), "part", direction=180)),
        ("to the south of Marat", Phrase(("Marat",), "near", direction=180)),
        ("Marat's northwest", Phrase(("Marat",), "part", direction=315)),
        ("the northern city of Arun", Phrase(("Arun",), kind="settlement")),
        ("Arun and Selim counties", Phrase(("Arun", "Selim"), "list", kind="admin2")),
        ("Arun/Selim", Phrase(("Arun", "Selim"))),
        ("Kobani (Ayn al-Arab)", Phrase(("Kobani", "Ayn al-Arab"))),
        ("Paris, Texas", Phrase(("Paris",), outer="Texas")),
        ("rebel-held areas", Phrase(())),
        ("the capital", Phrase(())),
        ("", Phrase(())),
    ],
)
def test_relations(words, expected):
    found = parse(words)
    assert found.names == expected.names
    assert found.relation == expected.relation or not expected.names
    if expected.names:
        assert (found.kind, found.direction, found.outer) == (expected.kind, expected.direction, expected.outer)
        assert found.distance_km == (pytest.approx(expected.distance_km) if expected.distance_km else None)


def test_a_direction_in_a_name_is_left_to_whoever_knows_the_name():
    assert plain("West Darfur State") == Phrase(("West Darfur",), kind="admin1")


@given(st.text(max_size=60))
def test_no_words_break_it(words):
    assert isinstance(parse(words), Phrase)
