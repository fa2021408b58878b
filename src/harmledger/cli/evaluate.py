"""``harmledger evaluate``: how well the reports of a corpus are read, held against what careful people wrote down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from harmledger.evaluate import Floor, Headlined
    from harmledger.model.reading import Reading
    from harmledger.pipeline.readers import ReaderName


class _Scored(NamedTuple):
    scores: Headlined
    misses: str
    table: Callable[[Mapping[str, float] | None], str]


def evaluate(
    gold: Annotated[Path | None, typer.Option(metavar="FILE", help="JSONL of annotated reports.")] = None,
    incidents: Annotated[Path | None, typer.Option(metavar="FILE", help="JSONL of a registry's incidents, instead.")] = None,
    reports: Annotated[Path | None, typer.Option(metavar="FILE", help="JSONL of the same reports, to be read now.")] = None,
    readings: Annotated[Path | None, typer.Option(metavar="FILE", help="With --gold: JSONL that `read` printed.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Name each figure or incident that is not right.")] = False,
    floors: Annotated[Path | None, typer.Option(metavar="FILE", help="YAML of pinned floors to hold the scores to.")] = None,
    corpus: Annotated[str, typer.Option(metavar="NAME", help="The corpus, as the floors name it.")] = "",
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors to these scores.")] = False,
    why: Annotated[str | None, typer.Option(metavar="REASON", help="With --pin: lower what fell, for this reason.")] = None,
    readers: Annotated[
        str | None, typer.Option(metavar="NAMES", help="With --gold: compare these readers, as grammar,tagger,hybrid.")
    ] = None,
) -> None:
    """Score readings against annotated reports, or incidents against a registry's.

    With --gold a figure is right at a level when all that the level names is right: figure, counted, victims, claim, record.
    With --incidents the reports are read and joined: whether those of one incident come together, and no others, and whether
    its killed and injured lie in the range. The exit code is 1 where a score is below its floor. With --readers the same
    reports are read by each, and the scores stand side by side.
    """
    from harmledger.evaluate import corpus_digest, load_floors

    if (gold is None) == (incidents is None):
        raise typer.BadParameter("give either annotated reports or incidents", param_hint="--gold/--incidents")
    if (reports is None) == (readings is None):
        raise typer.BadParameter("give either the reports or their readings", param_hint="--reports/--readings")
    if incidents and not reports:
        raise typer.BadParameter("give the reports that the incidents are made of", param_hint="--incidents/--reports")
    if floors and not corpus:
        raise typer.BadParameter("say which of the floors are meant", param_hint="--corpus")
    if readers:
        _compare(gold, reports, readers)
        return
    pinned = load_floors(floors) if floors else {}
    floor = pinned.get(corpus)
    scored = _joined(incidents, reports) if incidents and reports else _read(gold, reports, readings)
    if misses:
        typer.echo(scored.misses + "\n")
    typer.echo(scored.table(floor.floors if floor else None))
    if floors:
        digest = corpus_digest(*filter(None, (gold, incidents, reports)))
        if pin:
            _pin(floors, corpus, pinned, scored.scores, digest, why)
        else:
            _hold(corpus, floor, scored.scores, digest)


def _read(gold: Path | None, reports: Path | None, readings: Path | None) -> _Scored:
    from harmledger.evaluate import evaluate_rows, find_misses, load_rows, render, render_misses
    from harmledger.model.contract import as_row

    annotated = load_rows(gold) if gold else {}
    rows = load_rows(readings) if readings else {reading.report.doc: as_row(reading) for reading in _readings(reports)}
    scores = evaluate_rows(annotated, rows)
    return _Scored(scores, render_misses(find_misses(annotated, rows)), lambda floors: render(scores, floors))


def _compare(gold: Path | None, reports: Path | None, names: str) -> None:
    """Prints the scores of several readers side by side."""
    from harmledger.evaluate import evaluate_rows, load_rows, render_readers
    from harmledger.model.contract import as_row
    from harmledger.pipeline.readers import READERS

    if gold is None or reports is None:
        raise typer.BadParameter("readers are compared on annotated reports", param_hint="--readers/--gold/--reports")
    chosen = [name for name in READERS if name in names.split(",")]
    if unknown := sorted(set(names.split(",")) - set(READERS)):
        raise typer.BadParameter(f"no reader {unknown[0]!r}; there are: {', '.join(READERS)}", param_hint="--readers")
    annotated = load_rows(gold)
    scores = {
        str(name): evaluate_rows(annotated, {reading.report.doc: as_row(reading) for reading in _readings(reports, name)})
        for name in chosen
    }
    typer.echo(render_readers(scores))


def _joined(incidents: Path, reports: Path) -> _Scored:
    from harmledger.evaluate import evaluate_joining, load_registry, render_joining, render_joining_misses
    from harmledger.model.contract import as_row
    from harmledger.model.entry import Entry
    from harmledger.model.incident_contract import incident_row
    from harmledger.reconcile.reconcile import incidents_of

    found = list(_readings(reports))
    made = incidents_of(Entry(reading.report, mention) for reading in found for mention in reading.mentions)
    rows = {reading.report.doc: as_row(reading) for reading in found}
    scores = evaluate_joining(load_registry(incidents), rows, [incident_row(incident) for incident in made])
    return _Scored(scores, render_joining_misses(scores.misses), lambda floors: render_joining(scores, floors))


def _readings(reports: Path | None, reader: ReaderName | None = None) -> Iterator[Reading]:
    from harmledger.ingest.document import read_file
    from harmledger.pipeline.read import read_report
    from harmledger.pipeline.readers import reader_named

    taken_in = read_file(reports) if reports else ()
    chosen = reader_named(reader) if reader else None
    return (read_report(intake.report, chosen, noted=intake.rejects) for intake in taken_in if intake.report)


def _hold(corpus: str, floor: Floor | None, scores: Headlined, digest: str) -> None:
    from harmledger.errors import EvaluationError
    from harmledger.evaluate import check_floor

    if floor is None:
        raise EvaluationError(f"the floors name no corpus {corpus!r}.", "Add it with --pin.")
    short = check_floor(floor, scores, digest)
    for fell in short:
        typer.echo(f"below its floor: {fell.score} {fell.got:.3f} < {fell.floor:.3f}", err=True)
    if short:
        raise typer.Exit(1)


def _pin(floors: Path, corpus: str, pinned: dict[str, Floor], scores: Headlined, digest: str, why: str | None) -> None:
    from harmledger.evaluate import raise_floor, save_floors

    save_floors(floors, pinned | {corpus: raise_floor(pinned.get(corpus), scores, digest, allow_lower=why)})
