"""What people decide: each with a reason, each undone by another, and nothing that contradicts itself (M24)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from harmledger.errors import JudgementError
from harmledger.model.claim import Claim
from harmledger.model.incident import Days, Incident, IncidentId
from harmledger.model.judgement import held, standing
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId
from harmledger.review.decide import Person, accept, correct, grade, merge, reject, split, undo

NOON = datetime(2031, 5, 2, 12, tzinfo=UTC)


def somebody(minute: int = 0, why: str = "The photographs show it.") -> Person:
    return Person("Rana", why, NOON + timedelta(minutes=minute))


def incident(name: str, *mentions: str) -> Incident:
    return Incident(
        IncidentId(name),
        "incident",
        "shelling",
        Days(),
        None,
        (),
        (),
        (),
        "weak",
        "One source.",
        is_provisional=True,
        sources=(),
        first_report=None,
        last_report=None,
        mentions=tuple(MentionId(m) for m in mentions),
        reports=(),
        anchor=MentionId(mentions[0]),
    )


def figure(low: int | None = 10, high: int | None = 10) -> Claim:
    value = {"harm": "killed", "low": low, "high": high, "vague": False, "approximate": False, "who": "people", "side": None}
    return Claim(ClaimId("c1"), MentionId("m1"), "toll", json.dumps(value), "ten people", Span(0, 10))


def place() -> Claim:
    value = dict.fromkeys(("name", "place_id", "latitude", "longitude", "admin1", "country", "geo_precision"))
    return Claim(ClaimId("c2"), MentionId("m1"), "place", json.dumps(value), "Deir Sham", Span(20, 29))


def day() -> Claim:
    return Claim(ClaimId("c3"), MentionId("m1"), "date", json.dumps({"start": None, "end": None}), "on Friday", Span(30, 39))


class TestPerson:
    def test_m24_a_judgement_has_a_person(self) -> None:
        with pytest.raises(JudgementError, match="names the person"):
            Person("  ", "Because.", NOON)

    def test_m24_a_judgement_has_a_reason(self) -> None:
        with pytest.raises(JudgementError, match="has a reason"):
            Person("Rana", " ", NOON)

    def test_m24_a_judgement_has_an_instant(self) -> None:
        with pytest.raises(JudgementError, match="no time zone"):
            Person("Rana", "Because.", datetime(2031, 5, 2, 12))  # noqa: DTZ001 - that is what is refused


class TestClaims:
    def test_accepting_and_rejecting_are_about_the_claim(self) -> None:
        assert accept(figure(), somebody()).about == ("c1",)
        assert reject(figure(), somebody()).verdict == "reject"

    def test_m24_a_correction_keeps_what_it_does_not_change(self) -> None:
        judged = correct(figure(), {"low": 8}, somebody())
        value = json.loads(judged.value or "")
        assert (value["low"], value["high"], value["harm"], value["who"]) == (8, 10, "killed", "people")

    def test_m01_a_bound_can_be_set_to_unknown(self) -> None:
        value = json.loads(correct(figure(), {"low": None, "high": None}, somebody()).value or "")
        assert (value["low"], value["high"]) == (None, None)

    def test_m01_another_place_does_not_keep_the_id_of_the_former_one(self) -> None:
        told = {"name": "Marat", "place_id": "x:1", "latitude": 35.5, "longitude": 36.5, "country": "XX"}
        former = replace(place(), value=json.dumps(told))
        moved = json.loads(correct(former, {"latitude": 35.9, "longitude": 36.7}, somebody()).value or "")
        assert (moved["place_id"], moved["name"], moved["country"]) == (None, "Marat", "XX")
        named = json.loads(correct(former, {"name": "Tel Arun", "place_id": "x:2"}, somebody()).value or "")
        assert named["place_id"] == "x:2"
        nearer = json.loads(correct(former, {"geo_precision": "near"}, somebody()).value or "")
        assert nearer["place_id"] == "x:1"

    def test_m16_another_name_keeps_neither_the_point_nor_the_area_of_the_former_place(self) -> None:
        told = {"name": "Marat", "latitude": 35.5, "longitude": 36.5, "admin1": "Hill", "country": "XX"}
        told["geo_precision"] = "exact"
        former = replace(place(), value=json.dumps(told))
        named = json.loads(correct(former, {"name": "Tel Arun"}, somebody()).value or "")
        assert {name: value for name, value in named.items() if value is not None} == {"name": "Tel Arun"}
        whole = {"name": "Tel Arun", "latitude": 35.9, "longitude": 36.7, "country": "XX", "geo_precision": "exact"}
        given = json.loads(correct(former, whole, somebody()).value or "")
        assert {name: value for name, value in given.items() if value is not None} == whole

    @pytest.mark.parametrize(
        ("claim", "change", "says"),
        [
            (figure(), {}, "changes nothing"),
            (figure(), {"colour": "red"}, "no 'colour'"),
            (figure(), {"low": 12}, "above high"),
            (figure(), {"low": -1}, "cannot be the low"),
            (figure(), {"low": True}, "cannot be the low"),
            (figure(), {"who": "villains"}, "cannot be the who"),
            (figure(), {"harm": None}, "cannot be the harm"),
            (place(), {"latitude": 35.0}, "a longitude"),
            (place(), {"latitude": 91.0, "longitude": 0.0}, "cannot be the latitude"),
            (place(), {"geo_precision": "there"}, "cannot be the geo_precision"),
            (day(), {"start": "2031-05-02"}, "first and the last"),
            (day(), {"start": "2031-05-03", "end": "2031-05-02"}, "no days in order"),
            (day(), {"start": "2 May", "end": "2 May"}, "cannot be the start"),
        ],
    )
    def test_a_correction_that_cannot_be_is_refused(self, claim: Claim, change: dict[str, object], says: str) -> None:
        with pytest.raises(JudgementError) as refused:
            correct(claim, change, somebody())
        assert says in str(refused.value)


class TestIncidents:
    one = incident("SY-1", "m1", "m2")
    other = incident("SY-2", "m3")

    def test_m20_merging_ties_a_mention_of_each(self) -> None:
        (judged,) = merge(self.one, self.other, (), somebody())
        assert (judged.verdict, set(judged.about)) == ("same", {"m1", "m3"})

    def test_m17_a_total_is_not_merged_with_an_incident(self) -> None:
        with pytest.raises(JudgementError, match="total"):
            merge(self.one, replace(self.other, kind="aggregate"), (), somebody())

    def test_an_incident_is_not_merged_with_itself(self) -> None:
        with pytest.raises(JudgementError, match="already one"):
            merge(self.one, self.one, (), somebody())

    def test_m20_splitting_keeps_each_that_leaves_from_each_that_stays(self) -> None:
        wide = incident("SY-1", "m1", "m2", "m3", "m4")
        judged = split(wide, [MentionId("m3"), MentionId("m4")], (), somebody())
        assert {frozenset(j.about) for j in judged if j.verdict == "different"} == {
            frozenset(pair) for pair in (("m3", "m1"), ("m3", "m2"), ("m4", "m1"), ("m4", "m2"))
        }
        assert [j.about for j in judged if j.verdict == "same"] == [("m3", "m4")]

    def test_splitting_off_nothing_all_or_a_stranger_is_refused(self) -> None:
        for leaving in ([], ["m1", "m2"], ["m9"]):
            with pytest.raises(JudgementError):
                split(self.one, [MentionId(m) for m in leaving], (), somebody())

    def test_m20_merging_again_withdraws_the_split(self) -> None:
        apart = split(self.one, [MentionId("m2")], (), somebody())
        again = merge(incident("SY-1", "m1"), incident("SY-3", "m2"), apart, somebody(1))
        assert {j.verdict for j in standing((*apart, *again))} == {"same"}

    def test_m21_a_grade_is_one_of_five(self) -> None:
        assert grade(self.one, "contested", somebody()).value == "contested"
        with pytest.raises(JudgementError, match="no grade"):
            grade(self.one, "probable", somebody())


class TestUndo:
    def test_m24_undoing_takes_back_the_whole_act_and_undoing_that_restores_it(self) -> None:
        wide = incident("SY-1", "m1", "m2", "m3")
        apart = split(wide, [MentionId("m3")], (), somebody())
        back = undo(apart[0].judgement_id, apart, somebody(1))
        assert standing((*apart, *back)) == ()
        again = undo(back[0].judgement_id, (*apart, *back), somebody(2))
        assert standing((*apart, *back, *again)) == apart

    def test_what_is_undone_is_not_undone_again(self) -> None:
        judged = (accept(figure(), somebody()),)
        back = undo(judged[0].judgement_id, judged, somebody(1))
        with pytest.raises(JudgementError, match="undone already"):
            undo(judged[0].judgement_id, (*judged, *back), somebody(2))

    def test_what_is_not_there_is_not_undone(self) -> None:
        with pytest.raises(JudgementError, match="no judgement"):
            undo("j0", (), somebody())

    def test_two_acts_of_one_person_are_undone_apart(self) -> None:
        first, second = accept(figure(), somebody()), reject(figure(), somebody(1))
        back = undo(second.judgement_id, (first, second), somebody(2))
        assert standing((first, second, *back)) == (first,)
        assert len(held((first, second, *back))) == 2
