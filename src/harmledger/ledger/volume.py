"""How much each source told and when, so that gaps in coverage show (M26); and the reports in a list.

A transaction comes in, counts and rows go out, without any report's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, exists, func, or_, select

from harmledger.ledger.facts import in_batches
from harmledger.ledger.schema import fact, mention, report
from harmledger.model.summary import SourceDay
from harmledger.model.vocabulary import ReportId

_TELLS = exists().where(mention.c.reading_id == report.c.reading_id)

_ROWS = select(
    report.c.report_id,
    report.c.title,
    report.c.publisher,
    report.c.published,
    report.c.superseded_by,
    select(func.count()).where(mention.c.reading_id == report.c.reading_id).scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report without its text; ``mentions`` is how many happenings its newest reading tells of."""

    report_id: ReportId
    title: str
    publisher: str | None
    published: date | None
    superseded_by: ReportId | None
    mentions: int


def by_source(tx: Connection) -> list[SourceDay]:
    """How many reports that count there are of each publisher and day, and how many of them tell of nothing."""
    empty = func.sum(case((_TELLS, 0), else_=1))
    query = (
        select(report.c.publisher, report.c.published, func.count(), empty)
        .where(report.c.superseded_by.is_(None))
        .group_by(report.c.publisher, report.c.published)
        .order_by(report.c.publisher, report.c.published)
    )
    return [SourceDay(*row) for row in tx.execute(query)]


def rows(tx: Connection, offset: int, limit: int, publisher: str | None = None, day: date | None = None) -> list[ReportRow]:
    """Reports, the latest published first, superseded ones too; those of one publisher or one day where that is told."""
    query = _ROWS.order_by(report.c.published.is_(None), report.c.published.desc(), report.c.seq.desc())
    if publisher is not None:
        query = query.where(report.c.publisher == publisher)
    if day is not None:
        query = query.where(report.c.published == day)
    return [ReportRow(*row) for row in tx.execute(query.offset(offset).limit(limit))]


def versions(tx: Connection, report_id: str) -> list[ReportRow]:
    """All that was ever at the address of a report, the earliest recorded first; itself alone where it has none."""
    url = select(report.c.url).where(report.c.report_id == report_id).scalar_subquery()
    query = _ROWS.where(or_(report.c.url == url, report.c.report_id == report_id)).order_by(report.c.seq)
    return [ReportRow(*row) for row in tx.execute(query)]


def recorded_at(tx: Connection, reports: Iterable[str]) -> dict[ReportId, str]:
    """When each report was recorded, as a UTC instant in ISO form."""
    found: dict[ReportId, str] = {}
    for some in in_batches(reports):
        query = select(fact.c.id, fact.c.at).where(fact.c.kind == "report", fact.c.id.in_(some))
        found.update((ReportId(name), at) for name, at in tx.execute(query))
    return found
