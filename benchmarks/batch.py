"""How fast a batch goes over a web archive, stage by stage, against the reader of archives and the main-text extractor alone.

    python benchmarks/batch.py ARCHIVE [--workers 2] [--sample 600] [--whole] [--ray]

ARCHIVE is a folder that make_archive.py wrote. Stages are measured on the first pages of it in this process (CPU seconds); then
the whole archive is worked through by the executors (wall seconds, and CPU seconds of their workers) and the rows are compared.
Memory is the proportional share of the command's process and all below it, looked at four times a second. --whole also works
without the fast look at pages, so that every page goes through the careful extraction; --ray runs on Ray too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from harmledger.errors import InputError
from harmledger.ingest.intake import MAX_BYTES, Given

if TYPE_CHECKING:
    from harmledger.model.report import Report
    from harmledger.pipeline.volume import Volume

Row = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sample", type=int, default=600)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--ray", action="store_true")
    args = parser.parse_args()
    for row in stages(args.archive, args.sample):
        print_row(row)
    for row in runs(args):
        print_row(row)


def print_row(row: Row) -> None:
    print(f"{row[0]:<44}{row[1]}", flush=True)


def bodies(archive: Path, most: int) -> list[bytes]:
    """The bytes of the first pages, as the archive holds them."""
    held: list[bytes] = []

    def keep(body: bytes) -> bool:
        held.append(body)
        return False

    for _ in islice(_intakes(archive, keep), most):
        pass
    return held[:most]


def stages(archive: Path, most: int) -> Iterator[Row]:
    """Pages in a CPU second of each stage, over the same pages."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from trafilatura import bare_extraction

    from harmledger.ingest.html_page import from_html
    from harmledger.pipeline.read import read_report
    from harmledger.pipeline.screen import worth_extracting

    pages = bodies(archive, most)
    markup = [page.decode("utf-8", "replace") for page in pages]

    def bare() -> int:
        number = 0
        for path in sorted(archive.glob("*.warc.gz")):
            with path.open("rb") as stream, suppress(OSError):  # it ends at the first damaged record
                for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                    record.reader.read(MAX_BYTES)
                    number += 1
        return number

    def ours() -> int:
        return sum(1 for _ in islice(_intakes(archive, lambda _: False), most))

    def extract() -> int:
        for text in markup:
            bare_extraction(text)
        return len(markup)

    def report(text: str) -> Report | None:
        try:
            return from_html("page", text, Given()).report
        except InputError:
            return None

    def taken() -> int:
        return len(list(map(report, markup)))

    kept = [text for page, text in zip(pages, markup, strict=True) if worth_extracting(page)]
    reports = list(filter(None, map(report, kept)))
    read_report(reports[0])
    speeds: dict[str, float] = {}
    for name, task in (
        ("FastWARC alone, until damage", bare),
        ("archive reader", ours),
        ("fast look (language, harm)", lambda: sum(map(bool, map(worth_extracting, pages))) and len(pages)),
        ("trafilatura alone", extract),
        ("careful extraction", taken),
        ("reading, of pages that passed", lambda: sum(1 for _ in map(read_report, reports))),
    ):
        number, seconds = timed(task)
        speeds[name] = number / seconds
        yield f"{name} ({number:,} pages)", f"{number / seconds:>10,.1f} pages/s/core"
    yield "passed the fast look", f"{len(kept) / len(pages):>10.1%}"
    together = 1 / (1 / speeds["archive reader"] + 1 / speeds["trafilatura alone"])
    yield "archive reader and trafilatura alone", f"{together:>10,.1f} pages/s/core"
    bare_together = 1 / (1 / speeds["FastWARC alone, until damage"] + 1 / speeds["trafilatura alone"])
    yield "FastWARC and trafilatura alone", f"{bare_together:>10,.1f} pages/s/core"
    _REFERENCE.append(together)


_REFERENCE: list[float] = []


def _intakes(archive: Path, screen: Callable[[bytes], bool]) -> Iterator[object]:
    from harmledger.ingest.warc import from_warc

    for path in sorted(archive.glob("*.warc.gz")):
        with path.open("rb") as stream:
            yield from from_warc(path.name, stream, Given(), screen)


def timed(task: Callable[[], int]) -> tuple[int, float]:
    began = time.process_time()
    number = task()
    return number, time.process_time() - began


def runs(args: argparse.Namespace) -> Iterator[Row]:
    """The whole archive end to end, and whether every executor gave the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        local, ray, whole = (Path(folder) / name for name in ("local", "ray", "whole"))
        yield from one_run(args, f"local, {args.workers} workers", local)
        yield from kept(args.archive, local)
        if args.ray:
            yield from one_run(args, f"Ray, {args.workers} actors", ray, "--executor", "ray")
            yield "same rows on both", str(rows(local) == rows(ray))
        if args.whole:
            yield from one_run(args, "local, every page extracted", whole, "--no-screen")
            yield from kept(args.archive, whole)


def one_run(args: argparse.Namespace, name: str, out: Path, *options: str) -> Iterator[Row]:
    """The command in a process of its own, so that its memory is all that is counted."""
    from harmledger.pipeline.volume import Volume, together

    command = [sys.executable, "-c", "from harmledger.cli.main import main; main()", "batch", str(args.archive / "*.warc.gz")]
    began = time.monotonic()
    command += ["--out", str(out), "--workers", str(args.workers), *options]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    with Memory(running.pid) as memory:
        if running.wait():
            raise SystemExit(f"{name}: the command failed")
    wall = time.monotonic() - began
    told = [json.loads(path.read_text(encoding="utf-8")) for path in (out / "manifest").glob("*.json")]
    volume = together(Volume.of_row({key: one[key] for key in Volume().as_row()}) for one in told)
    speed = volume.documents / volume.seconds
    yield f"{name}: pages", f"{volume.documents:>10,}"
    yield f"{name}: wall", f"{wall:>10,.1f} s, {volume.documents / wall:,.1f} pages/s"
    yield f"{name}: speed", f"{speed:>10,.1f} pages/s/core, {speed / _REFERENCE[0]:.0%} of reader and extractor alone"
    yield f"{name}: peak memory, all processes", f"{memory.peak / 1e6:>10,.0f} MB"
    yield f"{name}: came to", _told(volume)


def _told(volume: Volume) -> str:
    rejects = ", ".join(f"{code} {number:,}" for code, number in volume.rejects.most_common())
    return f"{volume.reports:,} read, {volume.mentions:,} mentions, {volume.tolls:,} figures; {rejects}"


def kept(archive: Path, out: Path) -> Iterator[Row]:
    """How many of the pages that tell of harm have a reading, and how many others have."""
    from harmledger.pipeline.part import readings_in

    harm = set(json.loads((archive / "made.json").read_text(encoding="utf-8"))["harm"])
    found = {reading.report.url for reading in readings_in(sorted((out / "readings").glob("*.parquet")))}
    yield "pages of harm with a reading", f"{len(harm & found):>10,} of {len(harm):,}; others with one: {len(found - harm):,}"


def rows(out: Path) -> list[tuple[str, bytes]]:
    """What a run wrote, byte for byte."""
    return sorted((str(path.relative_to(out)), path.read_bytes()) for path in out.rglob("*.parquet"))


class Memory:
    """The most that a process and all below it have held, while it is entered."""

    def __init__(self, process: int) -> None:
        self.peak = 0.0
        self._process = process
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(0.25):
            self.peak = max(self.peak, sum(map(_share, _tree(self._process))))


def _tree(root: int) -> set[int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    tree = {root}
    while more := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return tree


def _share(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(1000.0 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
