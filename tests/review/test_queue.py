"""What a reviewer looks at next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reconcile.invented import entry, judge, toll

from harmledger.model.incident import Incident, Link
from harmledger.model.vocabulary import MentionId
from harmledger.reconcile.reconcile import incidents_of
from harmledger.review.queue import SURE_PLACE, queue

DAY = date(2031, 5, 2)


def incidents(*graded: str) -> list[Incident]:
    """Three incidents in three towns, graded as told."""
    towns = ("Tel Arun", "Karm Hallaj", "Bir Samak")
    held = [
        entry(name, town, DAY, toll(name, "killed", 4 + at)) for at, (name, town) in enumerate(zip("abc", towns, strict=True))
    ]
    found = sorted(incidents_of(held), key=lambda one: one.mentions)
    return [replace(one, grade=given) for one, given in zip(found, graded or ("weak",) * 3, strict=True)]  # type: ignore[arg-type]


def test_contested_come_first_and_the_worst_of_them_first() -> None:
    found = queue(incidents("contested", "weak", "contested"), (), ())
    assert [(item.need, item.incident.mentions[0]) for item in found] == [
        ("contested", "mc"),
        ("contested", "ma"),
        ("new", "mb"),
    ]


def test_a_near_merge_is_asked_once_with_both_and_why() -> None:
    one, other, third = incidents()
    links = [Link((MentionId("ma"), MentionId("mb")), 0.4), Link((MentionId("mb"), MentionId("ma")), 0.3)]
    item, rest = queue([one, other, third], links, ())
    assert (item.need, item.incident, item.other, item.link) == ("near_merge", one, other, links[0])
    assert rest.incident == third


def test_m20_what_a_person_told_apart_is_not_asked_again() -> None:
    links = [Link((MentionId("ma"), MentionId("mb")), 0.4)]
    found = queue(incidents(), links, [judge("different", "mb", "ma")])
    assert "near_merge" not in {item.need for item in found}


def test_m16_a_place_with_a_low_score_or_none_is_asked_about() -> None:
    one, other, third = incidents()
    assert one.place
    assert other.place
    doubtful = replace(one, place=replace(one.place, score=SURE_PLACE - 0.1))
    lost = replace(other, place=replace(other.place, place_id=None, name=None, score=None))
    found = queue([doubtful, lost, third], (), ())
    assert [(item.need, item.incident) for item in found] == [("place", lost), ("place", doubtful), ("new", third)]
    decided = queue([doubtful], (), [judge("accept", one.place.claim_id)])
    assert decided == ()


def test_m24_what_a_person_decided_is_gone_until_it_is_undone() -> None:
    contested = incidents("contested", "contested", "contested")[:1]
    graded = judge("grade", "ma", value="fair")
    assert queue(contested, (), [graded]) == ()
    assert len(queue(contested, (), [graded, judge("withdraw", graded.judgement_id, at=2)])) == 1
    assert queue(contested, (), [judge("accept", "ca")]) == ()
