"""Each figure of a happening once, with its claimant and the whole that it is part of (M4, M7, M8, M18)."""

from __future__ import annotations

import harmledger
from harmledger.model.mention import Toll


def tolls(text: str, title: str = "") -> list[Toll]:
    return [toll for mention in harmledger.read(text, title=title).mentions for toll in mention.tolls]


def told(text: str, title: str = "") -> list[tuple[str, tuple[int | None, int | None], str]]:
    return [(toll.harm, toll.count.bounds, toll.attribution.claimant) for toll in tolls(text, title)]


def test_m18_a_leads_figure_that_the_body_attributes_is_one_toll() -> None:
    text = "Shelling killed 10 people in Toretsk on Friday. The 10 people died in a queue for water, police said."
    assert told(text, title="Ten killed in Toretsk shelling") == [("killed", (10, 10), "police")]


def test_m10_two_claimants_who_differ_both_stand() -> None:
    text = "Police said the blast in Quetta killed 12 people. A doctor at the city hospital said the blast killed 15 people."
    assert [(bounds, claimant.split()[0]) for _, bounds, claimant in told(text)] == [((12, 12), "Police"), ((15, 15), "doctor")]


def test_m04_parts_name_their_whole_and_never_exceed_it() -> None:
    found = tolls("The raid on Ansongo killed 20 people, including five children and three women, residents said.")
    whole = found[0]
    assert [(toll.count.low, toll.part_of == whole.claim_id) for toll in found] == [(20, False), (5, True), (3, True)]


def test_m04_a_breakdown_that_sums_to_the_whole_is_its_parts() -> None:
    found = tolls(
        "At least 15 civilians were killed in the attack on Dangur on Monday. "
        "Eleven men and four women were killed, the commission said."
    )
    assert [(toll.count.low, toll.part_of is not None) for toll in found] == [(15, False), (11, True), (4, True)]


def test_m09_what_could_happen_is_expected_and_never_asserted() -> None:
    found = tolls("An assault on El Obeid would displace up to 500,000 people, aid agencies said.")
    assert [(toll.count.high, toll.modality) for toll in found] == [(500_000, "expected")]


def test_m01_zero_is_zero_only_where_someone_says_so() -> None:
    assert [
        (toll.harm, toll.count.is_zero)
        for toll in tolls("Rockets hit an empty school in Sderot. No casualties were reported, the army said.")
    ] == [("casualties", True)]
    assert tolls("Rockets hit an empty school in Sderot, the army said.") == []
