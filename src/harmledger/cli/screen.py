"""Where a command prints what is made for a person: the terminal's width and colours, and no blanks at a line's end."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import typer
from rich.console import Console, RenderableType


def show(*parts: RenderableType) -> None:
    """Print one under the other."""
    console = Console(markup=False, highlight=False, emoji=False)
    with console.capture() as printed:
        for part in parts:
            console.print(part)
    typer.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def status(doing: str) -> AbstractContextManager[Any]:
    """A line on a terminal's stderr that says what is being done, to be updated; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    return Console(stderr=True, markup=False, highlight=False).status(doing)
