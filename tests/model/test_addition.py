from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger.model.addition import Addition, added_up
from harmledger.model.contract import as_row
from harmledger.model.count import CountRange
from harmledger.model.mention import Mention, Toll
from harmledger.model.reading import MadeBy, Reading
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, Harm, Kind, MentionId, Modality


def reasons(addition: Addition) -> dict[str, str]:
    return {out.claim_id: out.reason for out in addition.left_out}


def told(*mentions: Mention) -> Reading:
    return Reading(Report("..."), mentions, (), MadeBy("by hand", "1", ""))


def figure(claim: str, low: int | None, high: int | None, **rest: Any) -> Toll:
    return Toll(ClaimId(claim), rest.pop("harm", "killed"), CountRange(low, high), "...", Span(0, 3), **rest)


def incident(name: str, *tolls: Toll, part_of: str | None = None, kind: Kind = "incident") -> Mention:
    return Mention(MentionId(name), kind, "attack", part_of=MentionId(part_of) if part_of else None, tolls=tolls)


def test_a_whole_report_adds_up_as_a_recorder_would(reading: Reading) -> None:
    addition = added_up(reading)
    assert addition.number("killed") == 12 + 2 + 7 + 3
    assert addition.number("injured") == 30
    assert addition.incidents == 3
    assert reasons(addition) == {"ct2": "part", "ct4": "repeat", "ct8": "not_asserted", "ct9": "total"}


def test_m02_one_open_figure_leaves_the_sum_open(reading: Reading) -> None:
    killed = next(total for total in added_up(reading).sums if total.harm == "killed")
    assert killed.count.bounds == (24, None)


def test_m03_the_dead_and_the_wounded_are_never_added(reading: Reading) -> None:
    both = incident("a", figure("c1", 3, 3), figure("c2", 20, 20, harm="casualties"), figure("c3", 5, 5, harm="injured"))
    assert {total.harm: total.number for total in added_up(told(both)).sums} == {"killed": 3, "injured": 5, "casualties": 20}


def test_m04_a_part_is_not_added_to_its_whole() -> None:
    addition = added_up(told(incident("a", figure("c1", 10, 10), figure("c2", 5, 5, part_of=ClaimId("c1")))))
    assert addition.number("killed") == 10
    assert reasons(addition) == {"c2": "part"}


def test_m08_only_what_is_asserted_is_added() -> None:
    feared = incident("a", figure("c1", 10, 10, modality="possible"), figure("c2", 4, 4, modality="denied"))
    addition = added_up(told(feared))
    assert addition.sums == ()
    assert set(reasons(addition).values()) == {"not_asserted"}


def test_m09_a_prospect_adds_nothing() -> None:
    addition = added_up(told(incident("a", figure("c1", 9, 9), kind="prospect")))
    assert addition.sums == ()
    assert reasons(addition) == {"c1": "prospect"}


def test_m13_the_sides_of_a_clash_are_summed() -> None:
    clash = incident("a", figure("c1", 7, 7, side="army"), figure("c2", 3, 3, side="rebels"), figure("c3", 6, 6, side="Army"))
    addition = added_up(told(clash))
    assert addition.number("killed") == 10
    assert reasons(addition) == {"c3": "repeat"}


def test_m17_a_total_is_never_added_and_takes_nothing_away_from_what_it_includes() -> None:
    total = incident("a", figure("c1", 26, None), kind="aggregate")
    addition = added_up(told(total, incident("b", figure("c2", 6, 6), part_of="a")))
    assert addition.number("killed") == 6
    assert reasons(addition) == {"c1": "total"}


@pytest.mark.parametrize(("wide", "narrow", "dead"), [(6, 2, 6), (6, 9, 9), (6, 6, 6)])
def test_m18_a_happening_inside_a_wider_one_is_not_added_beside_it(wide: int, narrow: int, dead: int) -> None:
    addition = added_up(told(incident("a", figure("c1", wide, None)), incident("b", figure("c2", narrow, narrow), part_of="a")))
    assert addition.number("killed") == dead
    assert reasons(addition) == ({"c2": "part"} if wide >= narrow else {"c1": "repeat"})


def test_m01_no_one_hurt_is_a_figure_and_a_word_without_a_number_is_none() -> None:
    none = incident("a", figure("c1", 0, 0))
    dozens = incident("b", Toll(ClaimId("c2"), "killed", CountRange.unbounded(), "dozens", Span(0, 3)))
    addition = added_up(told(none, dozens))
    assert [(total.harm, total.number) for total in addition.sums] == [("killed", 0)]
    assert addition.incidents == 0
    assert reasons(addition) == {"c2": "no_number"}


def test_a_circle_of_parts_ends(reading: Reading) -> None:
    circle = told(incident("a", figure("c1", 3, 3), part_of="b"), incident("b", figure("c2", 4, 4), part_of="a"))
    assert added_up(circle).number("killed") == 0


counts = st.one_of(
    st.integers(0, 20).flatmap(lambda low: st.sampled_from([CountRange(low, low), CountRange(low, None), CountRange(0, low)])),
    st.integers(1, 20).map(lambda high: CountRange(None, high)),
    st.just(CountRange.unbounded()),
)
tolls = st.builds(
    Toll,
    claim_id=st.just(ClaimId("")),
    harm=st.sampled_from(get_args(Harm)),
    count=counts,
    words=st.just("..."),
    span=st.just(Span(0, 3)),
    side=st.sampled_from([None, "army", "Army", "rebels"]),
    part_of=st.sampled_from([None, None, ClaimId("c0")]),
    modality=st.sampled_from([*get_args(Modality), "asserted", "asserted"]),
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    size = draw(st.integers(0, 5))
    mentions = []
    for i in range(size):
        own = draw(st.lists(tolls, max_size=4))
        wider = draw(st.integers(-3, size - 1))
        mentions.append(
            Mention(
                MentionId(f"m{i}"),
                draw(st.sampled_from(["incident", "incident", "incident", *get_args(Kind)])),
                "attack",
                part_of=MentionId(f"m{wider}") if wider >= 0 else None,
                tolls=tuple(replace(toll, claim_id=ClaimId(f"c{i}.{j}")) for j, toll in enumerate(own)),
            )
        )
    return told(*mentions)


@given(readings())
def test_every_figure_is_either_added_or_left_out_with_a_reason(reading: Reading) -> None:
    addition = added_up(reading)
    figures = [toll.claim_id for mention in reading.mentions for toll in mention.tolls]
    left_out = [out.claim_id for out in addition.left_out]
    assert len(set(left_out)) == len(left_out)
    assert set(left_out) <= set(figures)
    assert all(total.count.low is None or total.count.low <= total.number for total in addition.sums)
    assert all(total.count.high is None or total.number <= total.count.high for total in addition.sums)


@pytest.fixture(scope="module")
def scores(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "evaluation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reading=readings())
def test_the_dead_added_up_are_those_that_the_evaluation_adds_up(scores: ModuleType, reading: Reading) -> None:
    assert added_up(reading).number("killed") == scores.deaths(as_row(reading))
