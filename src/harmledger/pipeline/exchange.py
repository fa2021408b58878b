"""A ledger from the lines that another was exported to: the same chain where that can be, else what is new of it.

Lines come in; they are checked as they are read, and recorded all or none. An empty ledger, and one that the exported one has
grown from, get the very rows, digests included. Another ledger gets, as rows of its own, what it does not hold yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from harmledger.ledger import current, facts, journal, record
from harmledger.ledger.chain import Draft, Fact
from harmledger.ledger.project import project
from harmledger.ledger.store import Store, Transaction
from harmledger.model.reading import Reading
from harmledger.model.report import Report
from harmledger.pipeline import reconciling
from harmledger.pipeline.record import Moved, Tally, append, issue, now, record_reading


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows the export had, and how many were not in the ledger."""

    rows: int
    new: int


def take_in(store: Store, lines: Iterable[str | bytes]) -> Taken:
    """Record an exported ledger. Raises BrokenChainError or DamagedLedgerError, and then nothing was recorded."""
    incoming = _Counted(journal.facts_of(lines))
    with store.writing() as tx:
        before = facts.head(tx).seq
        differing = _first_unlike(tx, incoming)
        if differing is None:
            pass
        elif differing.seq == before + 1:
            _continue(tx, chain([differing], incoming))
        else:
            _merge(tx, chain([differing], incoming))
        for _ in incoming:
            pass  # what is left was found to be there already
        recorded = facts.head(tx).seq - before
        if recorded:
            issue(tx, reconciling.rebuild(tx), now())
    return Taken(incoming.number, recorded)


class _Counted:
    """Facts, and how many there have been."""

    def __init__(self, given: Iterator[Fact]) -> None:
        self.number = 0
        self._given = given

    def __iter__(self) -> Iterator[Fact]:
        return self

    def __next__(self) -> Fact:
        fact = next(self._given)
        self.number += 1
        return fact


def _first_unlike(tx: Transaction, incoming: Iterable[Fact]) -> Fact | None:
    """The first incoming fact that the ledger has not in the same place; None where it has them all."""
    own = facts.log(tx)
    return next((fact for fact in incoming if fact != next(own, None)), None)


def _continue(tx: Transaction, rest: Iterable[Fact]) -> None:
    for some in facts.in_batches(rest):
        facts.write(tx, some)
        project(tx, some)


def _merge(tx: Transaction, incoming: Iterable[Fact]) -> None:
    """Record what another ledger holds, as if it were added here. Each reading stands whole, after its report."""
    at = now()
    reports: dict[str, Report] = {}
    for fact in incoming:
        body = record.body_of(fact)
        if fact.kind == "report":
            reports[fact.id] = record.report_of(body)
        elif fact.kind == "reading":
            mentions = tuple(record.mention_of(record.body_of(one)) for one in islice(incoming, len(body["mentions"])))
            report = reports.pop(body["report_id"], None) or current.reports(tx, [body["report_id"]])[body["report_id"]]
            reading = Reading(report, mentions, record.rejects_of(body), record.made_by_of(body))
            record_reading(tx, reading, at, Tally(), Moved())
        elif not facts.known(tx, fact.kind, [fact.id]):
            append(tx, [Draft(fact.kind, fact.id, at, fact.body)])
