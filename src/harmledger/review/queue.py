"""What a reviewer should look at next, and why: contested incidents, near-merges, doubtful places, then what is new.

Incidents, the links between different ones and the judgements come in; Items go out, the most needed first. An item is gone
as soon as a person has decided about what it asks, so that nobody is asked twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from harmledger.model.incident import Incident, Link
from harmledger.model.judgement import Judgement, standing
from harmledger.model.vocabulary import MentionId

Need = Literal["contested", "near_merge", "place", "new"]
"""Why an item is asked about, in the order in which they are asked."""

NEEDS: tuple[Need, ...] = ("contested", "near_merge", "place", "new")

SURE_PLACE = 0.6
"""A place that matched below this is asked about: about half of such matches are another place of the name."""


@dataclass(frozen=True, slots=True)
class Item:
    """``other`` and ``link`` are there for a near-merge: the incident that it was nearly joined with, and how nearly."""

    need: Need
    incident: Incident
    why: str
    other: Incident | None = None
    link: Link | None = None


def queue(
    incidents: Iterable[Incident],
    links: Iterable[Link],
    judgements: Iterable[Judgement],
) -> tuple[Item, ...]:
    """All that is to be looked at. ``links`` are between different incidents; ``judgements`` are in today's terms."""
    held = tuple(incidents)
    judged = _judged(judgements)
    pairs = _pairs(judgements)
    of = {mention: incident for incident in held for mention in incident.mentions}
    found = [
        *sorted(_contested(held, judged), key=lambda item: (-_dead(item.incident), item.incident.incident_id)),
        *_near(links, of, pairs),
        *sorted(_places(held, judged), key=lambda item: (_score(item.incident), item.incident.incident_id)),
    ]
    asked = {incident.anchor for item in found for incident in (item.incident, item.other) if incident}
    new = [Item("new", one, "nobody has looked at it yet") for one in held if one.anchor not in asked and _is_new(one, judged)]
    return (*found, *sorted(new, key=lambda item: (-_latest(item.incident), item.incident.incident_id)))


def _contested(held: Sequence[Incident], judged: set[str]) -> Iterator[Item]:
    """Competing claims or a denial, until a person has graded the incident or decided about a figure of it."""
    for incident in held:
        about = {*incident.mentions, *(claim for figure in incident.figures for claim in figure.claims)}
        if incident.grade == "contested" and not about & judged:
            yield Item("contested", incident, incident.grade_reason)


def _near(links: Iterable[Link], of: Mapping[MentionId, Incident], pairs: set[frozenset[str]]) -> Iterator[Item]:
    """Two incidents that were nearly one, once each, by the likest link between them."""
    seen: set[frozenset[str]] = set()
    for link in sorted(links, key=lambda link: (-link.score, link.mentions)):
        one, other = of.get(link.mentions[0]), of.get(link.mentions[1])
        if one is None or other is None or one.anchor == other.anchor or one.kind != other.kind:
            continue
        if one.part_of == other.incident_id or other.part_of == one.incident_id:
            continue
        key = frozenset((one.anchor, other.anchor))
        decided = any(frozenset((a, b)) in pairs for a in one.mentions for b in other.mentions)
        if key not in seen and not decided:
            seen.add(key)
            yield Item("near_merge", one, f"alike by {link.score:.2f}, and kept apart", other, link)


def _places(held: Sequence[Incident], judged: set[str]) -> Iterator[Item]:
    """Places that matched with a low score, or nothing at all (M16)."""
    for incident in held:
        place = incident.place
        if incident.kind != "incident" or place is None or place.claim_id in judged:
            continue
        if place.place_id is None:
            yield Item("place", incident, f"nothing in the gazetteer is called “{place.words}”")
        elif place.score is not None and place.score < SURE_PLACE:
            yield Item("place", incident, f"“{place.words}” matched {place.name} with a score of {place.score:.2f}")


def _is_new(incident: Incident, judged: set[str]) -> bool:
    about: set[str] = {*incident.mentions, *incident.days.claims}
    about |= {claim for figure in incident.figures for claim in figure.claims}
    about |= {claim for party in incident.parties for claim in party.claims}
    return not (about | ({incident.place.claim_id} if incident.place else set())) & judged


def _judged(judgements: Iterable[Judgement]) -> set[str]:
    return {about for judgement in standing(judgements) if judgement.by.kind == "person" for about in judgement.about}


def _pairs(judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    return {frozenset(j.about) for j in standing(judgements) if j.verdict in ("same", "different") and j.by.kind == "person"}


def _dead(incident: Incident) -> int:
    figure = incident.figure("killed")
    return (figure.high or figure.best or 0) if figure else 0


def _score(incident: Incident) -> float:
    return incident.place.score or 0.0 if incident.place else 0.0


def _latest(incident: Incident) -> int:
    return (incident.last_report or date.min).toordinal()
