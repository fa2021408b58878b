"""What the command line names as its input, as reports.

A file, a URL or "-" comes in, reports go out, each with what the options say about it where it does not say so itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from harmledger.errors import HarmledgerError, InputError
from harmledger.model.report import Report


@dataclass(frozen=True, slots=True)
class About:
    """What the options say of every report that they are given with."""

    published: date | None = None
    publisher: str | None = None
    title: str | None = None

    def told_of(self, report: Report) -> Report:
        """The report with what it lacks; an option stands above what was guessed from the file."""
        return replace(
            report,
            published=self.published or report.published,
            publisher=self.publisher or report.publisher,
            title=self.title or report.title,
        )


def day_of(words: str | None) -> date | None:
    """The day that ``--published`` names. Raises typer.BadParameter where it names none."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is no day; write it as 2024-03-08", param_hint="--published") from error


def reports(source: str, about: About) -> Iterator[Report | HarmledgerError]:
    """The reports of one source in order; in a file of many, one that cannot be read comes as its error and the rest go on."""
    raise NotImplementedError
