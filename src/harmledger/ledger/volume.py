"""How much each source told and when, so that gaps in coverage show (M26); and the reports in a list.

A transaction comes in, counts and rows go out, without any report's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, exists, func, select

from harmledger.ledger.facts import in_batches
from harmledger.ledger.schema import fact, mention, report
from harmledger.model.summary import SourceDay
from harmledger.model.vocabulary import ReportId

_TELLS = exists().where(mention.c.reading_id == report.c.reading_id)


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
    told = select(func.count()).where(mention.c.reading_id == report.c.reading_id).scalar_subquery()
    columns = (report.c.report_id, report.c.title, report.c.publisher, report.c.published, report.c.superseded_by, told)
    query = select(*columns).order_by(report.c.published.is_(None), report.c.published.desc(), report.c.seq.desc())
    if publisher is not None:
        query = query.where(report.c.publisher == publisher)
    if day is not None:
        query = query.where(report.c.published == day)
    return [ReportRow(*row) for row in tx.execute(query.offset(offset).limit(limit))]


def recorded_at(tx: Connection, reports: Iterable[str]) -> dict[ReportId, str]:
    """When each report was recorded, as a UTC instant in ISO form."""
    found: dict[ReportId, str] = {}
    for some in in_batches(reports):
        query = select(fact.c.id, fact.c.at).where(fact.c.kind == "report", fact.c.id.in_(some))
        found.update((ReportId(name), at) for name, at in tx.execute(query))
    return found
