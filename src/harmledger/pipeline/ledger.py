"""A ledger as a program or a notebook holds it: reports are added, incidents asked for, judgements recorded.

What goes in and out are values of the model; which database keeps them, and how incidents follow from them, is not seen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from typing_extensions import Unpack

from harmledger.errors import JudgementError, LedgerReadOnlyError
from harmledger.ledger import current, facts, find, journal, judgements, links, record, summary, view, volume, waiting
from harmledger.ledger.find import Filters, Place
from harmledger.ledger.project import project
from harmledger.ledger.store import PATIENCE, Store, Transaction
from harmledger.ledger.volume import ReportRow
from harmledger.model.claim import Claim, claims_of
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident, Link
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Mention
from harmledger.model.overview import Overview
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.summary import Cell, SourceDay
from harmledger.pipeline import incidents, reconciling
from harmledger.pipeline.effective import carried
from harmledger.pipeline.exchange import Taken, take_in
from harmledger.pipeline.frame import Library, Table, framed
from harmledger.pipeline.incidents import shown
from harmledger.pipeline.record import Addable, Read, Tally, add, issue, now
from harmledger.pipeline.verify import Findings, verify

if TYPE_CHECKING:
    from harmledger.model.vocabulary import ClaimId, MentionId, ReportId


@dataclass(frozen=True, slots=True)
class Ledger:
    """Open one with ``Ledger.open``; it may be used by several threads, and by several processes at once."""

    store: Store

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Self:
        """The ledger in a file (SQLite), or at ``postgresql://user@host/database``; it is made where there is none yet.

        Raises a LedgerError with a code of its own where there is none and ``create`` is False, where something else is there,
        where a newer harmledger made it, or where another writer holds it for more than ``patience`` seconds.
        """
        return cls(Store.open(where, create=create, patience=patience))

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def add(self, items: Iterable[Addable], read: Read | None = None) -> Tally:
        """Record reports, readings, or documents as taken in, and say what became of them.

        Reports are read with ``read``, the grammar unless told otherwise; one that the ledger holds is not read again. Each
        batch is recorded whole or not at all. Raises a LedgerError; what was recorded before it stays recorded.
        """
        tally = Tally()
        for _ in self.adding(items, tally, read):
            pass
        return tally

    def adding(self, items: Iterable[Addable], tally: Tally, read: Read | None = None) -> Iterator[Addable]:
        """The same step by step: each item comes out once it is recorded, and ``tally`` fills up."""
        return add(self.store, items, read or _read, tally)

    def reading_again(self, tally: Tally, made_by: MadeBy, read: Read | None = None) -> Iterator[Addable]:
        """Read again, with the reader that is ``made_by``, each report that counts and was last read by another (M24)."""
        with self.store.looking() as tx:
            due = current.read_by_others(tx, made_by)
        read = read or _read
        held = (report for name in due if (report := self.report(name)))
        return add(self.store, (read(report, ()) for report in held), read, tally)

    def incidents(self, **wanted: Unpack[Filters]) -> tuple[Incident, ...]:
        """The incidents and totals that pass all filters (see ledger.find.Filters), the earliest first."""
        with self._looking() as tx:
            return incidents.incidents(tx, wanted)

    def page(self, limit: int, offset: int = 0, after: Place | None = None, **wanted: Unpack[Filters]) -> tuple[Incident, ...]:
        """Some of the incidents that pass, in the same order: from an offset on, or after a place in it.

        What covers what is told by ``incident`` alone.
        """
        with self._looking() as tx:
            return incidents.listed(tx, find.page(tx, wanted, limit, offset, after))

    def complete(self, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
        """Incidents of a list, in their order, with what covers what, which takes a look at many others."""
        with self._looking() as tx:
            return shown(tx, [incident.anchor for incident in incidents])

    def newest(self, limit: int) -> tuple[Incident, ...]:
        """Those that were reported on last, the latest first, without what covers what."""
        with self._looking() as tx:
            return incidents.listed(tx, find.newest(tx, limit))

    def number(self, **wanted: Unpack[Filters]) -> int:
        """How many incidents and totals pass."""
        with self._looking() as tx:
            return summary.number(tx, wanted)

    def overview(self, **wanted: Unpack[Filters]) -> Overview:
        """What the incidents that pass come to together, each death once (M17, M18)."""
        with self._looking() as tx:
            return summary.overview(tx, wanted)

    def cells(self, zoom: int, most: int, **wanted: Unpack[Filters]) -> tuple[Cell, ...]:
        """The incidents that pass, gathered into the squares of a map, the fullest first, ``most`` at most."""
        with self._looking() as tx:
            return incidents.headed(tx, summary.cells(tx, wanted, zoom, most))

    def incident(self, name: str) -> Incident:
        """The incident with this id, or that this id leads to now, with its former ids. Raises NoSuchIncidentError."""
        with self._looking() as tx:
            return incidents.incident(tx, name)

    def mentions(self, incident: Incident) -> tuple[Mention, ...]:
        """What each report tells of the incident, in the order of its ``mentions``."""
        with self.store.looking() as tx:
            held = current.mentions(tx, incident.mentions)
        return tuple(held[name][1] for name in incident.mentions)

    def claims(self, incident: Incident) -> tuple[Claim, ...]:
        """Every value that its reports give, as it was read."""
        return tuple(claim for mention in self.mentions(incident) for claim in claims_of(mention))

    def claim(self, claim_id: ClaimId) -> Claim:
        """One value of a reading that counts, as it was read. Raises JudgementError where there is none of that id."""
        with self.store.looking() as tx:
            held = current.mentions(tx, current.mentions_about(tx, [claim_id]))
        found = next((c for _, mention in held.values() for c in claims_of(mention) if c.claim_id == claim_id), None)
        if found is None:
            raise JudgementError(f"The ledger has no claim {claim_id}.", "`harmledger why INCIDENT` shows an incident's.")
        return found

    def reports(self, incident: Incident) -> tuple[Report, ...]:
        """The reports that tell of the incident, in the order of its ``reports``."""
        with self.store.looking() as tx:
            held = current.reports(tx, incident.reports)
        return tuple(held[name] for name in incident.reports)

    def entries(self, incidents: Iterable[Incident]) -> tuple[Entry, ...]:
        """What the reports tell of all these incidents, each mention in its report, as it was read."""
        names = [name for incident in incidents for name in incident.mentions]
        with self.store.looking() as tx:
            told = current.mentions(tx, names)
            held = current.reports(tx, dict.fromkeys(report_id for report_id, _ in told.values()))
        return tuple(Entry(held[report_id], mention) for report_id, mention in told.values())

    def report(self, report_id: ReportId) -> Report | None:
        """One report, superseded or not; None where the ledger has none of that id."""
        with self.store.looking() as tx:
            return current.reports(tx, [report_id]).get(report_id)

    def report_of(self, mentions: Iterable[MentionId]) -> dict[MentionId, ReportId]:
        """By mention, the report that tells it."""
        with self.store.looking() as tx:
            return {name: report_id for name, (report_id, _) in current.mentions(tx, mentions).items()}

    def made_by(self, report_ids: Iterable[ReportId]) -> dict[ReportId, MadeBy]:
        """By report, who read it last."""
        with self.store.looking() as tx:
            return current.made_by(tx, report_ids)

    def readings(self, report_ids: Iterable[ReportId]) -> tuple[Reading, ...]:
        """What was made of each report last, with what was set aside (M26)."""
        with self.store.looking() as tx:
            return tuple(current.readings(tx, report_ids))

    def all_reports(self) -> Iterator[Report]:
        """Every report, superseded ones too, in the order that they were recorded."""
        with self.store.looking() as tx:
            yield from map(record.report_of, facts.of_kind(tx, "report"))

    def told(self) -> Iterator[tuple[ReportId, Mention]]:
        """Every mention that counts, with the report that tells it, in the order that they were recorded."""
        with self.store.looking() as tx:
            for some in facts.in_batches(current.mention_ids(tx)):
                yield from current.mentions(tx, some).values()

    def judgements(self) -> tuple[Judgement, ...]:
        """All that was decided, in the order that it was recorded, withdrawn or not."""
        with self.store.looking() as tx:
            return judgements.judgements(tx)

    def judged(self, incident: Incident) -> tuple[Judgement, ...]:
        """All that was decided about what its reports were ever read to tell, with what took it back, in order."""
        with self.store.looking() as tx:
            told = [mention for _, mention in current.told_of(tx, incident.reports)]
            claims = (claim.claim_id for mention in told for claim in claims_of(mention))
            return judgements.about(tx, {*(mention.mention_id for mention in told), *claims})

    def effective(self, judged: Iterable[Judgement] | None = None) -> tuple[Judgement, ...]:
        """What stands of all that was decided, or of these judgements, in the terms of today's readings (M24)."""
        with self.store.looking() as tx:
            return carried(tx, judged).judgements

    def moved(self) -> tuple[Judgement, ...]:
        """What stands but has no effect, because a newer reading or version has nothing at the same place (M24)."""
        with self.store.looking() as tx:
            return carried(tx).moved

    def record(self, *decided: Judgement) -> tuple[Incident, ...]:
        """Record judgements, all or none; the incidents that are new or not what they were come out.

        The same judgement twice is one. Raises JudgementError where one does not fit what it is about.
        """
        at = now()
        with self.store.writing() as tx:
            change = _record(tx, decided, at)
            return incidents.shown(tx, sorted(change.new | change.changed))

    def rejects(self) -> tuple[tuple[str, Reject], ...]:
        """What was set aside, each with the document or the report's id that it was in (M26)."""
        with self.store.looking() as tx:
            return tuple(current.rejects(tx))

    def coverage(self) -> tuple[SourceDay, ...]:
        """How many reports each publisher has of each day, so that gaps show (M26)."""
        with self.store.looking() as tx:
            return tuple(volume.by_source(tx))

    def report_rows(self, offset: int, limit: int, publisher: str | None = None, day: date | None = None) -> list[ReportRow]:
        """Reports without their texts, the latest published first."""
        with self.store.looking() as tx:
            return volume.rows(tx, offset, limit, publisher, day)

    def versions(self, report_id: ReportId) -> list[ReportRow]:
        """All that was ever at the address of a report, the earliest recorded first."""
        with self.store.looking() as tx:
            return volume.versions(tx, report_id)

    def recorded_at(self, report_ids: Iterable[ReportId]) -> dict[ReportId, str]:
        """By report, the UTC instant at which it was recorded, in ISO form."""
        with self.store.looking() as tx:
            return volume.recorded_at(tx, report_ids)

    def links_across(self, mentions: Iterable[MentionId]) -> tuple[Link, ...]:
        """Links from these mentions to those of other incidents, the likest first: what was nearly merged (M20)."""
        with self._looking() as tx:
            return tuple(links.across(tx, mentions))

    def waiting(self, limit: int, offset: int = 0) -> tuple[Incident, ...]:
        """What a person may have to look at: the contested, the latest, and what was decided about, ``limit`` of each.

        Without what covers what, as in a list. With the offset a multiple of the limit, each incident comes once.
        """
        with self._looking() as tx:
            return incidents.listed(tx, waiting.waiting(tx, limit, offset))

    def longest_waiting(self) -> int:
        """The offset from which on nothing waits."""
        with self._looking() as tx:
            return waiting.longest(tx)

    def incidents_of(self, mentions: Iterable[MentionId]) -> dict[MentionId, Incident]:
        """By mention, the incident that it is part of now, as in a list; one that is in none is left out."""
        with self._looking() as tx:
            anchors = view.anchors_of(tx, mentions)
            held = {one.anchor: one for one in incidents.listed(tx, list(dict.fromkeys(anchors.values())))}
            return {mention: held[anchor] for mention, anchor in anchors.items() if anchor in held}

    def counts(self) -> dict[str, int]:
        """How many facts of each kind there are, how many reports are superseded, and how many incidents and totals stand."""
        with self._looking() as tx:
            return facts.counted(tx) | current.counted(tx)

    def head(self) -> str:
        """The digest that stands for all that is recorded; keep it, and a ledger that was cut or rewritten since shows."""
        with self.store.looking() as tx:
            return facts.head(tx).digest

    def lines(self) -> Iterator[str]:
        """The whole ledger as lines of JSON, one row each in the order of the chain, which ``take_in`` reads back."""
        with self.store.looking() as tx:
            yield from journal.lines(facts.log(tx))

    def take_in(self, lines: Iterable[str | bytes]) -> Taken:
        """Record what ``lines`` of another ledger hold, all or nothing. Raises BrokenChainError or DamagedLedgerError."""
        return take_in(self.store, lines)

    def verify(self, kept: str | None = None, *, only_chain: bool = False) -> Findings:
        """What is wrong with the ledger. ``kept`` is an earlier ``head``; ``only_chain`` leaves the view unlooked at."""
        return verify(self.store, kept, only_chain=only_chain)

    def frame(self, table: Table, library: Library = "polars") -> Any:
        """One table of the ledger as a frame of polars or pandas: "incidents", "claims" or "reports".

        Raises MissingPartError where the library is not installed.
        """
        return framed(self, table, library)

    @contextmanager
    def _looking(self) -> Iterator[Transaction]:
        """A look at a view that is in step with this version, where the ledger can be written."""
        with self.store.looking() as tx:
            if not reconciling.is_stale(tx):
                yield tx
                return
        try:
            with self.store.writing() as tx:
                if reconciling.is_stale(tx):
                    issue(tx, reconciling.rebuild(tx), now())
        except LedgerReadOnlyError:
            pass  # what the version that wrote it made of it is better than nothing
        with self.store.looking() as tx:
            yield tx


def _record(tx: Transaction, decided: Iterable[Judgement], at: str) -> reconciling.Change:
    fresh = {judgement.judgement_id: judgement for judgement in decided}
    known = facts.known(tx, "judgement", fresh)
    if reconciling.is_stale(tx):
        issue(tx, reconciling.rebuild(tx), at)
    before = set(carried(tx).judgements)
    drafts = [record.judgement_draft(judgement, at) for name, judgement in fresh.items() if name not in known]
    project(tx, facts.append(tx, drafts))
    differing = before ^ set(carried(tx).judgements)
    about = {about for judgement in differing for about in judgement.about}
    change = reconciling.refresh(tx, gone=(), come=(), judged=current.mentions_about(tx, about))
    issue(tx, change, at)
    return change


def _read(report: Report, noted: tuple[Reject, ...]) -> Reading:
    from harmledger.pipeline.read import read_report

    return read_report(report, noted=noted)
