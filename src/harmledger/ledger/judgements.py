"""What was decided, and which ids incidents have had: as it was recorded, in the order of the log."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, select

from harmledger.ledger import record
from harmledger.ledger.facts import in_batches, of_kind
from harmledger.ledger.schema import fact, issued, judgement_about
from harmledger.model.incident import IncidentId
from harmledger.model.judgement import Judgement
from harmledger.model.vocabulary import MentionId


def judgements(tx: Connection) -> tuple[Judgement, ...]:
    """All of them, the first first, with those that were withdrawn since."""
    return tuple(record.judgement_of(body) for body in of_kind(tx, "judgement"))


def about(tx: Connection, ids: Iterable[str]) -> tuple[Judgement, ...]:
    """Those that are about one of the mentions or claims, with whatever took them back, the first first."""
    names: set[str] = set()
    edge = set(ids)
    while edge:
        found: set[str] = set()
        for some in in_batches(edge):
            query = select(judgement_about.c.judgement_id).where(judgement_about.c.about.in_(some))
            found.update(tx.execute(query).scalars())
        edge = found - names
        names |= found
    rows = [
        row
        for some in in_batches(names)
        for row in tx.execute(select(fact.c.seq, fact.c.body).where(fact.c.kind == "judgement", fact.c.id.in_(some)))
    ]
    return tuple(record.judgement_of(json.loads(body)) for _, body in sorted(rows))


def anchors_of_id(tx: Connection, incident_id: str) -> list[MentionId]:
    """The mentions that an id has been led by, the first first."""
    query = select(issued.c.anchor).where(issued.c.incident_id == incident_id).order_by(issued.c.seq)
    return [MentionId(anchor) for anchor in tx.execute(query).scalars()]


def ids_of_anchors(tx: Connection, anchors: Iterable[str]) -> list[tuple[IncidentId, MentionId]]:
    """The ids that were led by one of these mentions, the first first."""
    found: list[tuple[int, IncidentId, MentionId]] = []
    for some in in_batches(anchors):
        rows = tx.execute(select(issued.c.seq, issued.c.incident_id, issued.c.anchor).where(issued.c.anchor.in_(some)))
        found += [(row.seq, IncidentId(row.incident_id), MentionId(row.anchor)) for row in rows]
    return [(name, anchor) for _, name, anchor in sorted(found)]
