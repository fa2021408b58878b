"""The mentions of one happening -> one Incident, each of its values chosen from claims by a rule that is named (M22).

Entries that a group holds come in, an Incident goes out, without its final id (naming) and without the totals that cover it
(coverage), which other incidents have a say in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from harmledger.model.entry import Entry
from harmledger.model.incident import Days, Incident, IncidentId, Link, Site
from harmledger.model.judgement import Judgement
from harmledger.model.vocabulary import ClaimId, EventType, GeoPrecision
from harmledger.reconcile.figure import figures
from harmledger.reconcile.grade import graded
from harmledger.reconcile.independence import earliest, sources
from harmledger.reconcile.naming import base_id
from harmledger.reconcile.party import parties
from harmledger.reconcile.sides import sides_together

PRECISIONS: tuple[GeoPrecision | None, ...] = ("exact", "near", "district", "province", "region", "country", None)


def estimate(
    entries: Sequence[Entry],
    links: Iterable[Link] = (),
    judgements: Sequence[Judgement] = (),
    accepted: Collection[ClaimId] = (),
) -> Incident:
    """The incident that the entries tell of; ``judgements`` are those that stand, the latest first.

    ``entries`` are all mentions of one group, already judged; the order does not matter. Raises ValueError where there are
    none.
    """
    if not entries:
        raise ValueError("an incident has at least one mention")
    ordered = sorted(entries, key=lambda entry: (*earliest(entry.report), entry.mention.mention_id))
    voices = sources(ordered)
    number = {report: i for i, source in enumerate(voices) for report in source.reports}
    days, place = _days(ordered, accepted), _site(ordered, accepted)
    graded_as = graded(ordered, voices, judgements)
    published = [entry.report.published for entry in ordered if entry.report.published]
    incident = Incident(
        incident_id=IncidentId(""),
        kind="aggregate" if ordered[0].mention.kind == "aggregate" else "incident",
        event_type=_type(ordered),
        days=days,
        place=place,
        parties=parties(ordered),
        weapons=tuple(sorted({weapon.weapon_id for entry in ordered for weapon in entry.mention.weapons})),
        figures=sides_together(figures(ordered, number.__getitem__, accepted)),
        grade=graded_as.grade,
        grade_reason=graded_as.reason,
        is_provisional=len(voices) < 2,
        sources=voices,
        first_report=min(published, default=None),
        last_report=max(published, default=None),
        mentions=tuple(sorted(entry.mention.mention_id for entry in ordered)),
        reports=tuple(dict.fromkeys(entry.report.report_id for entry in ordered)),
        anchor=ordered[0].mention.mention_id,
        links=tuple(sorted(links, key=lambda link: (link.mentions, link.by))),
    )
    return base_id(incident)


def _type(entries: Sequence[Entry]) -> EventType:
    """The type that most mentions have, of those that say one; the earliest report's where as many say another."""
    told = [entry.mention.event_type for entry in entries]
    counted = Counter([kind for kind in told if kind != "other"] or told)
    return counted.most_common(1)[0][0]


def _days(entries: Sequence[Entry], accepted: Collection[ClaimId]) -> Days:
    """The days that most reports tell, of those that tell them most exactly; of as many, the later report's (M14).

    Where a person accepted or corrected some, only those are asked (M24).
    """
    every = [when for entry in entries if (when := entry.mention.date) and when.start and when.end]
    told = [when for when in every if when.claim_id in accepted] or every
    if not told:
        return Days()
    spans = [(when.end - when.start).days for when in told if when.start and when.end]
    exact = [when for when, span in zip(told, spans, strict=True) if span == min(spans)]
    counted = Counter((when.start, when.end) for when in exact)
    start, end = max(counted, key=lambda days: (counted[days], max(i for i, w in enumerate(exact) if (w.start, w.end) == days)))
    chosen = [when for when in exact if (when.start, when.end) == (start, end)]
    rest = [when for when in every if when not in chosen]
    return Days(start, end, chosen[0].precision, tuple(dict.fromkeys(when.claim_id for when in [*chosen, *rest])))


def _site(entries: Sequence[Entry], accepted: Collection[ClaimId]) -> Site | None:
    """One that a person accepted or corrected (M24), else the one told most exactly, and of such by most reports (M16)."""
    places = [entry.mention.place for entry in entries if entry.mention.place]
    if not places:
        return None
    votes = Counter(place.match.place_id for place in places if place.match)
    chosen = min(
        places,
        key=lambda place: (
            place.claim_id not in accepted,
            place.match is None,
            PRECISIONS.index(place.geo_precision),
            -votes[place.match.place_id] if place.match else 0,
            -(place.match.score if place.match else 0.0),
            place.claim_id,
        ),
    )
    match = chosen.match
    return Site(
        chosen.words,
        chosen.claim_id,
        match.name if match else None,
        (match.admin1 if match else None) or chosen.admin1,
        (match.country if match else None) or chosen.country,
        match.latitude if match else None,
        match.longitude if match else None,
        match.place_id if match else None,
        chosen.geo_precision,
        match.score if match else None,
    )
