"""Whether a ledger is whole: its chain, each row as what its id says, and the view as what the rows come to.

A store comes in, findings go out. The rows are replayed into a ledger made for the purpose, so that every table that is worked
out from them is compared with what it should hold.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harmledger.errors import DamagedLedgerError
from harmledger.ledger import facts, journal
from harmledger.ledger.chain import Head, faults
from harmledger.ledger.compare import differences
from harmledger.ledger.project import project
from harmledger.ledger.store import Store, Transaction
from harmledger.pipeline import reconciling

MOST = 20
"""Faults of one kind that are told; after so many, there is no need to know more."""


@dataclass(frozen=True, slots=True)
class Findings:
    """``chain`` and ``view`` are what is wrong, a sentence each; the view was only looked at where the chain is whole.

    ``is_stale`` says that the view was worked out by another version, and so will be worked out again when it is used.
    """

    head: Head
    chain: tuple[str, ...] = ()
    view: tuple[str, ...] = ()
    is_stale: bool = False


def verify(store: Store, kept: str | None = None, *, only_chain: bool = False) -> Findings:
    """Look at the whole ledger. ``kept`` is the digest of an earlier head, against which a cut or rewritten log shows."""
    with store.looking() as tx:
        head = facts.head(tx)
        broken = tuple(_some(_broken(tx, kept)))
        stale = reconciling.is_stale(tx)
        if broken or stale or only_chain:
            return Findings(head, chain=broken, is_stale=stale)
        with tempfile.TemporaryDirectory(prefix="harmledger-check-") as folder:
            return Findings(head, view=tuple(_some(_unlike(tx, Path(folder)))))


def _some(faults: Iterator[str]) -> Iterator[str]:
    for number, fault in enumerate(faults):
        if number == MOST:
            yield "and more"
            return
        yield fault


def _broken(tx: Transaction, kept: str | None) -> Iterator[str]:
    found = False
    for fault in faults(facts.log(tx), kept):
        found = True
        yield fault.what
    if found:
        return  # a row that was changed is likely not to be readable either
    for fact in facts.log(tx):
        try:
            journal.check(fact)
        except DamagedLedgerError as error:
            yield error.what


def _unlike(tx: Transaction, folder: Path) -> Iterator[str]:
    again = Store.open(folder / "again.db", create=True)
    try:
        with again.writing() as copy:
            for some in facts.in_batches(facts.log(tx)):
                facts.write(copy, some)
                project(copy, some)
            reconciling.rebuild(copy)
            yield from differences(tx, copy)
    finally:
        again.close()
