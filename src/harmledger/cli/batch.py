"""``harmledger batch``: reads archives and folders of reports, on this machine or on a cluster."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from harmledger.executors.executor import Executor
    from harmledger.executors.run import Done
    from harmledger.executors.run_log import RunLog
    from harmledger.pipeline.batch import Batch
    from harmledger.pipeline.volume import Volume


class Engine(StrEnum):
    local = "local"
    ray = "ray"


def batch(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, patterns or addresses (s3://, gs://).")],
    out: Annotated[str, typer.Option("--out", metavar="DIR|LEDGER", help="A folder for Parquet, or a ledger.")],
    engine: Annotated[Engine, typer.Option("--executor", help="Where it runs.")] = Engine.local,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many workers.")] = 2,
    address: Annotated[str | None, typer.Option(metavar="ADDRESS", help="The cluster's, with ray.")] = None,
    screen: Annotated[bool, typer.Option(help="Look at archived pages fast before the careful extraction.")] = True,
) -> None:
    """Read archives (WARC, WET), folders and files of reports, any number of them.

    Each file is worked through as a whole and kept as Parquet under --out, or beside the ledger and then recorded in it.
    Stopped at any moment, the same command goes on where it was. A page that kills its worker is rejected, and the others are
    read. At the end report.html there shows how it went, and log/ holds a line of JSON for each file. Exit code 3 says that a
    file could not be worked through; stderr says which.
    """
    from harmledger.executors.run import run
    from harmledger.executors.run_log import RunLog
    from harmledger.executors.run_report import report
    from harmledger.pipeline.batch import Batch
    from harmledger.pipeline.partition import partitions_of
    from harmledger.pipeline.volume import together

    is_ledger = "://" in out or out.endswith(".db")
    folder = Path(_folder(out) if is_ledger else out).resolve()  # workers may stand elsewhere
    work = Batch(str(folder), screens=screen)
    partitions = partitions_of(inputs)
    log = RunLog(folder / "log")
    log.write("run begun", {"executor": engine.value, "workers": workers, "files": len(partitions)})
    began = time.monotonic()
    done = list(_progress(run(work, partitions, _executor(engine, workers, address)), len(partitions), log))
    seconds = time.monotonic() - began
    volume = together(one.volume for one in done if one.volume)
    log.write("run done", {"seconds": round(seconds, 3), "documents": volume.documents, "reports": volume.reports})
    (folder / "report.html").write_text(report(done, seconds, log.run_id), encoding="utf-8")
    _print(done, volume, seconds)
    typer.echo(f"{folder / 'report.html'} shows how it went.")
    if is_ledger:
        _record(out, work, done)
    if any(one.volume is None for one in done):
        raise typer.Exit(3)


def _folder(ledger: str) -> str:
    """Where the parts of a batch are kept that goes into a ledger: beside it, or in this folder where it is on a server."""
    return "harmledger.parts" if "://" in ledger else f"{ledger}.parts"


def _executor(engine: Engine, workers: int, address: str | None) -> Executor:
    if engine is Engine.ray:
        from harmledger.executors.ray import RayExecutor

        return RayExecutor(workers, address)
    from harmledger.executors.local import LocalExecutor

    return LocalExecutor(workers)


def _progress(done: Iterable[Done], number: int, log: RunLog) -> Iterator[Done]:
    """The same, with a line on stderr and in the log for each file: what it came to, and how long the rest will take."""
    began, documents, new = time.monotonic(), 0, 0
    for count, one in enumerate(done, 1):
        log.done(one)
        if one.volume is None:
            print(f"harmledger: {one.partition.address}: {one.why}; nothing of it is kept", file=sys.stderr)
        elif one.is_new:
            documents, new = documents + one.volume.documents, new + 1
            passed = one.volume.rejects.get("passed_by", 0) + one.volume.rejects.get("no_harm", 0)
            seconds = time.monotonic() - began
            left = seconds / new * (number - count)
            share = passed / max(1, one.volume.documents)
            print(
                f"{count}/{number}  {one.partition.name}  {one.volume.documents:,} documents, {share:.0%} passed by, "
                f"{one.volume.reports:,} read  {documents / seconds:.1f}/s, {left:.0f} s left",
                file=sys.stderr,
            )
        yield one


def _print(done: list[Done], volume: Volume, seconds: float) -> None:
    new = sum(one.is_new and one.volume is not None for one in done)
    typer.echo(f"{len(done)} files, {new} of them in this run, {seconds:.1f} s.")
    for number, what in (
        (volume.documents, "documents"),
        (volume.reports, "reports read"),
        (volume.mentions, "mentions"),
        (volume.tolls, "figures"),
    ):
        typer.echo(f"{number:>12,}  {what}")
    for code, number in volume.rejects.most_common():
        typer.echo(f"{number:>12,}  {code}")


def _record(where: str, work: Batch, done: list[Done]) -> None:
    """Record in the ledger what the parts hold; what is there already stays as it is."""
    from harmledger.cli.place import opened
    from harmledger.pipeline.part import readings_in

    paths = [work.part(one.partition).readings for one in done if one.volume]
    with opened(where, create=True) as held:
        tally = held.add(readings_in(paths))
    typer.echo(f"Recorded: {len(tally.new):,} new reports, {len(tally.new_incidents):,} new incidents and totals.")
