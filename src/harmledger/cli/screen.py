"""Where a command prints what is made for a person: the terminal's width and colours, and no blanks at a line's end."""

from __future__ import annotations

import typer
from rich.console import Console, RenderableType


def show(*parts: RenderableType) -> None:
    """Print one under the other."""
    console = Console(markup=False, highlight=False, emoji=False)
    with console.capture() as printed:
        for part in parts:
            console.print(part)
    typer.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))
