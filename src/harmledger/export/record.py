"""A record: an incident with the reports and mentions that it comes from, which is what a format needs to name its sources.

Incidents and entries come in, Records go out, in the incidents' order. Apart from the incident, which holds ids only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmledger.export.total import Range, total_of
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident, IncidentId
from harmledger.model.mention import Toll
from harmledger.model.place import PlaceCandidate
from harmledger.model.report import Report
from harmledger.model.vocabulary import MentionId

WIDER = "the incidents that are part of it hold its dead"
PART = "the wider incident that it is part of holds its dead"
TOTAL = "a total over a period or an area, which is no incident (M17)"


@dataclass(frozen=True, slots=True)
class Record:
    """``entries`` are those of the incident's mentions, in the order of its reports."""

    incident: Incident
    entries: tuple[Entry, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        return tuple({entry.report.report_id: entry.report for entry in self.entries}.values())

    @property
    def tolls(self) -> tuple[tuple[Toll, Report], ...]:
        return tuple((toll, entry.report) for entry in self.entries for toll in entry.mention.tolls)

    @property
    def match(self) -> PlaceCandidate | None:
        """The gazetteer's place behind the incident's place; None where it has none."""
        site = self.incident.place
        places = (entry.mention.place for entry in self.entries if entry.mention.place)
        return next((p.match for p in places if site and p.match and p.match.place_id == site.place_id), None)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An incident that a format does not hold, and why."""

    incident_id: IncidentId
    why: str


def records_of(incidents: Iterable[Incident], entries: Iterable[Entry]) -> tuple[Record, ...]:
    """Each incident with its entries; what belongs to none of them is let be."""
    held: Mapping[MentionId, Entry] = {entry.mention.mention_id: entry for entry in entries}
    return tuple(_record(incident, held) for incident in incidents)


def _record(incident: Incident, held: Mapping[MentionId, Entry]) -> Record:
    place = {report: i for i, report in enumerate(incident.reports)}
    mine = [held[mention] for mention in incident.mentions if mention in held]
    return Record(incident, tuple(sorted(mine, key=lambda e: (place.get(e.report.report_id, 0), e.mention.mention_id))))


def counted_once(records: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
    """The records that a table may hold whose rows its readers add up, and those left out of it, with the reason.

    A total is left out (M17). Of an incident and those that are part of it, the parts are kept where they hold all its dead,
    else the wider one, so that nobody stands there twice (M18).
    """
    parts: dict[IncidentId, list[Record]] = defaultdict(list)
    for record in records:
        if record.incident.part_of:
            parts[record.incident.part_of].append(record)
    out = dict(_left_out(records, parts))
    kept = tuple(record for record in records if record.incident.incident_id not in out)
    return kept, tuple(LeftOut(incident_id, why) for incident_id, why in out.items())


def _left_out(records: Sequence[Record], parts: Mapping[IncidentId, list[Record]]) -> Iterator[tuple[IncidentId, str]]:
    for record in records:
        incident = record.incident
        if incident.kind == "aggregate":
            yield incident.incident_id, TOTAL
        elif inner := parts.get(incident.incident_id):
            if _hold_all(inner, record):
                yield incident.incident_id, WIDER
            else:
                yield from ((IncidentId(part), PART) for part in _below(incident.incident_id, parts))


def _hold_all(inner: Sequence[Record], wider: Record) -> bool:
    told = _number(total_of(wider.incident, "killed"))
    return told is None or sum(_number(total_of(part.incident, "killed")) or 0 for part in inner) >= told


def _number(told: Range) -> int | None:
    return told.best if told.best is not None else told.low


def _below(incident_id: IncidentId, parts: Mapping[IncidentId, list[Record]]) -> Iterator[IncidentId]:
    for part in parts.get(incident_id, ()):
        yield part.incident.incident_id
        yield from _below(part.incident.incident_id, parts)
