"""Incidents as a table, one a line, and one incident as a card; Rich renderables go out, as for a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from harmledger.model.incident import Incident, Source
from harmledger.model.report import Report
from harmledger.model.vocabulary import Harm, ReportId
from harmledger.review.incident_phrase import attested, harmed_people, heading, parties, ranged, when, where
from harmledger.review.phrase import printable, reported

HARMS: tuple[Harm, ...] = ("killed", "injured")

def table(incidents: Iterable[Incident]) -> RenderableType:
    """Two lines for each incident, its figures on the right; it fits eighty columns. The country is in the id."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    grid.add_column("incident", ratio=1, overflow="fold")
    for harm in HARMS:
        grid.add_column(harm, no_wrap=True)
    for incident in incidents:
        kind = "total" if incident.kind == "aggregate" else incident.event_type.replace("_", " ")
        site = replace(incident.place, country=None) if incident.place else None
        facts = " · ".join((when(incident.days), kind, where(site), attested(incident)))
        told = Group(Text(incident.incident_id, style="bold"), Padding(Text(facts, style="dim"), (0, 0, 0, 2)))
        killed, injured = (ranged(incident.figure(harm)) for harm in HARMS)
        grid.add_row(told, Text(killed, style="red"), Text(injured))
    return grid


def summed(incidents: Iterable[Incident]) -> str:
    """What the incidents come to, by the best of each: "62 killed (58 or more), 130 injured in 17 incidents; 1 total apart"."""
    held = tuple(incidents)
    counted = [incident for incident in held if incident.kind == "incident" and incident.part_of is None]
    sums = ", ".join(_sum(harm, counted) for harm in HARMS)
    totals = sum(incident.kind == "aggregate" for incident in held)
    inside = len(held) - len(counted) - totals
    apart = [f"{totals} total{'s' * (totals != 1)}"] * bool(totals) + [f"{inside} inside wider ones"] * bool(inside)
    told = f"{sums} in {len(counted)} incident{'s' * (len(counted) != 1)}."
    return told + (f" Not added: {', '.join(apart)}." if apart else "")


def _sum(harm: Harm, incidents: Iterable[Incident]) -> str:
    """The sum of the bests; where an incident has people hurt and no number, or an open range, "at least"."""
    figures = [figure for incident in incidents if (figure := incident.figure(harm))]
    known = sum(figure.best or 0 for figure in figures)
    is_open = any(figure.best is None or figure.high is None for figure in figures)
    return f"{'at least ' * is_open}{known:,} {harm}"


def card(incident: Incident, reports: Mapping[ReportId, Report]) -> RenderableType:
    """All that is recorded of one incident: figures with their rules, sources with their reports, totals that cover it."""
    lines: list[RenderableType] = [Text(incident.incident_id, style="bold"), Text(heading(incident), style="bold")]
    lines.append(Text(f"{attested(incident)}: {printable(incident.grade_reason)}", style="cyan"))
    did = " · ".join(filter(None, (parties(incident.parties), ", ".join(incident.weapons).replace("_", " "))))
    if did:
        lines.append(Text(did))
    if incident.part_of:
        lines.append(Text(f"part of {incident.part_of}"))
    lines += [Text(""), _figures(incident)]
    lines += [Text(""), Text("Sources", style="bold underline"), *_sources(incident.sources, reports)]
    if checks := list(_checks(incident)):
        lines += [Text(""), Text("Totals", style="bold underline"), *checks]
    if incident.aliases:
        lines += [Text(""), Text("also known as " + ", ".join(incident.aliases), style="dim")]
    return Group(*lines)


def _figures(incident: Incident) -> RenderableType:
    if not incident.figures:
        return Text("nobody is said to be killed or hurt")
    grid = Table.grid(padding=(0, 3, 0, 0))
    for figure in incident.figures:
        told = f"of them {harmed_people(figure)}" if figure.is_part else harmed_people(figure)
        style = "red" if figure.harm == "killed" and not figure.is_part else ""
        grid.add_row(Padding(Text(told, style=style), (0, 0, 0, 2 * figure.is_part)), Text(figure.rule, style="dim"))
    return grid


def _sources(sources: Sequence[Source], reports: Mapping[ReportId, Report]) -> Iterator[RenderableType]:
    """Each independent source with the reports that come down to it (M21)."""
    for source in sources:
        yield Text(printable(source.name))
        for report_id in source.reports:
            yield Text(f"  {report_id}  {reported(reports[report_id])}", style="dim")


def _checks(incident: Incident) -> Iterator[RenderableType]:
    """What totals tell beside what is recorded under them (M17)."""
    for check in incident.covered_by:
        yield Text(f"within {check.incident_id}, whose {check.harm} are {_or_unknown(check.told)}; {check.recorded:,} recorded")
    for check in incident.checks:
        yield Text(
            f"{_or_unknown(check.told)} {check.harm} told, {check.recorded:,} recorded in {len(incident.covers)} incidents"
        )


def _or_unknown(told: int | None) -> str:
    return "unknown" if told is None else f"{told:,}"
