"""Why a value of an incident is what it is: the claims behind it, their words, the rule that chose, and who decided what.

An Incident with the entries and judgements that it was worked out from comes in; Answers go out, one a value. Every claim of
the harm that was asked for is among the evidence, those that were left out with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from harmledger.errors import JudgementError
from harmledger.model.claim import Claim, Field, claims_of
from harmledger.model.entry import Entry
from harmledger.model.incident import Figure, Incident, Link
from harmledger.model.judgement import Judgement, standing
from harmledger.model.mention import Toll
from harmledger.model.reading import MadeBy
from harmledger.model.report import Report
from harmledger.model.vocabulary import ReportId
from harmledger.review.quote import Quote, quote

Use = Literal["chosen", "counted", "no_number", "not_asserted", "rejected", "superseded", "other"]
"""What became of a claim: the value was taken from it, it is in the range, or why it is not: a word without a number (M2), only
feared or denied (M8), rejected by a person (M24), or the same voice gave another figure, larger in this report (M18) or later
(M19); "other" is a value that another claim gives better."""

USES: dict[Use, str] = {
    "chosen": "chosen",
    "counted": "in the range",
    "no_number": "gives no number",
    "not_asserted": "not asserted, and not counted",
    "rejected": "rejected, and not counted",
    "superseded": "the same voice gives another figure",
    "other": "another claim says it better",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim in its report, as the reader made it, what became of it, and the people's judgements that are about it."""

    claim: Claim
    report: Report
    quote: Quote
    made_by: MadeBy | None
    use: Use
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Why ``field`` has its value: ``rule`` is a sentence; ``figure`` is there for a harm, ``links`` for what was merged."""

    field: str
    rule: str
    evidence: tuple[Evidence, ...] = ()
    figure: Figure | None = None
    links: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """All that an incident was worked out from: its entries as they were read, its judgements, and who read each report."""

    entries: Sequence[Entry]
    judgements: Sequence[Judgement]
    made_by: Mapping[ReportId, MadeBy]


def why(incident: Incident, ground: Ground, field: str | None = None) -> tuple[Answer, ...]:
    """The answers for one field (a harm, or one of OTHER_FIELDS), or for all that the incident has.

    Raises JudgementError where the incident has no such field.
    """
    harms = tuple(dict.fromkeys(figure.harm for figure in incident.figures))
    if field is None:
        return tuple(answer for name in (*harms, *OTHER_FIELDS) for answer in why(incident, ground, name))
    if field in harms:
        return tuple(_figure(figure, ground) for figure in incident.figures if figure.harm == field)
    if field not in OTHER_FIELDS:
        raise JudgementError(f"{incident.incident_id} has no {field!r}.", f"Ask for: {', '.join((*harms, *OTHER_FIELDS))}.")
    return (_OTHERS[field](incident, ground),)


def _figure(figure: Figure, ground: Ground) -> Answer:
    """The figure's own claims, the chosen one first, and then those of its harm and people that were left out."""
    found: dict[str, Evidence] = {}
    for entry in ground.entries:
        claims = {claim.claim_id: claim for claim in claims_of(entry.mention)}
        for toll in entry.mention.tolls:
            if toll.claim_id in figure.claims or _is_about(toll, figure):
                use = _use(toll, figure, ground.judgements)
                found[toll.claim_id] = _evidence(entry.report, claims[toll.claim_id], use, ground)
    ours = [found[claim_id] for claim_id in figure.claims if claim_id in found]
    rest = [evidence for claim_id, evidence in found.items() if claim_id not in figure.claims]
    return Answer(figure.harm, figure.rule, (*ours, *rest), figure)


def _is_about(toll: Toll, figure: Figure) -> bool:
    """Whether a claim could have been the figure's: of its harm, side and people, a part only where that is one.

    A whole figure of civilians counts among the parts too, beside those of everybody.
    """
    if toll.harm != figure.harm or toll.side != figure.side:
        return False
    if not figure.is_part:
        return toll.part_of is None
    return toll.who == figure.who and (toll.part_of is not None or toll.who != "people")


