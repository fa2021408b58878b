"""``harmledger people``: who may use the desk of a ledger where others can reach it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened

app = typer.Typer(
    name="people",
    help="Say who may use the desk where others can reach it: a reader looks, a reviewer judges, an admin manages people.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="As it stands under judgements.")]


@app.command()
def add(
    name: Name,
    right: Annotated[str, typer.Option(metavar="RIGHT", help="reader, reviewer or admin.")] = "reader",
    ledger: Where = DEFAULT,
) -> None:
    """Add somebody, or change right and password, which ends their sessions and tokens.

    The password is asked for; where standard input is no terminal, its first line is it.
    """
    from harmledger.model.user import holder
    from harmledger.pipeline.people import People
    from harmledger.web.people.user import new_user

    password = _password()
    with opened(ledger, create=True) as held:
        user = new_user(name, right, password)
        People.of(held).put(user)
    typer.echo(f"{user.name} is {holder(user.right)}.")


@app.command("list")
def listed(ledger: Where = DEFAULT) -> None:
    """List who there is, with what each may."""
    from harmledger.pipeline.people import People

    with opened(ledger) as held:
        users = People.of(held).users()
    for user in users:
        typer.echo(f"{user.right:<9}{user.name}")
    if not users:
        typer.echo("Nobody yet.")


@app.command()
def remove(name: Name, ledger: Where = DEFAULT) -> None:
    """Remove somebody, with their sessions and tokens; what they judged keeps their name."""
    from harmledger.pipeline.people import People

    with opened(ledger) as held:
        People.of(held).remove(name)
    typer.echo(f"{name} is removed.")


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--for", metavar="WORDS", help="What the token is for.")] = "a program",
    days: Annotated[int, typer.Option(metavar="N", help="After how many days it ends.")] = 90,
    ledger: Where = DEFAULT,
) -> None:
    """Make a token, by which a program uses the API in somebody's name. It is printed once and kept nowhere."""
    from harmledger.pipeline.people import People
    from harmledger.web.people.token import issue

    with opened(ledger) as held:
        secret = issue(People.of(held), name, label, datetime.now(UTC), days)
    typer.echo(secret)


def _password() -> str:
    if sys.stdin.isatty():
        told: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return told
    return sys.stdin.readline().rstrip("\r\n")
