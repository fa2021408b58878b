"""`why` answers for any value: its claims in their words, the rule, and what became of every other claim (M7, M22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.reconcile.invented import entry, judge, toll

from harmledger.errors import JudgementError
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.reading import MadeBy
from harmledger.model.span import Span
from harmledger.reconcile.reconcile import incidents_of
from harmledger.review.why import Answer, Ground, why

DAY, NEXT = date(2031, 5, 2), date(2031, 5, 3)
TEXT = "It was quiet. Shelling killed four people, {}. More at noon."


def told() -> list[Entry]:
    entries = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 4), text=TEXT.format("a rescuer said")),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 5, claimant="White Crescent"), text=TEXT.format("they said")),
        entry("c", "Tel Arun", DAY, toll("c", "killed", 9, modality="possible"), text=TEXT.format("it was feared")),
    ]
    return [
        replace(e, mention=replace(e.mention, tolls=tuple(replace(t, span=Span(23, 34)) for t in e.mention.tolls)))
        for e in entries
    ]


def asked(entries: list[Entry], *judgements: Judgement, field: str | None = "killed") -> tuple[Incident, tuple[Answer, ...]]:
    (incident,) = incidents_of(entries, judgements)
    made_by = {e.report.report_id: MadeBy("grammar", "1", "abc") for e in entries}
    return incident, why(incident, Ground(entries, judgements, made_by), field)


def uses(answer: Answer) -> dict[str, str]:
    return {evidence.claim.claim_id: evidence.use for evidence in answer.evidence}


def test_m22_a_figure_names_its_claims_the_chosen_one_first_and_its_rule() -> None:
    incident, (answer,) = asked(told())
    figure = incident.figure("killed")
    assert figure is not None
    assert answer.figure == figure
    assert answer.rule == figure.rule
    assert answer.evidence[0].claim.claim_id == figure.claims[0]
    assert answer.evidence[0].use == "chosen"


def test_m08_what_was_only_feared_is_shown_with_the_reason() -> None:
    _, (answer,) = asked(told())
    assert uses(answer)["cc"] == "not_asserted"


def test_m07_each_claim_stands_in_its_sentence() -> None:
    _, (answer,) = asked(told())
    told_by_a = next(e for e in answer.evidence if e.claim.claim_id == "ca")
    assert str(told_by_a.quote) == "Shelling killed four people, a rescuer said."
    assert told_by_a.quote.words == "killed four"
    assert told_by_a.made_by == MadeBy("grammar", "1", "abc")


def test_m24_a_rejected_claim_stays_visible_with_who_rejected_it() -> None:
    reject = judge("reject", "cb")
    _, (answer,) = asked(told(), reject)
    assert uses(answer)["cb"] == "rejected"
    assert next(e for e in answer.evidence if e.claim.claim_id == "cb").judgements == (reject,)


def test_m19_an_earlier_figure_of_the_same_claimant_is_shown_as_superseded() -> None:
    entries = [
        entry(
            "a", "Tel Arun", DAY, toll("a", "killed", 4, claimant="White Crescent", claimant_kind="rescue"), publisher="Post"
        ),
        entry(
            "b",
            "Tel Arun",
            DAY,
            toll("b", "killed", 6, claimant="White Crescent", claimant_kind="rescue"),
            publisher="Post",
            published=NEXT,
        ),
    ]
    incident, (answer,) = asked(entries)
    figure = incident.figure("killed")
    assert figure is not None
    assert figure.best == 6
    assert uses(answer) == {"cb": "chosen", "ca": "superseded"}


def test_every_field_can_be_asked_for_and_one_that_is_none_is_an_error() -> None:
    incident, answers = asked(told(), field=None)
    assert [a.field for a in answers] == ["killed", "day", "place", "type", "parties", "grade", "merged"]
    with pytest.raises(JudgementError, match="no 'colour'"):
        asked(told(), field="colour")
    merged = answers[-1]
    assert merged.links == incident.links
    assert merged.links


def test_a_grade_that_a_person_gave_names_the_judgement() -> None:
    graded = judge("grade", "ma", value="contested")
    incident, (answer,) = asked(told(), graded, field="grade")
    assert incident.grade == "contested"
    assert answer.judgements == (graded,)


def test_m04_a_part_is_not_answered_for_by_whole_figures() -> None:
    entries = [
        entry(
            "a",
            "Tel Arun",
            DAY,
            toll("a", "killed", 4),
            toll("a2", "killed", 2, part_of="ca"),
            toll("a3", "killed", 1, who="children", part_of="ca"),
        ),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 4), text=TEXT.format("it is said here in other words than there")),
    ]
    _, answers = asked(entries)
    parts = {answer.figure.who: uses(answer) for answer in answers if answer.figure and answer.figure.is_part}
    assert parts == {"people": {"ca2": "chosen"}, "children": {"ca3": "chosen"}}
