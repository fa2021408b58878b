"""Recording: what is new goes into the log, the versions of one address replace each other, and the view follows.

Reports, readings or documents as taken in come in; they are read outside any transaction and recorded in small batches, each
whole or not at all, so that whatever stops the run, running it again records what is missing and nothing twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from harmledger.errors import InputError
from harmledger.ingest.intake import Intake
from harmledger.ledger import current, facts, record
from harmledger.ledger.chain import Draft
from harmledger.ledger.project import project
from harmledger.ledger.store import Store, Transaction
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.model.vocabulary import MentionId, ReportId
from harmledger.pipeline import reconciling

Addable = Report | Reading | Intake
Read = Callable[[Report, tuple[Reject, ...]], Reading]
"""What makes a reading of a report, and of what was set aside when it was taken in."""

BATCH = 500
"""Readings that are recorded together."""
BATCH_SECONDS = 5.0
"""What has been read is recorded after this time at the latest, so that little is lost when a run is stopped."""


@dataclass(slots=True)
class Tally:
    """What became of the reports that were added, by id, and of the incidents, by anchor."""

    new: list[ReportId] = field(default_factory=list)
    known: list[ReportId] = field(default_factory=list)
    again: list[ReportId] = field(default_factory=list)
    superseded: list[ReportId] = field(default_factory=list)
    rejected: list[tuple[str, tuple[Reject, ...]]] = field(default_factory=list)
    new_incidents: set[MentionId] = field(default_factory=set)
    changed_incidents: set[MentionId] = field(default_factory=set)

    def note(self, change: reconciling.Change) -> None:
        """Take in what a batch did: what came out of nothing but new incidents is new, however the batches fell (M25)."""
        still_new = {anchor for anchor, old in change.was if old <= self.new_incidents}
        self.new_incidents = (self.new_incidents | change.new | still_new) - change.gone
        self.changed_incidents = (self.changed_incidents | change.changed) - change.gone - self.new_incidents


def add(store: Store, items: Iterable[Addable], read: Read, tally: Tally) -> Iterator[Addable]:
    """Record the items, each of which comes out again once it is safe in the ledger; ``tally`` fills up meanwhile.

    A report that is there already is not read again; a Reading of it by another reader, version or codebook is recorded and
    counts from then on. Where reading fails or is interrupted, what was read before is recorded first.
    """
    batch: list[Addable] = []
    until = time.monotonic() + BATCH_SECONDS
    given = iter(items)
    while True:
        try:
            batch.append(_read(store, next(given), read))
        except StopIteration:
            break
        except BaseException:
            _record(store, batch, tally)
            raise
        if len(batch) >= BATCH or time.monotonic() > until:
            _record(store, batch, tally)
            yield from batch
            batch, until = [], time.monotonic() + BATCH_SECONDS
    _record(store, batch, tally)
    yield from batch


def _read(store: Store, item: Addable, read: Read) -> Addable:
    """The reading of a report that the ledger does not hold; anything else as it is."""
    report, noted = (item.report, item.rejects) if isinstance(item, Intake) else (item, ())
    if not isinstance(report, Report):
        return item
    with store.looking() as tx:
        if facts.known(tx, "report", [report.report_id]):
            return report
    try:
        return read(report, noted)
    except InputError as error:
        return Intake(report.doc, None, (*noted, Reject(error.code, error.what)), error)


def _record(store: Store, batch: list[Addable], tally: Tally) -> None:
    if not batch:
        return
    at = now()
    done = Tally()
    with store.writing() as tx:
        before = reconciling.rebuild(tx) if reconciling.is_stale(tx) else reconciling.Change()
        issue(tx, before, at)
        moved = Moved()
        for item in batch:
            _record_one(tx, item, at, done, moved)
        change = reconciling.refresh(tx, moved.gone, moved.come)
        issue(tx, change, at)
    for name in ("new", "known", "again", "superseded", "rejected"):
        getattr(tally, name).extend(getattr(done, name))
    tally.note(change)


@dataclass(slots=True)
class Moved:
    """The mentions that a batch takes out of the view and brings into it."""

    gone: set[MentionId] = field(default_factory=set)
    come: list[MentionId] = field(default_factory=list)

    def leave(self, mentions: Iterable[MentionId]) -> None:
        """Those that came within the same batch have never been in the view."""
        for mention in mentions:
            if mention in self.come:
                self.come.remove(mention)
            else:
                self.gone.add(mention)


def _record_one(tx: Transaction, item: Addable, at: str, tally: Tally, moved: Moved) -> None:
    if isinstance(item, Reading):
        record_reading(tx, item, at, tally, moved)
    elif isinstance(item, Report):
        tally.known.append(item.report_id)
    else:
        draft = record.reject_draft(item.doc, item.rejects, at)
        tally.rejected.append((item.doc, item.rejects))
        if not facts.known(tx, "reject", [draft.id]):
            append(tx, [draft])


def record_reading(tx: Transaction, reading: Reading, at: str, tally: Tally, moved: Moved) -> None:
    """Record a reading, and its report unless it is known, within a writing transaction; the view is to be refreshed after."""
    report = reading.report
    is_known = bool(facts.known(tx, "report", [report.report_id]))
    if is_known and facts.known(tx, "reading", [record.reading_id(report.report_id, reading.made_by)]):
        tally.known.append(report.report_id)
        return
    if is_known:
        tally.again.append(report.report_id)
        moved.leave(current.mention_ids(tx, [report.report_id]))
    else:
        tally.new.append(report.report_id)
        _record_report(tx, report, at, tally, moved)
    append(tx, record.reading_drafts(reading, at))
    moved.come += current.mention_ids(tx, [report.report_id])


def _record_report(tx: Transaction, report: Report, at: str, tally: Tally, moved: Moved) -> None:
    """The newer of two versions of one address counts: by the day of publication, and where that does not tell, by arrival."""
    other = current.version_at(tx, report.url) if report.url and _is_page(report.url) else None
    if other is None:
        append(tx, [record.report_draft(report, at, supersedes=None, superseded_by=None)])
    elif report.published and other.published and report.published < other.published:
        tally.superseded.append(report.report_id)
        append(tx, [record.report_draft(report, at, supersedes=None, superseded_by=other.report_id)])
    else:
        tally.superseded.append(other.report_id)
        moved.leave(current.mention_ids(tx, [other.report_id]))
        append(tx, [record.report_draft(report, at, supersedes=other.report_id, superseded_by=None)])


def _is_page(url: str) -> bool:
    """Whether an address can be that of one report: a site's front page shows another every day."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def issue(tx: Transaction, change: reconciling.Change, at: str) -> None:
    """Keep each id that an incident bears for the first time, with the mention that it leads to (ADR 6)."""
    append(tx, [record.issued_draft(name, anchor, at) for name, anchor in change.issued])


def append(tx: Transaction, drafts: Iterable[Draft]) -> None:
    """Add facts that are not there yet, and what each says by itself."""
    project(tx, facts.append(tx, drafts))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
