"""What incidents come to together, added up one by one: what the database has to come to as well.

Incidents come in, sums go out. A total over a time or an area is never added (M17), nor what is inside a wider incident.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from harmledger.model.incident import Figure, Incident
from harmledger.model.summary import DaySum, Sum
from harmledger.model.vocabulary import Harm


def counted(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Those that may be added up."""
    return tuple(incident for incident in incidents if incident.kind == "incident" and incident.part_of is None)


def total(incidents: Iterable[Incident], harm: Harm) -> Sum:
    """What the incidents that may be added up come to."""
    found = Sum()
    for incident in counted(incidents):
        if figure := incident.figure(harm):
            found += of_figure(figure)
    return found


def of_figure(figure: Figure) -> Sum:
    """One figure as a sum. An open upper bound adds the best that is known and is counted in ``without``."""
    is_open = figure.best is None or figure.high is None
    best = figure.best or 0
    return Sum(figure.low or 0, best, figure.high if figure.high is not None else best, int(is_open))


def by_day(incidents: Iterable[Incident]) -> tuple[DaySum, ...]:
    """The days that have incidents, in order; what is not known to have been on one day is left out (M14)."""
    found: dict[object, DaySum] = {}
    for incident in counted(incidents):
        day = incident.days.start
        if day is None or day != incident.days.end:
            continue
        held = found.get(day) or DaySum(day)
        sums = {harm: total([incident], harm) for harm in ("killed", "injured")}
        found[day] = replace(
            held, incidents=held.incidents + 1, killed=held.killed + sums["killed"], injured=held.injured + sums["injured"]
        )
    return tuple(sorted(found.values(), key=lambda one: one.day))
