"""``harmledger why``: the claims, quotes, rules and judgements behind a number."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from harmledger.cli.incidents import Form
from harmledger.cli.place import DEFAULT, Where, opened

FEW = 3
"""How many claims stand under each value when everything is asked for at once."""


def why(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or one that it ever had.")],
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", help="killed, injured, day, place, type, parties, grade or merged.")
    ] = None,
    ledger: Where = DEFAULT,
    form: Annotated[Form, typer.Option("--format", help="Text to read, or data for a program.")] = Form.table,
) -> None:
    """Say why a value is what it is.

    Each claim stands in its sentence, with who said it, in which report and where in it, who read it, and what became of it.
    Without FIELD every value is answered for, with the first claims of each.
    """
    from harmledger.pipeline.ground import ground
    from harmledger.review.why import why as answers_of

    with opened(ledger) as held:
        found = held.incident(incident)
        answers = answers_of(found, ground(held, found), field)
    if form is Form.jsonl:
        from harmledger.review.answer_row import answer_row

        for answer in answers:
            typer.echo(json.dumps({"incident_id": found.incident_id, **answer_row(answer)}, ensure_ascii=False))
        return
    from rich.text import Text

    from harmledger.cli.answer_table import answered
    from harmledger.cli.screen import show
    from harmledger.review.incident_phrase import heading

    title = Text.assemble((found.incident_id, "bold"), "  ", heading(found))
    show(title, Text(""), answered(answers, most=None if field else FEW))
