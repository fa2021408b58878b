"""Totals held against the incidents in their period and area, which they check and are never added to (M17).

Incidents of both kinds come in, with final ids, and go out with what covers what. Apart from estimating, because a total
looks at incidents that have nothing else to do with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from harmledger.model.globe import distance_km
from harmledger.model.incident import COUNTED, Coverage, Incident, IncidentId, Site
from harmledger.model.vocabulary import Harm
from harmledger.reconcile.signature import RADII


def covered(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents in the order given, with ``covered_by``, ``covers`` and ``checks`` filled in."""
    held = list(incidents)
    over: dict[IncidentId, list[Coverage]] = defaultdict(list)
    totals: dict[IncidentId, tuple[tuple[IncidentId, ...], tuple[Coverage, ...]]] = {}
    singles = [incident for incident in held if incident.kind == "incident" and incident.part_of is None]
    for total in held:
        if total.kind != "aggregate":
            continue
        inside = [incident for incident in singles if covers(total, incident)]
        told = checks(total, {harm: _sum(inside, harm) for harm in COUNTED})
        totals[total.incident_id] = (tuple(sorted(incident.incident_id for incident in inside)), told)
        for incident in inside:
            over[incident.incident_id] += told
    out = []
    for incident in held:
        inner, told = totals.get(incident.incident_id, ((), ()))
        above = tuple(sorted(over.get(incident.incident_id, ()), key=lambda c: (c.incident_id, c.harm)))
        out.append(replace(incident, covered_by=above, covers=inner, checks=told))
    return tuple(out)


def covers(total: Incident, incident: Incident) -> bool:
    """Whether an incident lies wholly in the period and the area of a total; not where either is unknown."""
    if total.days.start is None or total.days.end is None or incident.days.start is None or incident.days.end is None:
        return False
    if not (total.days.start <= incident.days.start and incident.days.end <= total.days.end):
        return False
    return total.place is not None and incident.place is not None and contains(total.place, incident.place)


def contains(area: Site, place: Site) -> bool:
    """Whether a place lies in an area, as far as both are known."""
    if area.place_id and area.place_id == place.place_id:
        return True
    if area.country is None or area.country != place.country:
        return False
    if area.geo_precision == "country":
        return True
    if area.geo_precision == "province":
        return area.admin1 is not None and area.admin1 == place.admin1
    if area.latitude is None or area.longitude is None or place.latitude is None or place.longitude is None:
        return False
    apart = distance_km(area.latitude, area.longitude, place.latitude, place.longitude)
    return apart <= RADII[area.geo_precision or "exact"]


def checks(total: Incident, recorded: Mapping[Harm, int]) -> tuple[Coverage, ...]:
    """Each figure of the total beside the sum of the best ones of the incidents under it; one that gives none adds nothing."""
    told = ((harm, figure) for harm in COUNTED if (figure := total.figure(harm)) is not None)
    return tuple(Coverage(total.incident_id, harm, figure.best, recorded.get(harm, 0)) for harm, figure in told)


def _sum(incidents: Iterable[Incident], harm: Harm) -> int:
    figures = (figure for incident in incidents if (figure := incident.figure(harm)) is not None)
    return sum(figure.best or 0 for figure in figures)
