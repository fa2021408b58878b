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
