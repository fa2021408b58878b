"""Reading again keeps every human decision and lists those whose ground has moved (M24)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from harmledger.model.claim import Claim
from harmledger.model.judgement import Decider, Judgement
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId, ReportId
from harmledger.review.ground import carried_over

REPORT = ReportId("r1")
NOON = datetime(2031, 5, 2, 12, tzinfo=UTC)


def claim(claim_id: str, mention_id: str, start: int, field: str = "toll") -> Claim:
    return Claim(ClaimId(claim_id), MentionId(mention_id), field, "{}", "words", Span(start, start + 5))  # type: ignore[arg-type]


def judged(verdict: str, *about: str, minute: int = 0) -> Judgement:
    at = NOON + timedelta(minutes=minute)
    return Judgement(verdict, about, Decider("person", "Rana"), "Because.", at)  # type: ignore[arg-type]


def test_m24_a_judgement_follows_the_words_that_it_is_about() -> None:
    carried = carried_over([judged("reject", "old")], {REPORT: [claim("old", "m1", 0)]}, {REPORT: [claim("new", "n1", 0)]})
    assert [j.about for j in carried.judgements] == [("new",)]
    assert carried.moved == ()


def test_m24_where_the_words_are_no_longer_read_the_judgement_is_listed() -> None:
    rejected = judged("reject", "old")
    carried = carried_over([rejected], {REPORT: [claim("old", "m1", 0)]}, {REPORT: [claim("new", "n1", 40)]})
    assert carried.judgements == ()
    assert carried.moved == (rejected,)


def test_the_same_words_in_another_field_are_another_claim() -> None:
    before, now = {REPORT: [claim("old", "m1", 0)]}, {REPORT: [claim("new", "n1", 0, "place")]}
    assert carried_over([judged("reject", "old")], before, now).moved


def test_a_mention_is_found_again_by_most_of_its_claims() -> None:
    before = {REPORT: [claim("a", "m1", 0), claim("b", "m1", 10), claim("c", "m1", 20), claim("d", "m2", 30)]}
    now = {REPORT: [claim("A", "n1", 0), claim("B", "n1", 10), claim("C", "n2", 20), claim("D", "n2", 30)]}
    carried = carried_over([judged("different", "m1", "m2")], before, now)
    assert [j.about for j in carried.judgements] == [("n1", "n2")]


def test_a_mention_that_was_divided_evenly_is_nowhere() -> None:
    before = {REPORT: [claim("a", "m1", 0), claim("b", "m1", 10)]}
    now = {REPORT: [claim("A", "n1", 0), claim("B", "n2", 10)]}
    assert carried_over([judged("grade", "m1")], before, now).moved


def test_what_was_withdrawn_is_neither_carried_nor_listed() -> None:
    rejected = judged("reject", "old")
    back = judged("withdraw", rejected.judgement_id, minute=1)
    carried = carried_over([rejected, back], {REPORT: [claim("old", "m1", 0)]}, {REPORT: []})
    assert carried.judgements == carried.moved == ()


def test_without_a_new_reading_everything_stays_as_it_was() -> None:
    told = [judged("reject", "a"), judged("same", "m1", "m2")]
    claims = {REPORT: [claim("a", "m1", 0), claim("b", "m2", 10)]}
    assert carried_over(told, claims, claims).judgements == tuple(told)
