"""One incident as its page shows it: figures, who said what, every claim in its sentence, what people decided.

An incident with all that it was worked out from comes in, an IncidentView goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from harmledger.model.claim import claims_of
from harmledger.model.incident import Figure, Incident
from harmledger.model.judgement import Judgement, held
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.report import Report
from harmledger.model.vocabulary import ClaimId, Harm, ReportId
from harmledger.review.phrase import reported
from harmledger.review.why import Answer, Ground, why
from harmledger.web.view.voices import Voices, voices

MAIN: tuple[Harm, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement with whether it still holds; ``subject`` says what it is about: a claim, two mentions, the grade."""

    judgement: Judgement
    holds: bool
    subject: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """An independent source with its reports, each in a line (M21)."""

    name: str
    reports: tuple[tuple[ReportId, str, date | None], ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """``figures`` are the answers for harms, ``others`` those for day, place, type and so on.

    ``places`` are the gazetteer's places that the words of a claim may mean, the chosen one first, by the claim's id (M16).
    """

    incident: Incident
    figures: tuple[Answer, ...]
    others: tuple[Answer, ...]
    voices: tuple[Voices, ...]
    sources: tuple[SourceView, ...]
    decisions: tuple[Decision, ...]
    places: dict[ClaimId, tuple[PlaceCandidate, ...]]

    @property
    def claims(self) -> int:
        """How many claims there are in all, each counted once."""
        return len({e.claim.claim_id for answer in (*self.figures, *self.others) for e in answer.evidence})


def incident_view(incident: Incident, ground: Ground, judged: Sequence[Judgement]) -> IncidentView:
    """All that the page shows; ``judged`` is every judgement of the ledger, withdrawn or not, in order."""
    answers = why(incident, ground)
    figures = tuple(answer for answer in answers if answer.figure)
    harms = tuple(dict.fromkeys(answer.field for answer in figures))
    reports = {entry.report.report_id: entry.report for entry in ground.entries}
    return IncidentView(
        incident,
        figures,
        tuple(answer for answer in answers if not answer.figure),
        tuple(_voices(harm, figures, incident) for harm in sorted(harms, key=_order)),
        tuple(_source(source.name, source.reports, reports) for source in incident.sources),
        decisions(incident, ground, judged),
        {place.claim_id: candidates(place) for entry in ground.entries if (place := entry.mention.place)},
    )


def candidates(place: Place) -> tuple[PlaceCandidate, ...]:
    """What the words may mean: the match and its runners-up."""
    return ((place.match,) if place.match else ()) + place.candidates


def decisions(incident: Incident, ground: Ground, judged: Sequence[Judgement]) -> tuple[Decision, ...]:
    """What people decided about the incident, its mentions and its claims, the latest first, withdrawn ones too (M24)."""
    subjects = {claim_id: f"claim {claim_id}" for claim_id in _claim_ids(ground)}
    subjects |= dict.fromkeys(incident.mentions, "which reports tell of it")
    ours: dict[str, str] = {}
    for judgement in judged:
        subject = next((subjects[about] for about in judgement.about if about in subjects), None)
        subject = subject or next((f"judgement {about}" for about in judgement.about if about in ours), None)
        if subject:
            ours[judgement.judgement_id] = "the grade" if judgement.verdict == "grade" else subject
    holding = {judgement.judgement_id for judgement in held(judged)}
    return tuple(
        Decision(judgement, judgement.judgement_id in holding, ours[judgement.judgement_id])
        for judgement in reversed(judged)
        if judgement.judgement_id in ours
    )


def _claim_ids(ground: Ground) -> Iterable[str]:
    return (claim.claim_id for entry in ground.entries for claim in claims_of(entry.mention))


def _voices(harm: str, figures: Iterable[Answer], incident: Incident) -> Voices:
    whole: Figure | None = next((incident.figure(known) for known in MAIN if known == harm), None)
    return voices(harm, [answer for answer in figures if answer.field == harm], whole)


def _source(name: str, told: Iterable[ReportId], reports: Mapping[ReportId, Report]) -> SourceView:
    return SourceView(name, tuple((r, reported(reports[r]), reports[r].published) for r in told if r in reports))


def _order(harm: str) -> tuple[int, str]:
    return (MAIN.index(harm), "") if harm in MAIN else (len(MAIN), harm)
