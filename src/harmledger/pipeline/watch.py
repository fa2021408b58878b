"""Following sources round by round: who is due is visited, what is new is recorded, how it went is kept.

Addresses come in, what each visit came to goes out. Reports are safe in the ledger before their entries count as done, so that
whatever stops a run loses nothing, and the ledger knows a report that comes twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from harmledger.errors import FetchFailedError, HarmledgerError
from harmledger.ingest.polite import Polite
from harmledger.ledger import sources
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.model.source import Gap, Source, SourceDay
from harmledger.pipeline.hand import Hand
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.read import read_report
from harmledger.pipeline.readers import reader_named
from harmledger.pipeline.record import Read, Tally
from harmledger.pipeline.visit import Found, Visitor

LONGEST_WAIT = timedelta(hours=6)
"""A source that does not answer is asked less and less often, but at least as often as this."""
MOST_ASKED = timedelta(days=1)
"""The longest that a server may ask to be left alone."""
REMEMBERED = timedelta(days=60)
"""Entries that are listed no more are forgotten after this time."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit came to; ``tally`` is what became of the documents, empty where the source could not be read."""

    source: Source
    entries: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Watch:
    """``interval`` lies between two visits to a source; ``workers`` visits go on side by side.

    ``hand`` holds the one page that is taken in or read, so that one that ends the process is passed over by the next.
    """

    ledger: Ledger
    polite: Polite
    interval: timedelta = timedelta(minutes=30)
    workers: int = 8
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    read: Read | None = None
    hand: Hand = field(default_factory=Hand)

    def round(self, addresses: Iterable[str]) -> Iterator[Visit]:
        """Visit the sources that are due, and record what is new; each comes out once it is safe. Raises a LedgerError."""
        at = self.clock()
        due = [source for source in self._states(addresses) if source.next_at is None or source.next_at <= at]
        visitor = Visitor(self.polite, self._known, self.hand)
        pool = ThreadPoolExecutor(max(1, min(self.workers, len(due))))
        try:
            visits = [pool.submit(visitor.visit, source, at) for source in due]
            for visit in as_completed(visits):
                yield self._record(visit.result())
        except BaseException:
            self.polite.stop()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def next_at(self, addresses: Iterable[str]) -> datetime:
        """When the next source is due."""
        at = self.clock()
        return min((source.next_at or at for source in self._states(addresses)), default=at + self.interval)

    def _states(self, addresses: Iterable[str]) -> list[Source]:
        with self.ledger.store.looking() as tx:
            held = {source.address: source for source in sources.sources(tx)}
        return [held.get(address) or Source(address) for address in dict.fromkeys(addresses)]

    def _known(self, address: str, entries: Iterable[str]) -> Mapping[str, int | None]:
        with self.ledger.store.looking() as tx:
            return sources.tries(tx, address, entries)

    def _record(self, found: Found) -> Visit:
        tally = self.ledger.add(found.intakes, self._careful)
        at = self.clock()
        state = self._failed(found, at) if found.error else self._succeeded(found, at)
        entries = len(found.done)
        reports = len(tally.new)
        day = SourceDay(at.date(), 1, 1 if found.error else 0, entries, reports)
        with self.ledger.store.writing() as tx:
            sources.keep(tx, state)
            sources.note_entries(tx, state.address, found.done, at)
            sources.note_day(tx, state.address, day)
            for gap in self._gaps(found, at):
                sources.note_gap(tx, state.address, gap)
            if found.listed:
                sources.forget_entries(tx, state.address, found.listed, at - REMEMBERED)
        return Visit(state, entries, tally)

    def _careful(self, report: Report, noted: tuple[Reject, ...]) -> Reading:
        """The report's reading; where the reader fails on it, one that says so, or it would stop every round from now on."""
        try:
            with self.hand.holding(report.doc, report.report_id.encode()):
                return self.read(report, noted) if self.read else read_report(report, noted=noted)
        except HarmledgerError:
            raise
        except Exception as error:  # noqa: BLE001 - see above
            failed = Reject("reading_failed", f"reading it failed: {type(error).__name__}")
            return Reading(report, (), (*noted, failed), reader_named().made_by)

    def _succeeded(self, found: Found, at: datetime) -> Source:
        page = found.page
        assert page is not None  # noqa: S101 - or there would be an error
        return replace(
            found.source,
            title=found.title or found.source.title,
            etag=None if found.is_left else page.etag or (found.source.etag if page.is_unchanged else None),
            modified=None if found.is_left else page.modified or (found.source.modified if page.is_unchanged else None),
            checked_at=at,
            succeeded_at=at,
            next_at=at + self.interval,
            failures=0,
            why="",
        )

    def _failed(self, found: Found, at: datetime) -> Source:
        """Each failure in a row doubles the wait; a server that says how long is taken at its word, within a day."""
        failures = found.source.failures + 1
        wait = min(self.interval * 2 ** min(failures - 1, 10), max(LONGEST_WAIT, self.interval))
        asked = found.error.seconds if isinstance(found.error, FetchFailedError) else None
        wait = max(wait, min(timedelta(seconds=asked or 0), MOST_ASKED))
        why = f"{found.error.code}: {found.error.what}" if found.error else ""
        return replace(found.source, checked_at=at, next_at=at + wait, failures=failures, why=why)

    def _gaps(self, found: Found, at: datetime) -> Iterator[Gap]:
        """The times of which entries may be missing, as they show at this visit (M26)."""
        since = found.source.succeeded_at
        if since is None:
            return
        if found.overran:
            yield Gap(since, at, "nothing that it lists was known; what came in between may be gone from the list")
        elif found.error and at - since > 2 * self.interval:
            yield Gap(since, at, f"not reached: {found.error.code}")
        elif found.source.failures and at - since > 2 * self.interval:
            yield Gap(since, at, "not reached; its list goes back to before that")
