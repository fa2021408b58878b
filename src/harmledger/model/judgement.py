"""A judgement: who decided what about mentions or claims, why and when, never changed afterwards (DESIGN, joint 2; M24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal, NewType

JudgementId = NewType("JudgementId", str)

Verdict = Literal["same", "different", "accept", "correct", "reject", "grade", "withdraw"]
"""Two mentions tell of one happening, or do not; a claim stands, stands corrected, or does not; an incident has this grade; an
earlier judgement no longer holds."""


@dataclass(frozen=True, slots=True)
class Decider:
    """A rule, a model or a person, by name; ``version`` is the rule's or the model's."""

    kind: Literal["rule", "model", "person"]
    name: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    ``about`` are the ids that it is about: two mentions ("same", "different"), one claim ("accept", "correct", "reject"), one
    mention of the incident ("grade"), one judgement ("withdraw"). ``value`` is the corrected value as JSON, or the grade.
    ``at`` is a UTC instant, None where a rule decided: what a rule says does not depend on when it was asked (M25).
    ``score`` is 0 to 1.
    """

    verdict: Verdict
    about: tuple[str, ...]
    by: Decider
    why: str
    at: datetime | None = None
    value: str | None = None
    score: float | None = None
    features: tuple[tuple[str, float], ...] = ()

    @property
    def judgement_id(self) -> JudgementId:
        """A digest of all that was decided, so that the same decision recorded twice is one row."""
        at = self.at.isoformat() if self.at else None
        told = (self.verdict, self.about, self.by, self.why, at, self.value, self.features)
        return JudgementId("j" + sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()[:15])


def held(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold, withdrawals too, each once, in the order in which they were made; what a rule said comes first.

    A withdrawal can be withdrawn itself, and then what it took back holds again. Any order of what is given comes to the same.
    """
    withdrawn: set[str] = set()
    found: list[Judgement] = []
    once = {judgement.judgement_id: judgement for judgement in judgements}
    for judgement in sorted(once.values(), key=_made, reverse=True):
        if judgement.judgement_id not in withdrawn:
            found.append(judgement)
            if judgement.verdict == "withdraw":
                withdrawn.update(judgement.about)
    return tuple(reversed(found))


def _made(judgement: Judgement) -> tuple[str, str]:
    return judgement.at.isoformat() if judgement.at else "", judgement.judgement_id


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What is decided now: the judgements that hold, without the withdrawals."""
    return tuple(judgement for judgement in held(judgements) if judgement.verdict != "withdraw")
