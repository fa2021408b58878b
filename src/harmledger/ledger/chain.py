"""The chain: each fact carries the digest of the one before it, so that a changed, missing or inserted one shows.

Facts come in, in order; sealed facts or the faults of a chain go out. No database is needed: an exported ledger is checked by
the same rule. The digest of a fact is the SHA-256 of the canonical JSON of its other fields in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from harmledger.ledger.encode import canonical

FactKind = Literal["report", "reading", "mention", "reject", "judgement", "issued"]

NOTHING = "0" * 64
"""What the first fact of a ledger follows."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before it has its place: ``body`` is canonical JSON, ``at`` the UTC instant it was recorded, in ISO form."""

    kind: FactKind
    id: str
    at: str
    body: str


@dataclass(frozen=True, slots=True)
class Fact:
    seq: int
    kind: FactKind
    id: str
    at: str
    body: str
    previous: str
    digest: str

    @property
    def name(self) -> str:
        """What a fault calls it, as "row 17 (report 3fae...)"."""
        return f"row {self.seq} ({self.kind} {self.id})"


@dataclass(frozen=True, slots=True)
class Head:
    """The last fact of a ledger: how many there are, and the digest that stands for all of them."""

    seq: int = 0
    digest: str = NOTHING


@dataclass(frozen=True, slots=True)
class Fault:
    """``row`` is where it shows, ``what`` a sentence."""

    row: int
    what: str


def digest_of(draft: Draft | Fact, seq: int, previous: str) -> str:
    """The digest of a fact in its place. The body is canonical JSON already, so that it can stand in the text as it is."""
    head = canonical({"at": draft.at})[:-1]
    rest = canonical({"id": draft.id, "kind": draft.kind, "previous": previous, "seq": seq})[1:]
    return sha256(f'{head},"body":{draft.body},{rest}'.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(drafts: Iterable[Draft], head: Head) -> Iterator[Fact]:
    """The drafts as facts that follow ``head``."""
    seq, previous = head.seq, head.digest
    for draft in drafts:
        seq += 1
        digest = digest_of(draft, seq, previous)
        yield Fact(seq, draft.kind, draft.id, draft.at, draft.body, previous, digest)
        previous = digest


def fault_of(fact: Fact, before: Head) -> Fault | None:
    """What is wrong with a fact where it stands, after ``before``."""
    if digest_of(fact, fact.seq, fact.previous) != fact.digest:
        return Fault(fact.seq, f"{fact.name} was changed after it was recorded, or was never recorded by harmledger")
    if fact.seq != before.seq + 1:
        first, last = before.seq + 1, fact.seq - 1
        missing = f"row {first} is" if first == last else f"rows {first} to {last} are"
        return Fault(fact.seq, f"{missing} missing before {fact.name}")
    if fact.previous != before.digest:
        what = "one of the two was changed, or others stood between them"
        return Fault(fact.seq, f"{fact.name} does not follow row {before.seq}: {what}")
    return None


def faults(facts: Iterable[Fact], kept: str | None = None) -> Iterator[Fault]:
    """What is wrong with a chain, from its first row on.

    ``kept`` is a head digest written down earlier: a chain that was cut or rewritten before it no longer holds that digest.
    """
    before, found = Head(), kept in (None, NOTHING)
    for fact in facts:
        if fault := fault_of(fact, before):
            yield fault
        before = Head(fact.seq, fact.digest)
        found = found or fact.digest == kept
    if not found:
        what = f"no row has the kept head {kept}: it was cut or rewritten since, or that head is not its own"
        yield Fault(before.seq + 1, what)
