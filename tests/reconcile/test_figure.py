"""An incident's figures are the range that its claims leave, and the best is chosen by the rule that is named."""

from __future__ import annotations

from datetime import date

from tests.reconcile.invented import entry, judge, toll

from harmledger.model.entry import Entry
from harmledger.model.incident import Figure
from harmledger.model.vocabulary import ClaimId, Harm
from harmledger.reconcile.estimate import estimate

FIRST, NEXT, THIRD = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 6)


def figure(harm: Harm, *entries: Entry, accepted: tuple[str, ...] = ()) -> Figure:
    found = estimate(entries, accepted=tuple(map(ClaimId, accepted))).figure(harm)
    assert found is not None
    return found


def bounds(one: Figure) -> tuple[int | None, int | None, int | None]:
    return one.low, one.best, one.high


def test_m22_the_range_runs_from_the_lowest_low_to_the_highest_high() -> None:
    told = [entry(name, "Tel Arun", FIRST, toll(name, "killed", n)) for name, n in (("a", 12), ("b", 9), ("c", 12))]
    one = figure("killed", *told)
    assert bounds(one) == (9, 12, 12)
    assert one.rule == "most independent voices"
    assert set(one.claims) == {"ca", "cb", "cc"}


def test_m22_an_open_bound_stays_open_only_where_no_other_figure_closes_it() -> None:
    least = entry("a", "Tel Arun", FIRST, toll("a", "killed", 3, open_high=None))
    earlier = entry("b", "Tel Arun", FIRST, toll("b", "killed", 2), published=date(2024, 3, 3))
    assert bounds(figure("killed", least)) == (3, 3, None)
    assert bounds(figure("killed", least, entry("b", "Tel Arun", FIRST, toll("b", "killed", 5)))) == (3, 5, 5)
    assert bounds(figure("killed", least, earlier)) == (2, 3, None)


def test_m22_where_as_many_voices_differ_the_latest_report_is_best() -> None:
    later = entry("b", "Tel Arun", FIRST, toll("b", "killed", 7), published=NEXT)
    told = [entry("a", "Tel Arun", FIRST, toll("a", "killed", 4)), later]
    assert (figure("killed", *told).best, figure("killed", *told).rule) == (7, "the latest report")


def test_m01_a_word_without_a_number_has_no_bounds_and_no_best() -> None:
    one = figure("killed", entry("a", "Tel Arun", FIRST, toll("a", "killed", None)))
    assert bounds(one) == (None, None, None)
    assert one.rule == "nobody gave a number"


def test_m19_a_claimants_later_figure_replaces_its_earlier_one() -> None:
    mayor = {"claimant_kind": "local_authority"}
    told = [
        entry("a", "Tel Arun", FIRST, toll("a", "killed", 4, claimant="the mayor", **mayor)),
        entry("b", "Tel Arun", FIRST, toll("b", "killed", 9, claimant="mayor", **mayor), published=NEXT),
    ]
    one = figure("killed", *told)
    assert bounds(one) == (9, 9, 9)
    assert one.claims == ("cb",)


def test_m19_the_injured_who_died_are_not_added() -> None:
    hurt = entry("a", "Tel Arun", FIRST, toll("a1", "killed", 1), toll("a2", "injured", 2))
    dead = entry("b", "Tel Arun", FIRST, toll("b", "killed", 3), published=THIRD)
    one = figure("injured", hurt, dead)
    assert bounds(one) == (0, 0, 2)
    assert one.rule == "the injured had died"
    still = entry("b", "Tel Arun", FIRST, toll("b", "killed", 3), toll("b2", "injured", 2), published=THIRD)
    assert figure("injured", hurt, still).best == 2


def test_m08_only_what_is_asserted_counts() -> None:
    told = entry("a", "Tel Arun", FIRST, toll("a1", "killed", 2), toll("a2", "killed", 40, modality="possible"))
    assert bounds(figure("killed", told)) == (2, 2, 2)


def test_m18_one_person_told_alone_beside_a_figure_of_more_is_no_rival_total() -> None:
    told = entry("a", "Tel Arun", FIRST, toll("a1", "killed", 6), toll("a2", "killed", 1, claimant="a neighbour"))
    assert bounds(figure("killed", told)) == (6, 6, 6)


def test_m24_what_a_person_accepted_is_best() -> None:
    told = [entry(name, "Tel Arun", FIRST, toll(name, "killed", n)) for name, n in (("a", 4), ("b", 4), ("c", 6))]
    one = figure("killed", *told, accepted=("cc",))
    assert (one.best, one.rule) == (6, "a person accepted it")


def test_m04_a_part_stays_a_part_and_a_class_is_one_of_everybody() -> None:
    part = toll("a2", "killed", 2, who="children", part_of=ClaimId("ca1"))
    told = entry("a", "Tel Arun", FIRST, toll("a1", "killed", 6), part)
    found = [(f.who, f.best, f.is_part) for f in estimate([told]).figures]
    assert found == [("people", 6, False), ("children", 2, True)]


def test_m13_each_sides_dead_are_a_figure_of_their_own() -> None:
    told = entry("a", "Tel Arun", FIRST, toll("a1", "killed", 6, side="army"), toll("a2", "killed", 2, side="rebels"))
    assert {(f.side, f.best) for f in estimate([told]).figures} == {("army", 6), ("rebels", 2)}


def test_m21_grades_follow_who_stands_behind_them() -> None:
    alone = entry("a", "Tel Arun", FIRST, toll("a", "killed", 4))
    other = entry("b", "Tel Arun", FIRST, toll("b", "killed", 4))
    assert (estimate([alone]).grade, estimate([alone]).is_provisional) == ("weak", True)
    assert (estimate([alone, other]).grade, estimate([alone, other]).is_provisional) == ("fair", False)
    denied = entry("d", "Tel Arun", FIRST, toll("d", "killed", 4, modality="denied", claimant="the army"))
    assert estimate([alone, denied]).grade == "contested"
    fighters = entry("f", "Tel Arun", FIRST, toll("f", "killed", 4, who="combatants"))
    assert estimate([fighters]).grade == "discounted"
    graded = estimate([alone], judgements=[judge("grade", "ma", value="confirmed")])
    assert (graded.grade, graded.grade_reason) == ("confirmed", "R. Corder decided so: seen")
