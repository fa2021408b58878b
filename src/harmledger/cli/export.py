"""``harmledger export``: a ledger's incidents as a file for other people's programs, with notes beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer

from harmledger.cli import wanted
from harmledger.cli.place import DEFAULT, Where, opened
from harmledger.errors import ExportError


class Form(StrEnum):
    acled = "acled"
    ucdp = "ucdp"
    hxl = "hxl"
    geojson = "geojson"
    parquet = "parquet"
    ftm = "ftm"


def export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write; the notes go to FILE.notes.json.")],
    form: Annotated[Form, typer.Option("--format", help="Whose columns: see docs/exporting.md for each.")],
    ledger: Where = DEFAULT,
    since: wanted.Since = None,
    until: wanted.Until = None,
    place: wanted.PlaceName = None,
    bbox: wanted.Box = None,
    event_type: wanted.Type = None,
    actor: wanted.ActorName = None,
    grade: wanted.Graded = None,
    text: wanted.Words = None,
    kind: wanted.Of = None,
    with_names: Annotated[bool, typer.Option("--with-names", help="Give names of victims, witnesses, speakers.")] = False,
) -> None:
    """Write incidents in another codebook's columns, each death once.

    What is unknown is empty. Names of people are withheld unless asked for. Beside FILE stands FILE.notes.json: the conventions
    that were followed, what the format cannot hold, which incidents it leaves out, and the ledger's digest. An older FILE is
    replaced only once the new one is written.
    """
    from harmledger.export.formats import exported
    from harmledger.export.notes import as_json
    from harmledger.export.record import records_of

    filters = wanted.filters(since, until, place, bbox, event_type, actor, grade, text, kind)
    with opened(ledger) as held:
        found = held.incidents(**filters)
        records, head = records_of(found, held.entries(found)), held.head()
    done = exported(form.value, records, with_names=with_names)
    notes = as_json(done.notes, head=head, made_by=_made_by(), names_given=with_names)
    sidecar = out.with_name(f"{out.name}.notes.json")
    _write(sidecar, notes)
    _write(out, done.content)
    left = f", {len(done.notes.left_out):,} left out" if done.notes.left_out else ""
    typer.echo(f"{out}: {done.notes.rows:,} rows{left}; what the format cannot say: {sidecar.name}")


def _made_by() -> dict[str, str]:
    from harmledger import __version__
    from harmledger.codebook.load import digest

    return {"harmledger": __version__, "codebook": digest()}


def _write(path: Path, content: bytes) -> None:
    """Put the bytes there whole or not at all. Raises ExportError where that cannot be."""
    written: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            written = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(0o644)
        written.replace(path)
    except OSError as error:
        if written is not None:
            with suppress(OSError):
                written.unlink()
        why = error.strerror or str(error)
        raise ExportError(f"{path} could not be written: {why}.", "Name a file in a folder that you may write to.") from error
