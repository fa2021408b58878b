"""What reconciling keeps of each mention, to look others up by: its signature, its block keys, and its links.

Mention ids, JSON texts and Links come in and go out; what a signature is, is not known here. All of it can be worked out again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select

from harmledger.ledger.encode import canonical, decoded, encoded
from harmledger.ledger.facts import in_batches
from harmledger.ledger.schema import block_key, incident_mention, link, signature
from harmledger.model.incident import Link


@dataclass(frozen=True, slots=True)
class Trace:
    """``signature`` is JSON; ``keys`` are what the mention is looked up by."""

    signature: str
    keys: tuple[str, ...]


def keep(tx: Connection, traces: Mapping[str, Trace]) -> None:
    for some in in_batches(traces.items()):
        tx.execute(insert(signature), [{"mention_id": name, "body": trace.signature} for name, trace in some])
        if keys := [{"key": key, "mention_id": name} for name, trace in some for key in dict.fromkeys(trace.keys)]:
            tx.execute(insert(block_key), keys)


def drop(tx: Connection, mentions: Iterable[str]) -> None:
    """Forget mentions that do not count any more, with their links."""
    for some in in_batches(mentions):
        tx.execute(delete(signature).where(signature.c.mention_id.in_(some)))
        tx.execute(delete(block_key).where(block_key.c.mention_id.in_(some)))
        tx.execute(delete(link).where(or_(link.c.first.in_(some), link.c.second.in_(some))))


def sharing(tx: Connection, keys: Iterable[str]) -> dict[str, set[str]]:
    """The mentions under each of the keys."""
    found: dict[str, set[str]] = {}
    for some in in_batches(keys):
        for key, name in tx.execute(select(block_key.c.key, block_key.c.mention_id).where(block_key.c.key.in_(some))):
            found.setdefault(key, set()).add(name)
    return found


def signatures(tx: Connection, mentions: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in in_batches(mentions):
        query = select(signature.c.mention_id, signature.c.body).where(signature.c.mention_id.in_(some))
        found.update(tx.execute(query).all())
    return found


def tie(tx: Connection, links: Iterable[Link]) -> None:
    """Keep links. One that is there already is to be left out by the caller."""
    for some in in_batches(links):
        rows = [{"first": one.mentions[0], "second": one.mentions[1], "by": one.by, "body": _body(one)} for one in some]
        tx.execute(insert(link), rows)


def untie(tx: Connection, by: str) -> None:
    """Forget all links of one kind."""
    tx.execute(delete(link).where(link.c.by == by))


def links_of(tx: Connection, mentions: Iterable[str]) -> set[Link]:
    """The links that have one of the mentions at an end."""
    found: set[Link] = set()
    for some in in_batches(mentions):
        query = select(link.c.body).where(or_(link.c.first.in_(some), link.c.second.in_(some)))
        found.update(decoded(Link, json.loads(body)) for body in tx.execute(query).scalars())
    return found


def across(tx: Connection, mentions: Iterable[str]) -> list[Link]:
    """The links of rules from these mentions to those of other incidents, the likest first."""
    left, right = incident_mention.alias(), incident_mention.alias()
    query = (
        select(link.c.body)
        .join(left, left.c.mention_id == link.c.first)
        .join(right, right.c.mention_id == link.c.second)
        .where(link.c.by == "rule", left.c.anchor != right.c.anchor)
    )
    found: set[Link] = set()
    for some in in_batches(mentions):
        for end in (link.c.first, link.c.second):
            found.update(decoded(Link, json.loads(body)) for body in tx.execute(query.where(end.in_(some))).scalars())
    return sorted(found, key=lambda one: (-one.score, one.mentions))


def of_kind(tx: Connection, by: str) -> set[Link]:
    """All links of one kind."""
    return {decoded(Link, json.loads(body)) for body in tx.execute(select(link.c.body).where(link.c.by == by)).scalars()}


def empty(tx: Connection) -> None:
    for table in (signature, block_key, link):
        tx.execute(delete(table))


def _body(one: Link) -> str:
    return canonical(encoded(one))