def _use(toll: Toll, figure: Figure, judgements: Iterable[Judgement]) -> Use:
    if toll.claim_id in figure.claims:
        if toll.count.vague:
            return "no_number"
        return "chosen" if toll.claim_id == figure.claims[0] else "counted"
    if any(j.verdict == "reject" and toll.claim_id in j.about for j in standing(judgements)):
        return "rejected"
    return "superseded" if toll.modality == "asserted" else "not_asserted"


def _day(incident: Incident, ground: Ground) -> Answer:
    days = incident.days
    rule = "the days that most reports tell, of those that tell them most exactly" if days.start else "no report tells the day"
    return Answer("day", rule, _of_field(ground, "date", days.claims))


def _place(incident: Incident, ground: Ground) -> Answer:
    rule = "the place that is told most exactly, and of such the one that most reports tell"
    chosen = (incident.place.claim_id,) if incident.place else ()
    return Answer("place", rule if chosen else "no report tells the place", _of_field(ground, "place", chosen))


def _type(incident: Incident, ground: Ground) -> Answer:
    told = Counter(entry.mention.event_type for entry in ground.entries)
    counted = ", ".join(f"{kind} {number}" for kind, number in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])))
    return Answer("type", f"{incident.event_type}: the type that most mentions have ({counted})")


def _parties(incident: Incident, ground: Ground) -> Answer:
    claims = [claim_id for party in incident.parties for claim_id in party.claims]
    return Answer("parties", "each body once in each role, as reports name it", _of_field(ground, "actor", claims))


def _grade(incident: Incident, ground: Ground) -> Answer:
    judged = [j for j in standing(ground.judgements) if j.verdict == "grade" and set(j.about) & set(incident.mentions)]
    return Answer("grade", f"{incident.grade}: {incident.grade_reason}", judgements=tuple(judged))


def _merged(incident: Incident, ground: Ground) -> Answer:
    mentions = set(incident.mentions)
    judged = [j for j in standing(ground.judgements) if j.verdict in ("same", "different") and mentions & set(j.about)]
    rule = f"{len(incident.mentions)} mentions in {len(incident.reports)} reports tell of it"
    return Answer("merged", rule, links=incident.links, judgements=tuple(judged))


def _of_field(ground: Ground, field: Field, chosen: Sequence[str]) -> tuple[Evidence, ...]:
    """The claims of a field, those that the value rests on first, in their order."""
    told = [(entry, claim) for entry in ground.entries for claim in claims_of(entry.mention) if claim.field == field]
    found: dict[str, Evidence] = {
        claim.claim_id: _evidence(entry.report, claim, _standing_of(claim, chosen), ground) for entry, claim in told
    }
    first = [found[claim_id] for claim_id in chosen if claim_id in found]
    return (*first, *(evidence for claim_id, evidence in found.items() if claim_id not in chosen))


def _standing_of(claim: Claim, chosen: Sequence[str]) -> Use:
    if claim.claim_id not in chosen:
        return "other"
    return "chosen" if claim.claim_id == chosen[0] or claim.field == "actor" else "counted"


def _evidence(report: Report, claim: Claim, use: Use, ground: Ground) -> Evidence:
    judged = tuple(j for j in standing(ground.judgements) if claim.claim_id in j.about)
    return Evidence(claim, report, quote(report, claim.span), ground.made_by.get(report.report_id), use, judged)


_OTHERS: dict[str, Callable[[Incident, Ground], Answer]] = {
    "day": _day,
    "place": _place,
    "type": _type,
    "parties": _parties,
    "grade": _grade,
    "merged": _merged,
}

OTHER_FIELDS = tuple(_OTHERS)
"""What can be asked for besides a harm."""
