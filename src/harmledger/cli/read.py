"""``harmledger read``: prints what reports say, and records nothing."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.errors import InputError
from harmledger.pipeline.readers import DEFAULT, reader_named

if TYPE_CHECKING:
    from harmledger.ingest.intake import Given
    from harmledger.model.reading import Reading


class ReaderChoice(StrEnum):
    grammar = "grammar"
    tagger = "tagger"
    hybrid = "hybrid"


USUAL = ReaderChoice(DEFAULT)


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|URL|-", help="A report, or a file that holds many; - is standard input."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication, as 2024-03-08; relative days count from it.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who put the report out.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The headline, where the text lacks it.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=NAME", help="In a table, the column that holds the text, the title ...")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="A table to look at, or data for a program.")] = Format.table,
    demo: Annotated[bool, typer.Option("--demo", help="Read the invented report that comes with harmledger.")] = False,
    reader: Annotated[
        ReaderChoice, typer.Option(help="Who reads: the grammar, the trained tagger alone, or both together.")
    ] = USUAL,
) -> None:
    """Print what reports say: each figure with who said so.

    The table lists each happening with its figures, apart from them what must not be added up, and at the end what was.
    Text, Markdown, HTML and PDF are one report; JSONL, CSV, XLSX, a feed, a mailbox or a chat's export hold many. Nothing is
    recorded. A URL is fetched once, from public addresses only and within limits of size and time; nothing else
    touches the network. Exit code 3 says that some of the reports could not be read; stderr says which and why.
    """
    from harmledger.cli.source import columns_of, day_of
    from harmledger.ingest.intake import Given

    given = Given(published=day_of(published), publisher=publisher, title=title, columns=columns_of(column or ()))
    if not sources and not demo and sys.stdin.isatty():
        raise typer.BadParameter("name a file or a URL, or - for standard input (or try --demo)", param_hint="FILE")
    named = [(source, given) for source in sources or ([] if demo else ["-"])]
    failed = _Failures()
    number = WRITERS[form](_progress(_readings([*named, *([_demo(given)] if demo else [])], failed, reader)))
    if failed.number:
        raise typer.Exit(3 if number else 1)


def _demo(given: Given) -> tuple[str, Given]:
    """The invented report, with the day and the publisher that it was invented with."""
    from harmledger.demo import report_path

    published, publisher = given.published or date(2020, 3, 14), given.publisher or "Gulf Wire"
    return str(report_path()), replace(given, published=published, publisher=publisher)


class _Failures:
    """Reports that could not be read, each named on stderr as it comes; the others go on."""

    def __init__(self) -> None:
        self.number = 0

    def note(self, why: str) -> None:
        self.number += 1
        print(f"harmledger: {why}", file=sys.stderr)


def _readings(sources: Iterable[tuple[str, Given]], failed: _Failures, name: ReaderChoice) -> Iterator[Reading]:
    from harmledger.cli.source import intakes
    from harmledger.pipeline.read import read_report

    reader = reader_named(name.value)
    for source, given in sources:
        try:
            for intake in intakes(source, given):
                if intake.report:
                    yield read_report(intake.report, reader, noted=intake.rejects)
                else:
                    failed.note(f"{intake.doc}: " + "; ".join(f"{reject.code}: {reject.why}" for reject in intake.rejects))
        except InputError as error:
            failed.note(str(error))


def _progress(readings: Iterator[Reading]) -> Iterator[Reading]:
    """The same readings, with a line on a terminal's stderr that says how many there are so far."""
    from harmledger.cli import screen

    with screen.status("reading") as status:
        for number, reading in enumerate(readings, 1):
            if status:
                status.update(f"{number:,} read, last {reading.report.doc}")
            yield reading


def _write_table(readings: Iterable[Reading]) -> int:
    from rich.rule import Rule

    from harmledger.cli.screen import show
    from harmledger.cli.table import render

    number = 0
    for reading in readings:
        show(*([Rule(style="dim")] if number else []), render(reading))
        number += 1
    if number > 1:
        typer.echo("\nEach report is added up by itself: two reports may tell of the same deaths.")
    return number


def _write_jsonl(readings: Iterable[Reading]) -> int:
    _as_utf8()
    number = 0
    for reading in readings:
        number += 1
        sys.stdout.write(_json(reading) + "\n")
        sys.stdout.flush()
    return number


def _write_json(readings: Iterable[Reading]) -> int:
    _as_utf8()
    number = 0
    for reading in readings:
        sys.stdout.write("[\n" if not number else ",\n")
        sys.stdout.write(_json(reading, indent=2))
        number += 1
    sys.stdout.write("\n]\n" if number else "[]\n")
    return number


def _json(reading: Reading, indent: int | None = None) -> str:
    from harmledger.model.contract import as_row

    return json.dumps(as_row(reading), ensure_ascii=False, indent=indent)


def _write_csv(readings: Iterable[Reading]) -> int:
    from harmledger.cli.sheet import COLUMNS, rows

    _as_utf8()
    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerow(COLUMNS)
    number = 0
    for reading in readings:
        number += 1
        sheet.writerows(rows(reading))
    return number


def _as_utf8() -> None:
    """Data is UTF-8 whatever the terminal speaks; a lone surrogate comes out as JSON's own escape for it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


WRITERS = {Format.table: _write_table, Format.json: _write_json, Format.jsonl: _write_jsonl, Format.csv: _write_csv}
