"""How long reading takes, against the bare parse of the same text by the same pipeline in the same run.

    python benchmarks/reading.py [--input REPORTS.jsonl] [--rounds 5]

Prints a table: the ratio of a full reading to the parse, how fast a text without a word of harm is passed by, peak memory, and
the time until `import harmledger` and `harmledger --help` are done. Times are CPU seconds of this process but for the last two.
It measures; the tests hold only what does not depend on the machine.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

INVENTED = Path(__file__).parents[1] / "tests" / "gold" / "world.reports.jsonl"
HARMLESS = (
    "The town council approved a new reading room for the library on Tuesday, and the mayor thanked the masons for their work.",
    "Wheat prices rose by three percent in the second quarter, the chamber of commerce said, as rain delayed the harvest.",
    "Two ferries now cross the lake each morning, and the port has sold 1,200 tickets since the start of the month.",
    "Teachers from forty schools met in the provincial capital to compare timetables and agree on a date for examinations.",
    "The river reached its usual level for the season and the bridge at the old mill was reopened to carts and bicycles.",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--input", type=Path, default=INVENTED, help="reports as JSONL (default: the invented ones)")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    print_table(measure(args.input, args.rounds))


def measure(source: Path, rounds: int) -> list[tuple[str, str, str]]:
    """Rows of what was measured, its value, and what is asked for."""
    from harmledger.extract.grammar.parse import pipeline
    from harmledger.ingest.document import read_file
    from harmledger.model.report import Report
    from harmledger.pipeline.read import read_report

    reports = [intake.report for intake in read_file(source) if intake.report]
    texts = [f"{report.title}\n\n{report.text}" for report in reports]
    chars = sum(map(len, texts))
    harmless = [Report(text, doc=f"harmless-{i}") for i, text in enumerate(harmless_like(texts))]

    def read() -> None:
        for report in reports:
            read_report(report)

    def parse() -> None:
        for text in texts:  # a report at a time, as it is read
            pipeline()(text)

    def pass_by() -> None:
        for report in harmless:
            read_report(report)

    read()  # loads the model, opens the gazetteer, fills the caches: what is measured is the going rate
    parse()
    reading, parsing, passing = alternating([read, parse, pass_by], rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    passed = sum(len(report.text) for report in harmless)
    return [
        ("reports, characters", f"{len(reports):,}, {chars:,}", ""),
        ("bare parse", f"{parsing:.3f} s, {chars / parsing:,.0f} characters/s", ""),
        ("full reading", f"{reading:.3f} s, {chars / reading:,.0f} characters/s", ""),
        ("reading / parse", f"{reading / parsing:.2f}", "at most 1.6"),
        ("passing by harmless text", f"{passed / passing:,.0f} characters/s", ""),
        ("passing by / reading", f"{(passed / passing) / (chars / reading):,.0f} times as fast", "at least 50"),
        ("peak memory", f"{memory:,.0f} MB", "under 600"),
        ("import harmledger", f"{started('import harmledger'):.2f} s", "under 0.5"),
        ("harmledger --help", f"{started(HELP):.2f} s", "under 0.5"),
    ]


HELP = "import sys; sys.argv = ['harmledger', '--help']; from harmledger.cli.main import main; main()"


def harmless_like(texts: Sequence[str]) -> list[str]:
    """As many texts of the same lengths, made of sentences without a word of harm, no two alike."""
    made = []
    for i, text in enumerate(texts):
        sentences = [f"{HARMLESS[(i + j) % len(HARMLESS)]} Entry {i}-{j}." for j in range(len(text) // 100 + 1)]
        made.append(" ".join(sentences)[: max(len(text), 200)])
    return made


def alternating(tasks: Sequence[Callable[[], None]], rounds: int) -> list[float]:
    """The median CPU seconds of each task; they take turns, so that a busy machine is busy for all of them."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for taken, task in zip(times, tasks, strict=True):
            begun = time.process_time()
            task()
            taken.append(time.process_time() - begun)
    return [median(taken) for taken in times]


def started(code: str) -> float:
    """Wall seconds of a fresh Python that runs ``code``, the best of five."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def print_table(rows: Sequence[tuple[str, str, str]]) -> None:
    for name, value, asked in rows:
        print(f"{name:<26}{value:<38}{asked}".rstrip())


if __name__ == "__main__":
    main()
