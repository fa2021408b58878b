"""``harmledger add``: reads reports and records what they say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened
from harmledger.cli.read import USUAL, ReaderChoice
from harmledger.errors import InputError
from harmledger.pipeline.readers import reader_named

if TYPE_CHECKING:
    from harmledger.ingest.intake import Given, Intake
    from harmledger.pipeline.record import Tally


def add(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER|URL|-", help="Reports, files of many, folders; - is standard input."),
    ] = None,
    ledger: Where = DEFAULT,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication, as 2024-03-08, where a report does not say.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who put the reports out.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The headline, where the text lacks it.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=NAME", help="In a table, the column that holds the text, the title ...")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Record the invented week that comes with harmledger.")] = False,
    reader: Annotated[
        ReaderChoice, typer.Option(help="Who reads: the grammar, the trained tagger alone, or both together.")
    ] = USUAL,
    again: Annotated[
        bool, typer.Option("--again", help="Read again what the ledger holds and another reader or version has read.")
    ] = False,
) -> None:
    """Read reports and record what they say; the ledger is made where there is none.

    A report that is there already changes nothing. A new text at an address that is there takes the place of the older one,
    which is kept. Stopped at any moment, the same command goes on where it was. Of a folder, every file is taken, those in
    folders below it too, but none that starts with a dot. With --again what is read counts in the place of what was read
    before; people's decisions are carried over, and those that nothing stands under any more are told by `judge list`.
    Exit code 3 says that some reports could not be read; stderr says which and why, and the ledger keeps it.
    """
    from harmledger.cli import screen
    from harmledger.cli.source import columns_of, day_of
    from harmledger.demo import week_path
    from harmledger.ingest.intake import Given
    from harmledger.pipeline.read import read_report_by
    from harmledger.pipeline.record import Tally

    named = [*(sources or ()), *([str(week_path())] if demo else [])]
    if not named and not again:
        raise typer.BadParameter("name a file, a folder or a URL, or - for standard input (or try --demo)", param_hint="FILE")
    given = Given(published=day_of(published), publisher=publisher, title=title, columns=columns_of(column or ()))
    tally, chosen = Tally(), reader_named(reader.value)
    with opened(ledger, create=not again or bool(named)) as held:
        recorded = held.adding(_intakes(named, given), tally, partial(read_report_by, chosen))
        if again:
            recorded = chain(recorded, held.reading_again(tally, chosen.made_by, partial(read_report_by, chosen)))
        with screen.status("reading") as status:
            for number, _ in enumerate(recorded, 1):
                if status:
                    status.update(f"{number:,} recorded")
        _print_tally(tally, held.store.name, again=again)
    if tally.rejected:
        raise typer.Exit(3 if tally.new or tally.known else 1)


def _intakes(sources: Iterable[str], given: Given) -> Iterator[Intake]:
    """The documents in all sources; one that cannot be read as a whole comes as an Intake without a report."""
    from harmledger.cli.source import intakes
    from harmledger.ingest.intake import Intake
    from harmledger.model.reading import Reject

    for source in _files(sources):
        try:
            for intake in intakes(source, given):
                if intake.report is None:
                    why = "; ".join(f"{reject.code}: {reject.why}" for reject in intake.rejects)
                    print(f"harmledger: {intake.doc}: {why}", file=sys.stderr)
                yield intake
        except InputError as error:
            print(f"harmledger: {error}", file=sys.stderr)
            yield Intake(Path(source).name, None, (Reject(error.code, error.what),), error)


def _files(sources: Iterable[str]) -> Iterator[str]:
    """The sources, and in the place of a folder the files in it, in the order of their names."""
    for source in sources:
        folder = Path(source)
        if not folder.is_dir():
            yield source
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                yield str(path)


def _print_tally(tally: Tally, name: str, *, again: bool) -> None:
    typer.echo(f"Recorded in {name}:")
    for number, what in (
        (len(tally.new), "new reports"),
        (len(tally.known), "reports known already"),
        *([(len(tally.again), "reports read again")] if again else []),
        (len(tally.superseded), "reports superseded by a newer text at the same address"),
        (len(tally.rejected), "documents rejected"),
        (len(tally.new_incidents), "new incidents and totals"),
        (len(tally.changed_incidents), "changed incidents and totals"),
    ):
        typer.echo(f"{number:>9,}  {what}")
