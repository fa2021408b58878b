"""``harmledger``: its commands, and what an error looks like to whoever typed one.

Exit codes: 0 done, 1 an error, 2 a command that is not one, 3 done, but some of the reports could not be read.
"""

from __future__ import annotations

import os
import sys

import typer

from harmledger.cli.add import add
from harmledger.cli.batch import batch
from harmledger.cli.check import check
from harmledger.cli.demo import demo
from harmledger.cli.evaluate import evaluate
from harmledger.cli.export import export
from harmledger.cli.gazetteer import app as gazetteer
from harmledger.cli.get import get
from harmledger.cli.import_ledger import import_ledger
from harmledger.cli.incidents import incidents
from harmledger.cli.judge import app as judge
from harmledger.cli.people import app as people
from harmledger.cli.read import read
from harmledger.cli.serve import serve
from harmledger.cli.show import show
from harmledger.cli.sources import sources
from harmledger.cli.watch import watch
from harmledger.cli.why import why
from harmledger.errors import HarmledgerError

app = typer.Typer(
    name="harmledger",
    help="Reads reports of armed conflict: each happening, each figure of harm with who said so, what must not be added up.\n\n"
    "Alone, it opens the review desk over a demo ledger.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(add)
app.command()(incidents)
app.command()(show)
app.command()(why)
app.command()(export)
app.command()(serve)
app.command()(get)
app.command("import")(import_ledger)
app.command()(watch)
app.command()(sources)
app.command()(batch)
app.command()(check)
app.command()(evaluate)
app.add_typer(judge)
app.add_typer(people)
app.add_typer(gazetteer)


@app.callback(invoke_without_command=True)
def root(context: typer.Context, version: bool = typer.Option(False, "--version", help="Show the version and exit.")) -> None:
    if version:
        from harmledger import __version__

        typer.echo(f"harmledger {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        demo()


def main() -> None:
    """Run the command line; an error of ours is a line on stderr, never a traceback."""
    try:
        app()
    except HarmledgerError as error:
        print(f"harmledger: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
