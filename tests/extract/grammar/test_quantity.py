"""Numbers with their bounds (M2), and numbers that count nobody (M6)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.harmed import Bounds, counts


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Shelling killed 14 people in Kherson.", (14, 14)),
        ("At least 26 people were killed in Sagaing.", (26, None)),
        ("No fewer than 33 farmers were killed in Benue.", (33, None)),
        ("More than 1,700 people have died in Khartoum.", (1701, None)),
        ("Upwards of 25 militants were killed in Tirah.", (26, None)),
        ("Up to 80 fighters were killed near Gao.", (0, 80)),
        ("As many as 70 people may have died at the mine.", (0, 70)),
        ("Fewer than ten people were hurt in Cali.", (0, 9)),
        ("Nearly 3,000 people were displaced from Goma.", (None, 3000)),
        ("Between 15 and 20 people were killed in Port-au-Prince.", (15, 20)),
        ("Local fishermen saw 10 to 12 bodies in the river.", (10, 12)),
        ("Forty or more people were killed in Bolobo.", (40, None)),
        ("Twenty-five people were killed in Marib.", (25, 25)),
        ("Two hundred and six people were killed in Derna.", (206, 206)),
        ("Half a million people fled from Rakhine.", (500_000, 500_000)),
        ("1.2 million people were displaced in Tigray.", (1_200_000, 1_200_000)),
        ("A dozen people were killed in Jenin.", (12, 12)),
        ("A couple of inmates were hurt in Esmeraldas.", (2, 2)),
    ],
)
def test_m02_a_bound_makes_a_range(text: str, bounds: Bounds) -> None:
    assert counts(text) == [bounds]


def test_m02_about_a_number_is_the_number() -> None:
    assert counts("Some 150 soldiers died and about 90 were hurt in Kidal.") == [(150, 150), (90, 90)]


@pytest.mark.parametrize(
    "text",
    [
        "Dozens were killed in Aden.",
        "Hundreds of people were killed in El Fasher.",
        "Several soldiers were killed in Tillaberi.",
        "An unknown number of people were killed in Birnin Gwari.",
        "Several dozen people were killed in Homs.",
    ],
)
def test_m02_a_word_of_number_has_no_bounds(text: str) -> None:
    assert counts(text) == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Tarek Nimer, 24, was shot dead in Balata.",
        "A 70-year-old woman was killed in Hpakant.",
        "A married couple aged 61 and 58 died in Nikopol.",
        "A mother of four was killed in her hut.",
        "The front line has hardly moved since 2014.",
        "It was the worst attack in the 1990s.",
        "Soldiers of the 33rd Battalion were killed near Menaka.",
        "The town lies 15 kilometres from Mosul.",
        "About 40 percent of the town was destroyed.",
        "No one was hurt in the blast in Yala.",
        "The raid on Route 7 failed.",
    ],
)
def test_m06_ages_years_ranks_and_measures_count_nobody(text: str) -> None:
    assert counts(text) == []


def test_a_colon_leads_to_a_number() -> None:
    assert counts("Roadside bomb in Helmand: seven civilians dead") == [(7, 7)]
