"""``harmledger export``: a ledger's incidents as a file for other people's programs, with notes beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harmledger.cli import wanted
from harmledger.cli.place import DEFAULT, Where, opened
from harmledger.errors import ExportError

if TYPE_CHECKING:
    from harmledger.export.notes import Notes
    from harmledger.pipeline.ledger import Ledger


class Form(StrEnum):
    acled = "acled"
    ucdp = "ucdp"
    hxl = "hxl"
    geojson = "geojson"
    parquet = "parquet"
    ftm = "ftm"
    jsonl = "jsonl"


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
    replaced only once the new one is written. jsonl is the whole ledger with its reports' texts, which `import` reads back; it
    takes no filters, and needs --with-names because texts hold names.
    """
    from harmledger.export.notes import as_json

    filters = wanted.filters(since, until, place, bbox, event_type, actor, grade, text, kind)
    if form is Form.jsonl:
        _check_whole(filters, with_names=with_names)
    with opened(ledger) as held:
        head = held.head()
        if form is Form.jsonl:
            notes = _write_whole(out, held)
        else:
            notes = _write_format(out, form, held, filters, with_names=with_names)
    sidecar = out.with_name(f"{out.name}.notes.json")
    _write(sidecar, [as_json(notes, head=head, made_by=_made_by(), names_given=with_names)])
    left = f", {len(notes.left_out):,} left out" if notes.left_out else ""
    typer.echo(f"{out}: {notes.rows:,} rows{left}; what the format cannot say: {sidecar.name}")


def _check_whole(filters: Any, *, with_names: bool) -> None:
    """Raises typer.BadParameter where a part of the ledger is asked for, or where names are not."""
    if any(value is not None for value in filters.values()):
        raise typer.BadParameter("jsonl is the whole ledger: it takes no filters", param_hint="--format")
    if not with_names:
        raise typer.BadParameter("jsonl holds all texts, with names: add --with-names to mean it", param_hint="--format")


def _write_format(out: Path, form: Form, held: Ledger, filters: Any, *, with_names: bool) -> Notes:
    from harmledger.export.formats import exported
    from harmledger.export.record import records_of

    found = held.incidents(**filters)
    done = exported(form.value, records_of(found, held.entries(found)), with_names=with_names)  # type: ignore[arg-type]
    _write(out, [done.content])
    return done.notes


def _write_whole(out: Path, held: Ledger) -> Notes:
    from harmledger.export.notes import Notes

    rows = 0

    def lines() -> Iterator[bytes]:
        nonlocal rows
        for line in held.lines():
            rows += 1
            yield f"{line}\n".encode()

    _write(out, lines())
    return Notes("jsonl", rows, ("One row a line, in the order of the chain, with the digests that hold it together.",))


def _made_by() -> dict[str, str]:
    from harmledger import __version__
    from harmledger.codebook.load import digest

    return {"harmledger": __version__, "codebook": digest()}


def _write(path: Path, content: Iterable[bytes]) -> None:
    """Put the bytes there whole or not at all. Raises ExportError where that cannot be."""
    written: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            written = Path(file.name)
            file.writelines(content)
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
