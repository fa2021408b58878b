"""From raw text to places: invented paragraphs in the manner of general news (M16)."""

from __future__ import annotations

import pytest

from harmledger.model.report import Report
from harmledger.pipeline.geoparse import geoparse


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """(words, admin1 or none, country) of each name."""
    found = geoparse(Report(text, doc="d"))
    return [
        (one.place.words, one.place.match.admin1, one.place.match.country) if one.place.match else (one.place.words, None, None)
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Michael Jordan flew to Jordan on Monday, the Washington Post said.", [("Jordan", None, "JO")]),
        (
            "She lived in Paris, Texas, and later left Paris for Dallas.",
            [("Paris", "Texas", "US"), ("Texas", "Texas", "US"), ("Paris", "Texas", "US"), ("Dallas", "Texas", "US")],
        ),
        (
            "Police in Springfield, Ill., said that a man from London, Ontario was held.",
            [
                ("Springfield", "Illinois", "US"),
                ("Ill", "Illinois", "US"),
                ("London", "Ontario", "CA"),
                ("Ontario", "Ontario", "CA"),
            ],
        ),
        (
            "In Washington state, fires burned near Spokane.",
            [("Washington", "Washington", "US"), ("Spokane", "Washington", "US")],
        ),
        (
            "The mayor thanked the Mansfield Police Department in DeSoto Parish, Louisiana.",
            [("Mansfield", "Louisiana", "US"), ("DeSoto Parish", "Louisiana", "US"), ("Louisiana", "Louisiana", "US")],
        ),
        ("Fans in Manchester cheered.", [("Manchester", "England", "GB")]),
        (
            "The Democratic Republic of Congo's army left Goma.",
            [("Democratic Republic of Congo", None, "CD"), ("Goma", "North Kivu", "CD")],
        ),
        ("Sydney Carter lives in Sydney.", [("Sydney", "New South Wales", "AU")]),
    ],
)
def test_names_mean_places(text, expected):
    assert places(text) == expected


def test_a_demonym_gives_its_country_and_says_that_it_is_one():
    found = geoparse(Report("Turkish troops left Aleppo.", doc="d"))
    assert [(one.is_demonym, one.place.match and one.place.match.country) for one in found] == [(True, "TR"), (False, "SY")]


def test_m16_a_name_that_nothing_fits_has_no_match():
    found = geoparse(Report("He lives in Xyzzyville.", doc="d"))
    assert [(one.place.words, one.place.match) for one in found] == [("Xyzzyville", None)]


def test_a_great_units_middle_lies_in_it():
    russia = geoparse(Report("He lives in Russia.", doc="d"))[0].place.match
    assert russia
    assert (russia.latitude, russia.longitude) == (60.0, 100.0)
    assert russia.radius_km
