"""What is current: of each address the newest version, of each report the newest reading, and the mentions of those.

Ids come in, values of the model go out. What is superseded stays in the log and is found by its own id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, not_, or_, select

from harmledger.ledger import record
from harmledger.ledger.facts import bodies, in_batches
from harmledger.ledger.schema import claim, incident, mention, reading, reject, report
from harmledger.model.mention import Mention
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.vocabulary import MentionId, ReportId

_IS_CURRENT = and_(
    mention.c.report_id == report.c.report_id,
    report.c.superseded_by.is_(None),
    report.c.reading_id == mention.c.reading_id,
)


@dataclass(frozen=True, slots=True)
class Version:
    report_id: ReportId
    published: date | None


def version_at(tx: Connection, url: str) -> Version | None:
    """The version of an address that counts now."""
    query = select(report.c.report_id, report.c.published).where(report.c.url == url, report.c.superseded_by.is_(None))
    row = tx.execute(query.order_by(report.c.seq.desc()).limit(1)).first()
    return Version(ReportId(row.report_id), row.published) if row else None


def newest_version(tx: Connection, report_id: str) -> str:
    """The report that counts in the place of this one: the one that superseded it, and so on, or itself."""
    seen: set[str] = set()
    while report_id not in seen:
        seen.add(report_id)
        above = tx.execute(select(report.c.superseded_by).where(report.c.report_id == report_id)).scalar()
        report_id = above or report_id
    return report_id


def mention_ids(tx: Connection, reports: Iterable[str] | None = None) -> list[MentionId]:
    """The mentions that count, of these reports or of all, in the order that they were recorded."""
    query = select(mention.c.mention_id).where(_IS_CURRENT).order_by(mention.c.seq)
    if reports is None:
        return [MentionId(found) for found in tx.execute(query).scalars()]
    return [
        MentionId(found)
        for some in in_batches(reports)
        for found in tx.execute(query.where(mention.c.report_id.in_(some))).scalars()
    ]


def reports(tx: Connection, ids: Iterable[str]) -> dict[ReportId, Report]:
    """Reports by id, current or not; one that is not there is left out."""
    return {ReportId(name): record.report_of(body) for name, body in bodies(tx, "report", ids).items()}


def mentions(tx: Connection, ids: Iterable[str]) -> dict[MentionId, tuple[ReportId, Mention]]:
    """Mentions by id, each with its report: as the newest reading has it that holds one of that id."""
    names: dict[str, str] = {}
    for some in in_batches(ids):
        query = select(mention.c.mention_id, mention.c.reading_id).where(mention.c.mention_id.in_(some)).order_by(mention.c.seq)
        names |= {row.mention_id: record.mention_name(row.reading_id, row.mention_id) for row in tx.execute(query)}
    held = bodies(tx, "mention", names.values())
    return {
        MentionId(mention_id): (ReportId(held[name]["report_id"]), record.mention_of(held[name]))
        for mention_id, name in names.items()
    }


def made_by(tx: Connection, report_ids: Iterable[str]) -> dict[ReportId, MadeBy]:
    """By report, who read it last; one that was never read is left out."""
    found: dict[ReportId, MadeBy] = {}
    for some in in_batches(report_ids):
        query = select(report.c.report_id, reading.c.reader, reading.c.version, reading.c.codebook)
        query = query.join(reading, reading.c.reading_id == report.c.reading_id).where(report.c.report_id.in_(some))
        found.update((ReportId(name), MadeBy(*told)) for name, *told in tx.execute(query))
    return found


def readings(tx: Connection, report_ids: Iterable[str]) -> Iterator[Reading]:
    """The current reading of each report, as it was recorded."""
    for some in in_batches(report_ids):
        query = select(report.c.report_id, report.c.reading_id).where(report.c.report_id.in_(some))
        names = {row.report_id: row.reading_id for row in tx.execute(query) if row.reading_id}
        texts, held = bodies(tx, "report", names), bodies(tx, "reading", names.values())
        parts = bodies(tx, "mention", _parts(held))
        for report_id, name in names.items():
            body = held[name]
            told = tuple(record.mention_of(parts[record.mention_name(name, part)]) for part in body["mentions"])
            yield Reading(record.report_of(texts[report_id]), told, record.rejects_of(body), record.made_by_of(body))


def _parts(held: dict[str, dict[str, Collection[str]]]) -> list[str]:
    return [record.mention_name(name, part) for name, body in held.items() for part in body["mentions"]]


def reports_of(tx: Connection, ids: Iterable[str]) -> set[ReportId]:
    """The reports of mentions and claims, current or not."""
    found: set[ReportId] = set()
    for some in in_batches(ids):
        of_claims = select(claim.c.mention_seq).where(claim.c.claim_id.in_(some))
        query = select(mention.c.report_id).where(or_(mention.c.mention_id.in_(some), mention.c.seq.in_(of_claims)))
        found.update(ReportId(name) for name in tx.execute(query).scalars())
    return found


def counting(tx: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that mentions and claims bear which count."""
    found: set[str] = set()
    of_claims = select(claim.c.claim_id).join(mention, mention.c.seq == claim.c.mention_seq)
    for some in in_batches(ids):
        for query, name in ((select(mention.c.mention_id), mention.c.mention_id), (of_claims, claim.c.claim_id)):
            found.update(tx.execute(query.where(_IS_CURRENT, name.in_(some))).scalars())
    return found


