"""The judgements that a person can make, each with a reason and each undone by another (M24).

Claims and incidents come in, judgements to be recorded go out; nothing is recorded here, so that a page can show what a
decision would do before it is taken. Raises JudgementError where a decision says nothing, or contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, product
from typing import get_args

from harmledger.errors import JudgementError
from harmledger.model.claim import Claim
from harmledger.model.incident import Grade, Incident
from harmledger.model.judgement import Decider, Judgement, Verdict, held, standing
from harmledger.model.vocabulary import MentionId
from harmledger.review.correction import corrected_value


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, why, and when (a UTC instant): what every judgement of one act shares."""

    name: str
    why: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise JudgementError("A judgement names the person who makes it.", "Say who you are.")
        if not self.why.strip():
            raise JudgementError("A judgement has a reason.", "Say why, in a sentence that a colleague will understand.")
        if self.at.tzinfo is None:
            raise JudgementError(f"{self.at} has no time zone.", "Give the instant in UTC.")

    def judges(self, verdict: Verdict, *about: str, value: str | None = None) -> Judgement:
        return Judgement(verdict, about, Decider("person", self.name.strip()), self.why.strip(), self.at, value)


def accept(claim: Claim, by: Person) -> Judgement:
    """The claim stands as it was read."""
    return by.judges("accept", claim.claim_id)


def reject(claim: Claim, by: Person) -> Judgement:
    """The claim does not count: misread, or not to be believed. It stays visible."""
    return by.judges("reject", claim.claim_id)


def correct(claim: Claim, change: Mapping[str, object], by: Person) -> Judgement:
    """The claim counts with the values that ``change`` gives for some of its parts, as ``low`` and ``high`` of a figure."""
    return by.judges("correct", claim.claim_id, value=corrected_value(claim, change))


def merge(one: Incident, other: Incident, judged: Iterable[Judgement], by: Person) -> tuple[Judgement, ...]:
    """Both tell of one happening (M20); what a person had said to keep them apart is withdrawn with it."""
    if set(one.mentions) & set(other.mentions):
        raise JudgementError(f"{one.incident_id} is already one incident.", "Name two different incidents.")
    if one.kind != other.kind:
        raise JudgementError(
            f"{one.incident_id} is an {one.kind} and {other.incident_id} an {other.kind}.",
            "A total is never joined to what it sums up (M17).",
        )
    apart = _between(one.mentions, other.mentions, judged, "different")
    return (*(by.judges("withdraw", j.judgement_id) for j in apart), by.judges("same", one.anchor, other.anchor))


def apart(one: Incident, other: Incident, by: Person) -> Judgement:
    """They stay two happenings, whatever a rule thinks of them."""
    if set(one.mentions) & set(other.mentions):
        raise JudgementError(f"{one.incident_id} is one incident.", "Split it instead.")
    return by.judges("different", one.anchor, other.anchor)


def split(incident: Incident, leaving: Sequence[MentionId], judged: Iterable[Judgement], by: Person) -> tuple[Judgement, ...]:
    """The mentions that leave tell of another happening, together; what a person had said to join them is withdrawn."""
    strangers = [m for m in leaving if m not in incident.mentions]
    if strangers:
        raise JudgementError(
            f"{strangers[0]} is no mention of {incident.incident_id}.", f"It has: {', '.join(incident.mentions)}."
        )
    staying = [m for m in incident.mentions if m not in leaving]
    if not leaving or not staying:
        raise JudgementError(f"Nothing of {incident.incident_id} would leave, or all of it.", "Name some of its mentions.")
    joined = _between(leaving, staying, judged, "same")
    return (
        *(by.judges("withdraw", j.judgement_id) for j in joined),
        *(by.judges("different", a, b) for a, b in product(leaving, staying)),
        *(by.judges("same", a, b) for a, b in pairwise(leaving)),
    )


def grade(incident: Incident, given: str, by: Person) -> Judgement:
    """The incident has this grade whatever the rule says (M21)."""
    if given not in get_args(Grade):
        raise JudgementError(f"{given!r} is no grade.", f"There are: {', '.join(get_args(Grade))}.")
    return by.judges("grade", incident.anchor, value=given)


def undo(judgement_id: str, judged: Sequence[Judgement], by: Person) -> tuple[Judgement, ...]:
    """Takes back the act that a judgement belongs to, a merge or a split whole; undoing an undoing restores it."""
    found = next((j for j in judged if j.judgement_id == judgement_id), None)
    if found is None:
        raise JudgementError(f"There is no judgement {judgement_id}.", "`harmledger judge list` shows those that there are.")
    if found.by.kind != "person":
        raise JudgementError(f"{judgement_id} was made by a {found.by.kind}.", "Merge or split the incident instead.")
    act = [j for j in held(judged) if (j.by, j.at, j.why) == (found.by, found.at, found.why)]
    if not act:
        raise JudgementError(f"{judgement_id} is undone already.", "Undo the undoing to restore it.")
    return tuple(by.judges("withdraw", j.judgement_id) for j in act)


def _between(
    some: Sequence[MentionId], others: Sequence[MentionId], judged: Iterable[Judgement], verdict: Verdict
) -> list[Judgement]:
    """People's judgements of that verdict that hold between a mention of the one and a mention of the other."""
    pairs = {frozenset(pair) for pair in product(some, others)}
    return [j for j in standing(judged) if j.verdict == verdict and j.by.kind == "person" and frozenset(j.about) in pairs]
