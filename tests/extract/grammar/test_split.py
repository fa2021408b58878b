"""A sentence is cut where another happening begins in it (M20)."""

from __future__ import annotations

from tests.extract.grammar.lines import tellings

TOWNS = {"Kupiansk": "settlement", "Izium": "settlement", "Goma": "settlement", "Sake": "settlement", "Asmara": "settlement"}


def heads(text: str) -> list[list[tuple[str, int | None]]]:
    return [[(f.harm, f.people.count.low) for f in t.figures] for t in tellings(text, places=TOWNS)]


def test_m20_two_towns_are_two_happenings() -> None:
    assert heads("Three people were killed in Kupiansk and two people were killed in Izium.") == [
        [("killed", 3)],
        [("killed", 2)],
    ]


def test_m20_two_days_are_two_happenings() -> None:
    assert heads("A bomb killed four people on Friday and another bomb killed six people on Saturday.") == [
        [("killed", 4)],
        [("killed", 6)],
    ]


def test_m20_one_happening_may_kill_and_wound() -> None:
    assert heads("Shells killed two men and wounded five others in Sake.") == [[("killed", 2), ("injured", 5)]]


def test_m20_a_recalled_attack_with_its_own_year_is_cut_off() -> None:
    found = heads("The attack, which killed 22 pilgrims, was the deadliest since a 2016 truck bombing that killed 80 people.")
    assert found == [[("killed", 22)], [("killed", 80)]]


def test_m17_a_sum_that_a_figure_is_added_to_is_a_total_of_its_own() -> None:
    told = tellings("Two dealers died in a raid in Orvala, raising the number of people killed since 4 May to at least 138.")
    assert [(t.kind, [f.people.count.low for f in t.figures]) for t in told] == [("incident", [2]), ("aggregate", [138])]


def test_m20_what_came_hours_before_is_another_happening() -> None:
    told = tellings("Nine men were killed by a bomb at Orvala, hours after another bomb sank a boat off Temsin, killing two.")
    assert [[f.people.count.low for f in t.figures] for t in told] == [[9], [2]]
