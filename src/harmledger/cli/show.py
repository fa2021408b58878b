"""``harmledger show``: one incident with its figures, sources and totals."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from harmledger.cli.incidents import Form
from harmledger.cli.place import DEFAULT, Where, opened


def show(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or one that it ever had.")],
    ledger: Where = DEFAULT,
    form: Annotated[Form, typer.Option("--format", help="A card to look at, or data for a program.")] = Form.table,
) -> None:
    """Show one incident: figures with the rule that chose each, sources with their reports, totals that cover it."""
    with opened(ledger) as held:
        found = held.incident(incident)
        reports = {report.report_id: report for report in held.reports(found)}
    if form is Form.jsonl:
        from harmledger.model.incident_contract import incident_row

        typer.echo(json.dumps(incident_row(found), ensure_ascii=False))
        return
    from harmledger.cli import screen
    from harmledger.cli.incident_table import card

    screen.show(card(found, reports))
