"""What each reader costs: time against the bare parse of the same text in the same run, reports a second, memory.

    python benchmarks/readers.py [--input REPORTS.jsonl] [--rounds 5] [--readers grammar,tagger,hybrid]

Times are CPU seconds of one process on one core; reports a second are of 350 words each. Memory is the peak of a process that
reads with one reader alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reading import INVENTED, alternating, print_table

from harmledger.model.report import Report
from harmledger.pipeline.readers import READERS, ReaderName

WORDS = 350
"""Words of a report as this project counts speed."""
PEAK = """
import resource, sys
from pathlib import Path
from harmledger.ingest.document import read_file
from harmledger.pipeline.read import read_report
from harmledger.pipeline.readers import reader_named
for intake in read_file(Path(sys.argv[1])):
    if intake.report:
        read_report(intake.report, reader_named(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--input", type=Path, default=INVENTED, help="reports as JSONL (default: the invented ones)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--readers", default=",".join(READERS))
    args = parser.parse_args()
    chosen = [name for name in READERS if name in args.readers.split(",")]
    print_table(measure(args.input, chosen, args.rounds))


def measure(source: Path, names: Sequence[ReaderName], rounds: int) -> list[tuple[str, str, str]]:
    """Rows of what was measured, its value, and what is asked for."""
    from harmledger.ingest.document import read_file

    # First, while this process is small: a child's peak begins at what its parent held.
    peaks = {name: _peak(source, name) for name in names}
    reports = [intake.report for intake in read_file(source) if intake.report]
    words = sum(len(f"{report.title} {report.text}".split()) for report in reports)
    tasks: list[Callable[[], None]] = [partial(_parse, reports), *(_reading(reports, name) for name in names)]
    for task in tasks:
        task()  # loads the models, opens the gazetteer, fills the caches: what is measured is the going rate
    parsing, *taken = alternating(tasks, rounds)
    times = dict(zip(names, taken, strict=True))
    rows = [("reports, words", f"{len(reports):,}, {words:,}", ""), ("bare parse", f"{parsing:.3f} s", "")]
    for name, seconds in times.items():
        ratio = f", {seconds / times['grammar']:.2f} of the grammar" if "grammar" in times and name != "grammar" else ""
        rate = words / WORDS / seconds
        asked = "  15 reports/s, at most 2.5 of the grammar" if name == "hybrid" else ""
        rows.append((name, f"{seconds:.3f} s, {seconds / parsing:.2f} of the parse{ratio}, {rate:.1f} reports/s", asked))
    rows += [(f"peak memory, {name}", f"{peak:,.0f} MB", "under 500" * (name == "hybrid")) for name, peak in peaks.items()]
    return rows


def _parse(reports: Sequence[Report]) -> None:
    from harmledger.extract.grammar.parse import pipeline

    for report in reports:
        pipeline()(f"{report.title}\n\n{report.text}")


def _reading(reports: Sequence[Report], name: ReaderName) -> Callable[[], None]:
    from harmledger.pipeline.read import read_report
    from harmledger.pipeline.readers import reader_named

    reader = reader_named(name)

    def read() -> None:
        for report in reports:
            read_report(report, reader)

    return read


def _peak(source: Path, name: str) -> float:
    """Megabytes of a fresh process that reads the reports with this reader."""
    done = subprocess.run([sys.executable, "-c", PEAK, str(source), name], check=True, capture_output=True, text=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    main()
