"""Totals over a period, over many happenings or a whole war are told from incidents (M17)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import tellings


@pytest.mark.parametrize(
    "text",
    [
        "At least 26 people have been killed in the district since the beginning of the month.",
        "More than 12,000 civilians have been killed in the conflict in Burkina Faso.",
        "The war, which began in 2014, has killed 14,000 people.",
        "Gangs killed 540 people in the first four months of the year.",
        "The mission documented the killing of 61 civilians between 1 April and 31 May.",
        "Eleven journalists were killed in Mexico in 2022.",
        "Hundreds have been killed in the fighting.",
        "Police killed five protesters in two separate incidents in Nairobi.",
        "Over the past week strikes killed 33 people in Kharkiv region.",
        "Mines kill about 90 people a year in Cambodia.",
    ],
)
def test_m17_a_sum_over_a_period_or_a_war_is_an_aggregate(text: str) -> None:
    assert [t.kind for t in tellings(text, places={"Mexico": "country"})] == ["aggregate"]


@pytest.mark.parametrize(
    "text",
    [
        "A suicide blast killed six policemen in Quetta in April.",
        "Shelling killed 10 people in Toretsk on Friday.",
        "Gunmen killed nine villagers in Gidan Dutsi last week.",
        "The heaviest attack there in two months killed nine people.",
        "Twenty-one others died in strikes on the city since dawn.",
        "More than 40 troops were killed in a counterattack launched on Sunday.",
    ],
)
def test_m17_one_attack_is_an_incident_however_its_day_is_told(text: str) -> None:
    assert [t.kind for t in tellings(text)] == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "Four days of street fighting in Orvala killed 40 people.",
        "At least 87 people were killed in four days of tribal violence in Orvala.",
        "Seventeen thousand civilians died in Orvala in 80 days of siege.",
        "The doctor has counted 22 dead in a week.",
        "In five months 870 rebels were killed in Orvala.",
        "In the last five days our men have killed 53 rebels.",
        "Gunmen killed 15 soldiers in eight ambushes near Orvala.",
    ],
)
def test_m17_harm_over_days_is_a_total(text: str) -> None:
    assert [t.kind for t in tellings(text)] == ["aggregate"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two people in Orvala yesterday, the first such attack since 2004.",
        "Strikes killed 78 fighters in Orvala on Monday, the deadliest day since the truce began in March.",
        "Rockets killed nine people in Orvala on Saturday, the heaviest attack there in two months.",
        "Soldiers executed 300 men between 27 and 31 March in Orvala.",
        "Mortar shells killed a girl in Orvala last week.",
        "Federal troops took Orvala in a day, killing ten men.",
    ],
)
def test_m17_what_a_happening_is_compared_with_makes_no_total(text: str) -> None:
    assert [t.kind for t in tellings(text)] == ["incident"]


def test_m17_a_day_counted_from_another_is_no_period() -> None:
    (told,) = tellings("A man was killed in Orvala two days earlier.")
    assert told.kind == "incident"
