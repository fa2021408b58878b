"""Whether a country has a place of a name."""

from __future__ import annotations

import pytest

from harmledger.resolve.gazetteer.named import is_place


@pytest.mark.parametrize(
    ("name", "country", "is_one"),
    [
        ("Aleppo", "SY", True),
        ("Khan Shaykhun", "SY", True),
        ("Aleppo", "UA", False),
        ("Zaynab Qadour", "SY", False),
        ("", "SY", False),
    ],
)
def test_a_place_is_one_of_its_own_country_by_its_whole_name(name: str, country: str, is_one: bool) -> None:
    assert is_place(name, country) is is_one
