"""``harmledger evaluate``: how well the reports of a corpus are read, held against what careful people wrote down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from harmledger.evaluate import Floor, Scores


def evaluate(
    gold: Annotated[Path, typer.Option(metavar="FILE", help="JSONL of annotated reports.")],
    reports: Annotated[Path | None, typer.Option(metavar="FILE", help="JSONL of the same reports, to be read now.")] = None,
    readings: Annotated[Path | None, typer.Option(metavar="FILE", help="JSONL that `read` printed, in their place.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Name each figure that was missed or is one too many.")] = False,
    floors: Annotated[Path | None, typer.Option(metavar="FILE", help="YAML of pinned floors to hold the scores to.")] = None,
    corpus: Annotated[str, typer.Option(metavar="NAME", help="The corpus, as the floors name it.")] = "",
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors to these scores.")] = False,
    why: Annotated[str | None, typer.Option(metavar="REASON", help="With --pin: lower what fell, for this reason.")] = None,
) -> None:
    """Score readings against annotated reports.

    A figure is right at a level when all that the level names is right: figure, counted, victims, claim, record. The exit code
    is 1 where a score is below its floor.
    """
    from harmledger.evaluate import corpus_digest, evaluate_rows, find_misses, load_floors, load_rows, render, render_misses

    if (reports is None) == (readings is None):
        raise typer.BadParameter("give either the reports or their readings", param_hint="--reports/--readings")
    if floors and not corpus:
        raise typer.BadParameter("say which of the floors are meant", param_hint="--corpus")
    rows = load_rows(readings) if readings else _read(reports)
    annotated = load_rows(gold)
    scores = evaluate_rows(annotated, rows)
    pinned = load_floors(floors) if floors else {}
    floor = pinned.get(corpus)
    if misses:
        typer.echo(render_misses(find_misses(annotated, rows)) + "\n")
    typer.echo(render(scores, floor.floors if floor else None))
    if floors:
        digest = corpus_digest(*filter(None, (gold, reports)))
        if pin:
            _pin(floors, corpus, pinned, scores, digest, why)
        else:
            _hold(corpus, floor, scores, digest)


def _read(reports: Path | None) -> dict[str, Any]:
    from harmledger.ingest.document import read_file
    from harmledger.model.contract import as_row
    from harmledger.pipeline.read import read_report

    taken_in = read_file(reports) if reports else ()
    found = (read_report(intake.report, noted=intake.rejects) for intake in taken_in if intake.report)
    return {reading.report.doc: as_row(reading) for reading in found}


def _hold(corpus: str, floor: Floor | None, scores: Scores, digest: str) -> None:
    from harmledger.errors import EvaluationError
    from harmledger.evaluate import check_floor

    if floor is None:
        raise EvaluationError(f"the floors name no corpus {corpus!r}.", "Add it with --pin.")
    short = check_floor(floor, scores, digest)
    for fell in short:
        typer.echo(f"below its floor: {fell.score} {fell.got:.3f} < {fell.floor:.3f}", err=True)
    if short:
        raise typer.Exit(1)


def _pin(floors: Path, corpus: str, pinned: dict[str, Floor], scores: Scores, digest: str, why: str | None) -> None:
    from harmledger.evaluate import raise_floor, save_floors

    save_floors(floors, pinned | {corpus: raise_floor(pinned.get(corpus), scores, digest, allow_lower=why)})
