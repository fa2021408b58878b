"""Copies of a text and outlets that pass on one body's statement are one source (M21)."""

from __future__ import annotations

from datetime import date

from tests.reconcile.invented import entry, toll

from harmledger.reconcile.independence import sources
from harmledger.reconcile.sketch import likeness, sketch_of, words_of

DAY = date(2024, 3, 4)
STORY = (
    "Shells fell on the grain market of Tel Arun on Monday morning, killing four traders, two people who ran to help said. "
    "The market had opened an hour before. Ambulances took the dead to the hospital on the hill, and the road was closed."
)


def test_m21_near_duplicate_texts_are_one_source() -> None:
    copied = STORY.replace("on Monday morning", "early on Monday") + " This report was edited for length."
    told = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4), text=STORY),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 4), text=copied),
        entry("c", "Tel Arun", DAY, toll("c", "killed", 5)),
    ]
    assert sorted(len(source.reports) for source in sources(told)) == [1, 2]


def test_m21_two_outlets_that_pass_on_the_police_are_one_source() -> None:
    told = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4, claimant="Marat police", claimant_kind="police")),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 4, claimant="police", claimant_kind="police")),
    ]
    (source,) = sources(told)
    assert source.name == "Marat police"


def test_m21_residents_speak_each_for_themselves() -> None:
    told = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4, claimant="residents", claimant_kind="resident")),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 4, claimant="residents", claimant_kind="resident")),
    ]
    assert len(sources(told)) == 2


def test_m21_a_report_with_something_of_its_own_is_a_source_by_itself() -> None:
    police = {"claimant": "police", "claimant_kind": "police"}
    told = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4, **police)),
        entry("b", "Tel Arun", DAY, toll("b1", "killed", 4, **police), toll("b2", "killed", 6)),
    ]
    assert len(sources(told)) == 2


def test_m21_one_publishers_two_reports_are_one_source() -> None:
    told = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4), publisher="Lowland Post"),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 5), publisher="The Lowland Post".removeprefix("The ")),
    ]
    assert len(sources(told)) == 1


def test_sketches_tell_a_copy_from_another_text() -> None:
    other = "Residents of Bir Samak buried three farmers whose tractor had struck a mine left from the fighting of last year."
    assert likeness(sketch_of(STORY), sketch_of(STORY + " More follows.")) > 0.8
    assert likeness(sketch_of(STORY), sketch_of(other)) < 0.1
    assert likeness(words_of(STORY), words_of(other)) < 0.3
    assert likeness(sketch_of(""), sketch_of(STORY)) == 0.0
