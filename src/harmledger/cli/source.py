"""What the command line names as its input, as documents taken in.

A file, a URL or "-" comes in, with what the options say of it; an Intake goes out for each report in it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date

import typer

from harmledger.ingest.document import read_file, read_page, read_stream
from harmledger.ingest.intake import Given, Intake

URL = re.compile(r"(?i)https?://")


def intakes(source: str, given: Given) -> Iterator[Intake]:
    """The documents of one source in order. Raises InputError where it cannot be read as a whole."""
    if source == "-":
        yield from read_stream(sys.stdin.buffer, "stdin", given)
    elif URL.match(source):
        from harmledger.ingest.fetch import fetch  # brings TLS

        yield from read_page(fetch(source), given)
    else:
        yield from read_file(source, given)


def day_of(words: str | None, option: str = "--published") -> date | None:
    """The day that an option names. Raises typer.BadParameter where it names none."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is no day; write it as 2024-03-08", param_hint=option) from error


def columns_of(told: Sequence[str]) -> dict[str, str]:
    """Which column of a table holds which field, by ``--column FIELD=NAME``. Raises typer.BadParameter for any other shape."""
    pairs = [words.partition("=") for words in told]
    if wrong := next((words for words, (field, _, name) in zip(told, pairs, strict=True) if not (field and name)), None):
        raise typer.BadParameter(f"{wrong!r} maps nothing; write it as text=Body", param_hint="--column")
    return {field.strip(): name.strip() for field, _, name in pairs}
