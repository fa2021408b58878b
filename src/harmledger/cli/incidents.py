"""``harmledger incidents``: the incidents of a ledger, filtered, as a table or as data."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from harmledger.cli import wanted
from harmledger.cli.place import DEFAULT, Where, opened


class Form(StrEnum):
    table = "table"
    jsonl = "jsonl"


def incidents(
    ledger: Where = DEFAULT,
    since: wanted.Since = None,
    until: wanted.Until = None,
    place: wanted.PlaceName = None,
    bbox: wanted.Box = None,
    event_type: wanted.Type = None,
    actor: wanted.ActorName = None,
    grade: wanted.Graded = None,
    text: wanted.Words = None,
    kind: wanted.Of = None,
    form: Annotated[Form, typer.Option("--format", help="A table to look at, or data for a program.")] = Form.table,
) -> None:
    """List the incidents of a ledger, each death counted once.

    A figure stands with the range that its sources leave: "10 (9 to 12)". Totals over a time or an area are listed as such;
    they are never added to incidents, and the last line does not count them.
    """
    filters = wanted.filters(since, until, place, bbox, event_type, actor, grade, text, kind)
    with opened(ledger) as held:
        found = held.incidents(**filters)
    if form is Form.jsonl:
        from harmledger.model.incident_contract import incident_row

        for incident in found:
            typer.echo(json.dumps(incident_row(incident), ensure_ascii=False))
        return
    from harmledger.cli.incident_table import summed, table
    from harmledger.cli.screen import show

    if found:
        show(table(found))
    typer.echo(("\n" if found else "") + summed(found))
