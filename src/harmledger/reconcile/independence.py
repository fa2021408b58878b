"""Reports -> independent sources: texts that are copies, and outlets that pass on one body's statement, are one (M21).

The entries of one incident come in, Sources go out, the earliest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from harmledger.model.entry import Entry
from harmledger.model.incident import Source
from harmledger.model.report import Report
from harmledger.model.vocabulary import PUBLISHER, ReportId
from harmledger.reconcile.sketch import likeness, sketch_of
from harmledger.reconcile.union import Union
from harmledger.reconcile.voice import OWN, body_voice, own_voice, voice

COPY = 0.4
"""Two texts that share so much of their word triples are one text, cut or added to."""


def sources(entries: Sequence[Entry]) -> tuple[Source, ...]:
    """The independent voices behind the entries.

    Reports of one publisher are one source; so are near-duplicate texts, and reports whose figures and actors all come from
    one and the same body. A report that has something of its own to say is a source by itself.
    """
    reports = {entry.report.report_id: entry.report for entry in entries}
    union = Union[ReportId]()
    for report_id in reports:
        union.find(report_id)
    for a, b in _one_voice(entries) + _copies(list(reports.values())):
        union.join(a, b)
    found = [sorted((reports[report_id] for report_id in group), key=earliest) for group in union.groups()]
    found.sort(key=lambda group: earliest(group[0]))
    names = _names(entries)
    return tuple(Source(names[group[0].report_id], tuple(report.report_id for report in group)) for group in found)


def earliest(report: Report) -> tuple[date, str]:
    """Sorts reports by their day, those without one last, ties by id."""
    return report.published or date.max, report.report_id


def _copies(reports: Sequence[Report]) -> list[tuple[ReportId, ReportId]]:
    sketches = {report.report_id: sketch_of(f"{report.title}\n{report.text}") for report in reports}
    return [(a, b) for a, b in combinations(sorted(sketches), 2) if likeness(sketches[a], sketches[b]) >= COPY]


def _one_voice(entries: Sequence[Entry]) -> list[tuple[ReportId, ReportId]]:
    """Pairs of reports that say nothing but what the same one body, or the same publisher, says."""
    by_voice: dict[str, list[ReportId]] = defaultdict(list)
    for report_id, said in _voices(entries).items():
        if len(said) == 1:
            by_voice[next(iter(said))].append(report_id)
    for entry in entries:
        if entry.report.publisher:
            by_voice[own_voice(entry.report)].append(entry.report.report_id)
    return [(held[0], other) for held in by_voice.values() for other in held[1:]]


def _voices(entries: Sequence[Entry]) -> dict[ReportId, set[str]]:
    """Whose words each report passes on; an agency that it carries counts for the report's own."""
    found: dict[ReportId, set[str]] = defaultdict(set)
    for entry in entries:
        for toll in entry.mention.tolls:
            chain = toll.attribution.chain
            relayed = body_voice(chain[-1]) if chain and toll.attribution.claimant == PUBLISHER else None
            found[entry.report.report_id].add(relayed or voice(toll.attribution, entry.report))
        if not entry.mention.tolls:
            found[entry.report.report_id].add(own_voice(entry.report))
    return found


def _names(entries: Sequence[Entry]) -> dict[ReportId, str]:
    """Who spoke first: the one body that a report passes on, else its publisher, else its document."""
    names: dict[ReportId, str] = {}
    said = _voices(entries)
    for entry in entries:
        report = entry.report
        claimants = sorted({t.attribution.claimant for t in entry.mention.tolls if t.attribution.claimant != PUBLISHER})
        only = next(iter(said[report.report_id])) if len(said[report.report_id]) == 1 else OWN
        one = not only.startswith(OWN) and only != own_voice(report)
        names.setdefault(report.report_id, claimants[0] if one and claimants else report.publisher or report.doc)
    return names
