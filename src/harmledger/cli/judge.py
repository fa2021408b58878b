"""``harmledger judge``: what a person decides about claims and incidents, each with a reason, each undone by another (M24)."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened
from harmledger.model.vocabulary import ClaimId, MentionId

if TYPE_CHECKING:
    from harmledger.model.claim import Claim
    from harmledger.model.incident import Incident
    from harmledger.model.judgement import Judgement
    from harmledger.pipeline.ledger import Ledger
    from harmledger.review.decide import Person

app = typer.Typer(
    name="judge",
    help="Decide about claims and incidents, each time with a reason; nothing that was read or decided is lost.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Why = Annotated[str, typer.Option("--why", metavar="REASON", help="The reason, as a colleague will read it.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", envvar="HARMLEDGER_PERSON", help="Who decides; else the log-in.")
]
ClaimName = Annotated[str, typer.Argument(metavar="CLAIM", help="As `why` shows it.")]
IncidentName = Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or one that it ever had.")]


@app.command()
def accept(claim: ClaimName, why: Why, ledger: Where = DEFAULT, by: By = None) -> None:
    """Let a claim stand as it was read; of several figures, an accepted one is the best."""
    from harmledger.review import decide

    _on_claim(ledger, claim, lambda held: decide.accept(held, _person(by, why)))


@app.command()
def reject(claim: ClaimName, why: Why, ledger: Where = DEFAULT, by: By = None) -> None:
    """Count a claim no longer; it stays visible, with the reason."""
    from harmledger.review import decide

    _on_claim(ledger, claim, lambda held: decide.reject(held, _person(by, why)))


@app.command()
def correct(
    claim: ClaimName,
    values: Annotated[
        list[str], typer.Argument(metavar="PART=VALUE", help="As low=8 high=10, or latitude=35.1; empty is unknown.")
    ],
    why: Why,
    ledger: Where = DEFAULT,
    by: By = None,
) -> None:
    """Put other values in the place of a claim's.

    A figure has harm, low, high, who and side; a place name, place_id, latitude, longitude, admin1, country and geo_precision;
    a date start and end; an actor role, name, actor_id and stance.
    """
    from harmledger.review import decide

    change = dict(_part(value) for value in values)
    _on_claim(ledger, claim, lambda held: decide.correct(held, change, _person(by, why)))


@app.command()
def merge(incident: IncidentName, other: IncidentName, why: Why, ledger: Where = DEFAULT, by: By = None) -> None:
    """Say that two incidents are one happening."""
    from harmledger.review import decide

    with opened(ledger) as held:
        one, two = held.incident(incident), held.incident(other)
        _record(held, *decide.merge(one, two, held.judgements(), _person(by, why)))


@app.command()
def split(
    incident: IncidentName,
    mentions: Annotated[list[str], typer.Argument(metavar="REPORT|MENTION", help="What tells of another happening.")],
    why: Why,
    ledger: Where = DEFAULT,
    by: By = None,
) -> None:
    """Say that some of an incident's reports tell of another happening."""
    from harmledger.review import decide

    with opened(ledger) as held:
        one = held.incident(incident)
        told_in = held.report_of(one.mentions)
        named = [[m for m in one.mentions if name in (m, told_in[m])] or [MentionId(name)] for name in mentions]
        leaving = list(dict.fromkeys(m for found in named for m in found))
        _record(held, *decide.split(one, leaving, held.judgements(), _person(by, why)))


@app.command()
def grade(
    incident: IncidentName,
    given: Annotated[str, typer.Argument(metavar="GRADE", help="confirmed, fair, weak, contested or discounted.")],
    why: Why,
    ledger: Where = DEFAULT,
    by: By = None,
) -> None:
    """Grade an incident, whatever the rule says."""
    from harmledger.review import decide

    with opened(ledger) as held:
        _record(held, decide.grade(held.incident(incident), given, _person(by, why)))


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="As `judge list` shows it.")],
    why: Why,
    ledger: Where = DEFAULT,
    by: By = None,
) -> None:
    """Take back a judgement, a merge or a split as a whole; undoing an undoing restores it."""
    from harmledger.review import decide

    with opened(ledger) as held:
        _record(held, *decide.undo(judgement, held.judgements(), _person(by, why)))


@app.command("list")
def listed(ledger: Where = DEFAULT) -> None:
    """List what was decided, the latest last; what has lost its ground in a newer reading is marked."""
    from harmledger.cli.judgement_table import table
    from harmledger.cli.screen import show

    with opened(ledger) as held:
        judgements, moved = held.judgements(), held.moved()
    if judgements:
        show(table(judgements, moved))
    else:
        typer.echo("Nothing was decided yet.")


def _on_claim(where: str, claim_id: str, decide: Callable[[Claim], Judgement]) -> None:
    with opened(where) as held:
        _record(held, decide(held.claim(ClaimId(claim_id))))


def _record(held: Ledger, *decided: Judgement) -> None:
    from harmledger.cli.incident_table import table
    from harmledger.cli.screen import show

    changed: tuple[Incident, ...] = held.record(*decided)
    last = decided[-1].judgement_id
    typer.echo(f"Recorded. `harmledger judge undo {last}` takes it back.")
    if changed:
        show(table(changed))


def _person(by: str | None, why: str) -> Person:
    from harmledger.review.decide import Person

    return Person(by or getpass.getuser(), why, datetime.now(UTC))


def _part(told: str) -> tuple[str, object]:
    """One PART=VALUE: a number where it is one, nothing where it is empty."""
    name, sign, value = told.partition("=")
    if not sign:
        raise typer.BadParameter(f"{told!r} gives no value; write it as low=8", param_hint="PART=VALUE")
    for kind in (int, float):
        try:
            return name.strip(), kind(value)
        except ValueError:
            continue
    return name.strip(), value.strip() or None
