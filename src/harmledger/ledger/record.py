"""Values of the model as facts, and facts as values of the model, exactly.

A report, reading, judgement ... comes in, drafts go out, each with the id that makes the same thing twice one row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from harmledger.ledger.chain import Draft, Fact
from harmledger.ledger.encode import canonical, decoded, encoded
from harmledger.model.incident import IncidentId
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Mention
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.vocabulary import MentionId, ReportId


def report_draft(report: Report, at: str, *, supersedes: ReportId | None, superseded_by: ReportId | None) -> Draft:
    """``supersedes`` is the version of the same address whose place this one takes, ``superseded_by`` one that is newer."""
    body = {"report": encoded(report), "supersedes": supersedes, "superseded_by": superseded_by}
    return Draft("report", report.report_id, at, canonical(body))


def reading_id(report_id: ReportId, made_by: MadeBy) -> str:
    """The same report by the same reader, version and codebook is the same reading (M25)."""
    return "r" + _digest(report_id, made_by.reader, made_by.version, made_by.codebook)


def reading_drafts(reading: Reading, at: str) -> Iterator[Draft]:
    """The reading and, after it, each of its mentions."""
    name = reading_id(reading.report.report_id, reading.made_by)
    body = {
        "report_id": reading.report.report_id,
        "made_by": encoded(reading.made_by),
        "rejects": encoded(reading.rejects),
        "mentions": [mention.mention_id for mention in reading.mentions],
    }
    yield Draft("reading", name, at, canonical(body))
    for mention in reading.mentions:
        told = {"reading_id": name, "report_id": reading.report.report_id, "mention": encoded(mention)}
        yield Draft("mention", mention_name(name, mention.mention_id), at, canonical(told))


def mention_name(reading: str, mention_id: str) -> str:
    """A mention keeps its id when the same reader reads with another codebook; as a fact it is of one reading."""
    return f"{reading}/{mention_id}"


def reject_draft(doc: str, rejects: tuple[Reject, ...], at: str) -> Draft:
    """A document that is no report, with why (M26)."""
    body = canonical({"doc": doc, "rejects": encoded(rejects)})
    return Draft("reject", "x" + _digest(body), at, body)


def judgement_draft(judgement: Judgement, at: str) -> Draft:
    return Draft("judgement", judgement.judgement_id, at, canonical({"judgement": encoded(judgement)}))


def issued_draft(incident_id: IncidentId, anchor: MentionId, at: str) -> Draft:
    """An id that an incident had, with the mention that it leads to (docs/adr/0006)."""
    return Draft("issued", f"{incident_id}/{anchor}", at, canonical({"incident_id": incident_id, "anchor": anchor}))


def body_of(fact: Fact) -> Any:
    """What a fact holds, as plain data."""
    return json.loads(fact.body)


def report_of(body: Any) -> Report:
    return decoded(Report, body["report"])


def mention_of(body: Any) -> Mention:
    return decoded(Mention, body["mention"])


def judgement_of(body: Any) -> Judgement:
    return decoded(Judgement, body["judgement"])


def made_by_of(body: Any) -> MadeBy:
    return decoded(MadeBy, body["made_by"])


def rejects_of(body: Any) -> tuple[Reject, ...]:
    return tuple(decoded(Reject, reject) for reject in body["rejects"])


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:15]
