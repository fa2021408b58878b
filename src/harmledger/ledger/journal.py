"""A ledger as lines of JSON, one fact each in the order of the chain, and back without loss.

Facts come in and lines go out, or lines come in and the same facts go out, each digest checked. No database is needed to read
such a file, nor harmledger: a line without its "digest" key, as canonical JSON, has that digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from harmledger.errors import BrokenChainError, DamagedLedgerError
from harmledger.ledger import record
from harmledger.ledger.chain import Fact, Head, fault_of
from harmledger.ledger.encode import canonical

_KEYS = {"seq", "kind", "id", "at", "body", "previous", "digest"}


def lines(facts: Iterable[Fact]) -> Iterator[str]:
    """Each fact as one line, without its end."""
    for fact in facts:
        known = {"seq": fact.seq, "kind": fact.kind, "id": fact.id, "at": fact.at, "previous": fact.previous}
        yield canonical({**known, "body": json.loads(fact.body), "digest": fact.digest})


def facts_of(lines: Iterable[str | bytes]) -> Iterator[Fact]:
    """The facts of an exported ledger, each checked before it comes out.

    Raises BrokenChainError at the first that does not follow, and DamagedLedgerError at a line that holds no fact, or where a
    report stands without its reading, or a reading without its mentions: then the file was cut.
    """
    before, due = Head(), Due()
    for number, line in enumerate(lines, 1):
        if line.strip():
            fact = _fact(number, line)
            if fault := fault_of(fact, before):
                raise BrokenChainError(f"The exported ledger is broken: {fault.what}.", "Export it again, or take a backup.")
            check(fact)
            due.take(fact)
            yield fact
            before = Head(fact.seq, fact.digest)
    due.end()


@dataclass(slots=True)
class Due:
    """What has to follow: a report's reading, and a reading's mentions, which are always recorded together."""

    report: str | None = None
    mentions: list[str] = field(default_factory=list)

    def take(self, fact: Fact) -> None:
        """Raise DamagedLedgerError where the fact is not what has to follow."""
        body = json.loads(fact.body)
        if self.mentions and fact.id == self.mentions[0]:
            del self.mentions[0]
            return
        if fact.kind != "reading" or body["report_id"] != self.report:
            self.end()
        if fact.kind == "mention":
            raise DamagedLedgerError(f"{fact.name} stands without its reading.", "Export the ledger again.")
        self.report = fact.id if fact.kind == "report" else None
        self.mentions = [record.mention_name(fact.id, name) for name in body["mentions"]] if fact.kind == "reading" else []

    def end(self) -> None:
        """Raise DamagedLedgerError where something is still to follow."""
        if self.report or self.mentions:
            missing = f"mention {self.mentions[0]}" if self.mentions else f"the reading of report {self.report}"
            raise DamagedLedgerError(f"A row is missing: {missing}.", "The export was cut: export the ledger again.")


def _fact(number: int, line: str | bytes) -> Fact:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise DamagedLedgerError(f"Line {number} is no JSON: {error}.", "Export the ledger again.") from error
    if not isinstance(row, dict) or row.keys() != _KEYS or not isinstance(row["seq"], int):
        what = f"Line {number} is no row of a ledger."
        raise DamagedLedgerError(what, "`harmledger import` reads what `harmledger export --format jsonl` writes.")
    texts = {name: row[name] for name in ("kind", "id", "at", "previous", "digest")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise DamagedLedgerError(f"Line {number} is no row of a ledger.", "Export the ledger again.")
    return Fact(seq=row["seq"], body=canonical(row["body"]), **texts)


def check(fact: Fact) -> None:
    """Raise DamagedLedgerError where a fact cannot be read as what it says it is, or is not what its id says."""
    body = json.loads(fact.body)
    try:
        is_it = _ID_OF[fact.kind](body) == fact.id
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedLedgerError(f"{fact.name} cannot be read: {error}.", "Export it again, or take a backup.") from error
    if not is_it:
        raise DamagedLedgerError(f"{fact.name} holds something else than its id says.", "Take a backup.")


def _report_id(body: Any) -> str:
    return record.report_of(body).report_id


def _reading_id(body: Any) -> str:
    record.rejects_of(body)
    return record.reading_id(body["report_id"], record.made_by_of(body))


def _mention_name(body: Any) -> str:
    return record.mention_name(body["reading_id"], record.mention_of(body).mention_id)


def _reject_id(body: Any) -> str:
    return record.reject_draft(body["doc"], record.rejects_of(body), "").id


def _judgement_id(body: Any) -> str:
    return record.judgement_of(body).judgement_id


def _issued_id(body: Any) -> str:
    return record.issued_draft(body["incident_id"], body["anchor"], "").id


_ID_OF = {
    "report": _report_id,
    "reading": _reading_id,
    "mention": _mention_name,
    "reject": _reject_id,
    "judgement": _judgement_id,
    "issued": _issued_id,
}
