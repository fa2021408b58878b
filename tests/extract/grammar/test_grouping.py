"""Which tellings are one happening, and which happenings include which (M17, M18, M20)."""

from __future__ import annotations

from tests.extract.grammar.lines import happenings

PLACES = {
    "Kupiansk": "settlement", "Izium": "settlement", "Kharkiv": "admin1", "Goma": "settlement", "Beni": "settlement",
    "Ituri": "admin1",
    "Mambasa": "settlement", "Twic East": "admin2", "Marib": "admin1", "Zinjibar": "settlement", "Sake": "settlement",
}  # fmt: skip


def dead(text: str, title: str = "") -> list[list[int]]:
    """For each happening, the whole figures of its dead."""
    return [sorted(n for harm, n in h.figures if harm == "killed") for h in happenings(text, title, PLACES)]


def test_m18_a_title_and_its_lead_are_one_happening() -> None:
    assert dead("A missile killed 14 people in Kupiansk on Monday, the governor said.", title="14 dead in missile strike") == [
        [14]
    ]


def test_m18_the_attack_goes_on_over_sentences() -> None:
    text = (
        "Gunmen attacked the village of Beni on Sunday. The attack killed nine people. It also wounded a priest. "
        "Two more died in hospital."
    )
    assert len(happenings(text, places=PLACES)) == 1


def test_m18_another_figure_from_another_claimant_is_the_same_happening() -> None:
    text = (
        "Shells hit the market in Goma on Friday, killing at least 12 people, the mayor said. "
        "A doctor at the hospital said he had counted 15 dead."
    )
    assert dead(text) == [[12, 15]]


def test_m20_another_day_or_town_is_another_happening() -> None:
    assert dead("Shelling killed three people in Kupiansk on Monday. On Tuesday, shelling killed two people in Izium.") == [
        [3],
        [2],
    ]


def test_m20_elsewhere_begins_another() -> None:
    assert dead("A roadside bomb killed a soldier in Goma. Elsewhere, gunmen killed four farmers near Sake.") == [[1], [4]]


def test_m17_camps_whose_dead_sum_to_the_leads_are_its_parts() -> None:
    text = (
        "Raiders attacked two camps in Twic East on Tuesday and killed 12 people. "
        "In the village of Wunlit four people were killed. In the village of Anyar eight people were killed."
    )
    found = happenings(text, places={**PLACES, "Wunlit": "settlement", "Anyar": "settlement"})
    assert [sorted(n for _, n in h.figures) for h in found] == [[12], [4], [8]]
    assert [h.parent is found[0] for h in found[1:]] == [True, True]


def test_m17_a_running_total_is_apart_from_the_days_dead() -> None:
    found = happenings(
        "A strike killed six people in Zinjibar on Sunday. "
        "At least 90 people have been killed in Marib since the start of the month.",
        places=PLACES,
    )
    assert [(h.kind, sorted(n for _, n in h.figures)) for h in found] == [("incident", [6]), ("aggregate", [90])]


def test_m04_parts_alone_belong_to_the_figure_told_last() -> None:
    assert (
        len(happenings("Bombs killed 40 people in Goma. The victims included 12 children and five women.", places=PLACES)) == 1
    )


def test_a_halt_to_shelling_is_no_happening() -> None:
    assert happenings("Elders asked for a halt to the shelling and for the release of prisoners.", places=PLACES) == ()
