"""What each fact says by itself, in tables of its own: which report is current, whose mention it is, what a judgement is about.

Facts come in as they are appended, rows go into the tables FROM_FACTS. Replaying the log gives the same rows again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, update

from harmledger.ledger import schema, words
from harmledger.ledger.chain import Fact
from harmledger.ledger.facts import in_batches

Rows = dict[Table, list[dict[str, Any]]]


def project(tx: Connection, facts: Iterable[Fact]) -> None:
    """Add what the facts say. They follow all those that were projected before."""
    for some in in_batches(facts):
        rows: Rows = {table: [] for table in schema.FROM_FACTS}
        changes: list[tuple[str, dict[str, Any]]] = []
        texts: list[tuple[int, Any]] = []
        for fact in some:
            body = json.loads(fact.body)
            changes += _BY_KIND[fact.kind](fact, body, rows)
            if fact.kind == "report":
                texts.append((fact.seq, body["report"]))
        for table, added in rows.items():
            if added:
                tx.execute(insert(table), added)
        words.put(tx, texts)
        for report_id, values in changes:
            tx.execute(update(schema.report).where(schema.report.c.report_id == report_id).values(values))


def forget(tx: Connection) -> None:
    """Empty the tables, so that the log can be replayed."""
    for table in schema.FROM_FACTS:
        tx.execute(delete(table))
    words.empty(tx)


Changes = list[tuple[str, dict[str, Any]]]


def _report(fact: Fact, body: Any, rows: Rows) -> Changes:
    report = body["report"]
    rows[schema.report].append(
        {
            "report_id": fact.id,
            "seq": fact.seq,
            **{name: plain(report[name]) for name in ("doc", "title", "publisher", "url", "language")},
            "published": date.fromisoformat(report["published"]) if report["published"] else None,
            "characters": len(report["text"]),
            "superseded_by": body["superseded_by"],
            "reading_id": None,
        }
    )
    return [(body["supersedes"], {"superseded_by": fact.id})] if body["supersedes"] else []


def _reading(fact: Fact, body: Any, rows: Rows) -> Changes:
    made_by = body["made_by"]
    rows[schema.reading].append(
        {
            "reading_id": fact.id,
            "seq": fact.seq,
            "report_id": body["report_id"],
            **{name: plain(made_by[name]) for name in ("reader", "version", "codebook")},
        }
    )
    _rejects(fact, body["rejects"], body["report_id"], "", rows)
    return [(body["report_id"], {"reading_id": fact.id})]


def _mention(fact: Fact, body: Any, rows: Rows) -> Changes:
    mention = body["mention"]
    rows[schema.mention].append(
        {
            "seq": fact.seq,
            "mention_id": mention["mention_id"],
            "reading_id": body["reading_id"],
            "report_id": body["report_id"],
            "kind": mention["kind"],
        }
    )
    named = [("actor", actor) for actor in mention["actors"]] + [("toll", toll) for toll in mention["tolls"]]
    named += [(field, mention[field]) for field in ("place", "date") if mention[field]]
    claims = {claim["claim_id"]: field for field, claim in named}
    rows[schema.claim] += [
        {"claim_id": claim_id, "mention_seq": fact.seq, "field": field} for claim_id, field in claims.items()
    ]
    return []


def _reject(fact: Fact, body: Any, rows: Rows) -> Changes:
    _rejects(fact, body["rejects"], None, body["doc"], rows)
    return []


def _rejects(fact: Fact, rejects: list[Any], report_id: str | None, doc: str, rows: Rows) -> None:
    rows[schema.reject] += [
        {
            "seq": fact.seq,
            "position": position,
            "report_id": report_id,
            "doc": plain(doc),
            **{name: plain(reject[name]) for name in ("code", "why", "words")},
        }
        for position, reject in enumerate(rejects)
    ]


def _judgement(fact: Fact, body: Any, rows: Rows) -> Changes:
    judgement = body["judgement"]
    rows[schema.judgement].append({"judgement_id": fact.id, "seq": fact.seq, "verdict": judgement["verdict"]})
    rows[schema.judgement_about] += [
        {"judgement_id": fact.id, "position": position, "about": about} for position, about in enumerate(judgement["about"])
    ]
    return []


def _issued(fact: Fact, body: Any, rows: Rows) -> Changes:
    rows[schema.issued].append({"seq": fact.seq, "incident_id": body["incident_id"], "anchor": body["anchor"]})
    return []


def plain(text: str | None) -> str | None:
    """The text as any database can hold it; the fact itself keeps every character."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


_BY_KIND: dict[str, Callable[[Fact, Any, Rows], Changes]] = {
    "report": _report,
    "reading": _reading,
    "mention": _mention,
    "reject": _reject,
    "judgement": _judgement,
    "issued": _issued,
}
