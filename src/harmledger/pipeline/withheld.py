"""A ledger as a reader sees it: all of it, without the names of victims and witnesses (M28).

It is asked like any ledger, so that no page and no call of the API can forget to withhold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from typing_extensions import Unpack

from harmledger.errors import JudgementError
from harmledger.export import veil
from harmledger.export.names import WITHHELD, Names, names_in
from harmledger.ledger.find import Filters, Place
from harmledger.ledger.volume import ReportRow
from harmledger.model.claim import Claim, claims_of
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Mention
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.model.vocabulary import ClaimId, MentionId, ReportId
from harmledger.pipeline.ledger import Ledger


class Withheld(Ledger):
    """``Withheld(ledger.store)``; its sums, counts and coverage are those of the ledger."""

    __slots__ = ()

    def incidents(self, **wanted: Unpack[Filters]) -> tuple[Incident, ...]:
        return self._veiled(Ledger.incidents(self, **wanted))

    def page(self, limit: int, offset: int = 0, after: Place | None = None, **wanted: Unpack[Filters]) -> tuple[Incident, ...]:
        return self._veiled(Ledger.page(self, limit, offset, after, **wanted))

    def newest(self, limit: int) -> tuple[Incident, ...]:
        return self._veiled(Ledger.newest(self, limit))

    def incident(self, name: str) -> Incident:
        return self._veiled([Ledger.incident(self, name)])[0]

    def incidents_of(self, mentions: Iterable[MentionId]) -> dict[MentionId, Incident]:
        held = Ledger.incidents_of(self, mentions)
        veiled = {one.anchor: one for one in self._veiled(tuple({one.anchor: one for one in held.values()}.values()))}
        return {mention: veiled[one.anchor] for mention, one in held.items()}

    def entries(self, incidents: Iterable[Incident]) -> tuple[Entry, ...]:
        told = Ledger.entries(self, incidents)
        names = names_in(told)
        reports = {entry.report.report_id: veil.report(entry.report, names) for entry in told}
        own = [(reports[entry.report.report_id], entry.mention) for entry in told]
        return tuple(Entry(veiled, veil.mention(mention, veiled, names)) for veiled, mention in own)

    def mentions(self, incident: Incident) -> tuple[Mention, ...]:
        held = {entry.mention.mention_id: entry.mention for entry in self.entries([incident])}
        return tuple(held[name] for name in incident.mentions)

    def reports(self, incident: Incident) -> tuple[Report, ...]:
        held = {entry.report.report_id: entry.report for entry in self.entries([incident])}
        return tuple(held[name] for name in incident.reports)

    def claim(self, claim_id: ClaimId) -> Claim:
        found = Ledger.claim(self, claim_id)
        report_ids = Ledger.report_of(self, [found.mention_id]).values()
        told = (claim for reading in self.readings(report_ids) for mention in reading.mentions for claim in claims_of(mention))
        one = next((claim for claim in told if claim.claim_id == claim_id), None)
        if one is None:
            raise JudgementError(f"The ledger has no claim {claim_id}.", "`harmledger why INCIDENT` shows an incident's.")
        return one

    def report(self, report_id: ReportId) -> Report | None:
        found = Ledger.report(self, report_id)
        return None if found is None else veil.report(found, self._names([report_id], [found]))

    def readings(self, report_ids: Iterable[ReportId]) -> tuple[Reading, ...]:
        return tuple(_reading(reading) for reading in Ledger.readings(self, report_ids))

    def all_reports(self) -> Iterator[Report]:
        for found in Ledger.all_reports(self):
            yield veil.report(found, self._names([found.report_id], [found]))

    def told(self) -> Iterator[tuple[ReportId, Mention]]:
        for report_id, mention in Ledger.told(self):
            if (found := Ledger.report(self, report_id)) is not None:
                names = self._names([report_id], [found])
                yield report_id, veil.mention(mention, veil.report(found, names), names)

    def report_rows(self, offset: int, limit: int, publisher: str | None = None, day: date | None = None) -> list[ReportRow]:
        return self._rows(Ledger.report_rows(self, offset, limit, publisher, day))

    def versions(self, report_id: ReportId) -> list[ReportRow]:
        return self._rows(Ledger.versions(self, report_id))

    def rejects(self) -> tuple[tuple[str, Reject], ...]:
        bare, found = Names(), Ledger.rejects(self)
        ids = self.recorded_at(ReportId(doc) for doc, _ in found)
        return tuple((doc if doc in ids else WITHHELD, veil.reject(reject, bare, doc)) for doc, reject in found)

    def complete(self, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
        return self._veiled(Ledger.complete(self, incidents))

    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(veil.judgement(judgement, Names()) for judgement in Ledger.judgements(self))

    def judged(self, incident: Incident) -> tuple[Judgement, ...]:
        return tuple(veil.judgement(judgement, Names()) for judgement in Ledger.judged(self, incident))

    def effective(self, judged: Iterable[Judgement] | None = None) -> tuple[Judgement, ...]:
        return tuple(veil.judgement(judgement, Names()) for judgement in Ledger.effective(self, judged))

    def moved(self) -> tuple[Judgement, ...]:
        return tuple(veil.judgement(judgement, Names()) for judgement in Ledger.moved(self))

    def _rows(self, rows: list[ReportRow]) -> list[ReportRow]:
        names = self._names([row.report_id for row in rows])
        return [replace(row, title=names.masked(row.title)) for row in rows]

    def _veiled(self, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
        held = tuple(incidents)
        names = names_in(Ledger.entries(self, held))
        return tuple(veil.incident(one, names) for one in held)

    def _names(self, report_ids: Iterable[ReportId], reports: Iterable[Report] = ()) -> Names:
        """The names in reports, by their newest readings; of one that was never read, by its text alone."""
        told = [Entry(one.report, mention) for one in Ledger.readings(self, report_ids) for mention in one.mentions]
        bare = [_unread(one) for one in reports]
        return names_in([*told, *bare])


def _reading(reading: Reading) -> Reading:
    names = names_in([Entry(reading.report, mention) for mention in reading.mentions] or [_unread(reading.report)])
    veiled = veil.report(reading.report, names)
    return Reading(
        veiled,
        tuple(veil.mention(mention, veiled, names) for mention in reading.mentions),
        tuple(veil.reject(reject, names) for reject in reading.rejects),
        reading.made_by,
    )


def _unread(report: Report) -> Entry:
    return Entry(report, Mention(MentionId(""), "context", "other"))