def mentions_about(tx: Connection, ids: Iterable[str]) -> list[MentionId]:
    """The mentions that count among these ids, and those that hold one of these claims."""
    found: dict[MentionId, None] = {}
    for some in in_batches(ids):
        of_claims = select(claim.c.mention_seq).where(claim.c.claim_id.in_(some))
        is_about = or_(mention.c.mention_id.in_(some), mention.c.seq.in_(of_claims))
        query = select(mention.c.mention_id).where(_IS_CURRENT, is_about).order_by(mention.c.seq)
        found |= dict.fromkeys(map(MentionId, tx.execute(query).scalars()))
    return list(found)


def told_of(tx: Connection, report_ids: Iterable[str], *, only_current: bool = False) -> Iterator[tuple[ReportId, Mention]]:
    """Every mention that reports were ever read to hold, or those that count now, in the order that they were recorded."""
    for some in in_batches(report_ids):
        query = select(mention.c.reading_id, mention.c.mention_id, mention.c.report_id).where(mention.c.report_id.in_(some))
        rows = list(tx.execute((query.where(_IS_CURRENT) if only_current else query).order_by(mention.c.seq)))
        names = [record.mention_name(row.reading_id, row.mention_id) for row in rows]
        held = bodies(tx, "mention", names)
        for row, name in zip(rows, names, strict=True):
            yield ReportId(row.report_id), record.mention_of(held[name])


def read_by_others(tx: Connection, made_by: MadeBy) -> list[ReportId]:
    """The reports that count and whose newest reading is by another reader, version or codebook, the first first."""
    same = (reading.c.reader == made_by.reader, reading.c.version == made_by.version, reading.c.codebook == made_by.codebook)
    query = select(report.c.report_id).join(reading, reading.c.reading_id == report.c.reading_id)
    query = query.where(report.c.superseded_by.is_(None), not_(and_(*same))).order_by(report.c.seq)
    return [ReportId(name) for name in tx.execute(query).scalars()]


def rejects(tx: Connection) -> Iterator[tuple[str, Reject]]:
    """What was set aside in readings and at intake, in the order that it was recorded; the readings that count no more too.

    Each with its report's id, or with the name of a document that became no report.
    """
    for row in tx.execute(select(reject).order_by(reject.c.seq, reject.c.position)):
        yield row.report_id or row.doc, Reject(row.code, row.why, row.words)


def counted(tx: Connection) -> dict[str, int]:
    """How many reports are superseded, and how many incidents and totals there are."""
    superseded = tx.execute(select(func.count()).where(report.c.superseded_by.is_not(None))).scalar_one()
    kinds: dict[str, int] = dict(tx.execute(select(incident.c.kind, func.count()).group_by(incident.c.kind)).all())
    return {"superseded": superseded, "incident": kinds.get("incident", 0), "aggregate": kinds.get("aggregate", 0)}
