"""Ids that say something to a person: country, first day and place, and letters more where two would be one (ADR 6).

Incidents come in, the same with ids go out. Apart from estimating, because whether an id is shared depends on all incidents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import sha256

from anyascii import anyascii

from harmledger.model.incident import Incident, IncidentId
from harmledger.model.vocabulary import MentionId

LETTERS = 3
_UNKNOWN = "XX"


def base_id(incident: Incident) -> Incident:
    """The incident under the id that it has while no other would share it: "SY-2018-09-07-maharda".

    A country that is not known is XX, a day "undated", a place "unplaced"; a total's id says so at its end.
    """
    place, days = incident.place, incident.days
    country = place.country if place and place.country and len(place.country) == 2 else _UNKNOWN
    day = days.start.isoformat() if days.start else "undated"
    name = _slug(place.name or place.words) if place else ""
    end = "-total" if incident.kind == "aggregate" else ""
    return replace(incident, incident_id=IncidentId(f"{country}-{day}-{name or 'unplaced'}{end}"))


def shared_ids(incidents: Iterable[Incident]) -> frozenset[IncidentId]:
    """The ids that more than one of the incidents has."""
    return frozenset(name for name, number in Counter(i.incident_id for i in incidents).items() if number > 1)


def named(incidents: Iterable[Incident], shared: Collection[IncidentId]) -> tuple[Incident, ...]:
    """Incidents with base ids under their final ones; those whose id is ``shared`` get letters more, from their anchor.

    ``part_of`` names an anchor before and an id afterwards, so give at once what is part of each other.
    """
    held = list(incidents)
    letters = _letters([i for i in held if i.incident_id in shared])
    ids = {i.anchor: IncidentId(f"{i.incident_id}-{letters[i.anchor]}") if i.anchor in letters else i.incident_id for i in held}
    out = (replace(i, incident_id=ids[i.anchor], part_of=ids[MentionId(i.part_of)] if i.part_of else None) for i in held)
    return tuple(sorted(out, key=lambda incident: incident.incident_id))


def _letters(incidents: Iterable[Incident]) -> dict[MentionId, str]:
    """Letters by anchor, as many as tell those of one base id apart, and three at the least."""
    by_base: dict[IncidentId, list[MentionId]] = defaultdict(list)
    for incident in incidents:
        by_base[incident.incident_id].append(incident.anchor)
    found: dict[MentionId, str] = {}
    for anchors in by_base.values():
        size = LETTERS
        while len({anchor_letters(anchor, size) for anchor in anchors}) < len(anchors):
            size += 1
        found.update((anchor, anchor_letters(anchor, size)) for anchor in anchors)
    return found


def anchor_letters(anchor: MentionId, size: int = LETTERS) -> str:
    """``size`` letters that stand for a mention."""
    number = int.from_bytes(sha256(anchor.encode()).digest(), "big")
    letters = ""
    for _ in range(size):
        number, place = divmod(number, 26)
        letters += chr(ord("a") + place)
    return letters


def _slug(name: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in anyascii(name).lower().replace("'", ""))
    return "-".join(words.split())
