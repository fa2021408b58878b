"""``harmledger sources``: what is followed, how it goes, and where something may be missing."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harmledger.cli.place import DEFAULT, Where, opened

if TYPE_CHECKING:
    from harmledger.pipeline.coverage import Followed


class Form(StrEnum):
    table = "table"
    jsonl = "jsonl"


def sources(
    ledger: Where = DEFAULT,
    form: Annotated[Form, typer.Option("--format", help="A table to look at, or data for a program.")] = Form.table,
) -> None:
    """List the sources that `harmledger watch` follows: last success, volume of the last seven days, and gaps.

    A gap is a time of which reports may be missing: the source was not reached, or nothing that it listed was known any more,
    so that something may have come and gone between two visits. Days are in UTC.
    """
    from harmledger.pipeline.coverage import coverage

    with opened(ledger) as held:
        found = coverage(held)
    if form is Form.jsonl:
        for one in found:
            typer.echo(json.dumps(asdict(one), ensure_ascii=False, default=str))
        return
    if not found:
        typer.echo("Nothing is followed yet: `harmledger watch FILE` does.")
        return
    from harmledger.cli.screen import show

    show(_table(found))


def _table(found: tuple[Followed, ...]) -> Any:
    from rich.box import SIMPLE
    from rich.table import Table

    today = datetime.now(UTC).date()
    week = [today - timedelta(days=back) for back in range(6, -1, -1)]
    table = Table(box=SIMPLE, padding=(0, 1))
    for heading in ("Source", "Last success", "Reports, seven days", "Trouble", "Gaps"):
        table.add_column(heading, overflow="fold")
    for one in found:
        by_day = {day.day: day for day in one.days}
        volume = " ".join(str(by_day[day].reports) if day in by_day else "-" for day in week)
        trouble = f"{one.source.failures} times: {one.source.why}" if one.source.failures else ""
        gaps = [f"{gap.since:%d %b %H:%M} to {gap.until:%d %b %H:%M}, {gap.why}" for gap in one.gaps[-3:]]
        succeeded = f"{one.source.succeeded_at:%Y-%m-%d %H:%M}" if one.source.succeeded_at else "never"
        table.add_row(one.source.title or one.source.address, succeeded, volume, trouble, "\n".join(gaps))
    return table
