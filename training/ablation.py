"""The ablation of docs/tagger.md: scores of grammar, tagger and hybrid on annotated reports, with the spread over seeds.

    python training/ablation.py --models FOLDER... --corpus NAME GOLD REPORTS [--corpus ...]

Each folder holds a model trained with another seed. Rows of Markdown come out: the grammar once, the others as the mean over
the models and, behind it, how far the farthest seed is from it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean

from harmledger.evaluate import evaluate_rows, load_rows
from harmledger.extract.grammar import GrammarReader
from harmledger.extract.hybrid import HybridReader
from harmledger.extract.reader import Reader
from harmledger.extract.tagger.model import TaggerModel
from harmledger.extract.tagger.reader import TaggerReader
from harmledger.ingest.document import read_file
from harmledger.model.contract import as_row
from harmledger.pipeline.read import read_report
from harmledger.pipeline.readers import known_places

SCORES = ("figure", "counted", "victims", "claim", "record", "place", "actor", "day")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="folders of trained models, one a seed")
    parser.add_argument("--corpus", nargs=3, action="append", required=True, metavar=("NAME", "GOLD", "REPORTS"))
    args = parser.parse_args()
    models = [TaggerModel(folder) for folder in args.models]
    print("| corpus | reader | " + " | ".join(SCORES) + " |")
    print("|---|---|" + "---|" * len(SCORES))
    for name, gold, reports in args.corpus:
        for row in rows(name, Path(gold), Path(reports), models):
            print(row, flush=True)


def rows(name: str, gold: Path, reports: Path, models: Sequence[TaggerModel]) -> Iterable[str]:
    """The table's lines for one corpus."""
    annotated = load_rows(gold)
    texts = [intake.report for intake in read_file(reports) if intake.report]

    def scores(reader: Reader) -> dict[str, float]:
        found = {reading.report.doc: as_row(reading) for reading in (read_report(text, reader) for text in texts)}
        return evaluate_rows(annotated, found).headline()

    yield _row(name, "grammar", [scores(GrammarReader(known_places))])
    yield _row(name, "tagger", [scores(TaggerReader(known_places, _giving(model))) for model in models])
    yield _row(name, "hybrid", [scores(HybridReader(known_places, _giving(model))) for model in models])


def _giving(model: TaggerModel) -> Callable[[], TaggerModel]:
    return lambda: model


def _row(name: str, reader: str, scores: Sequence[dict[str, float]]) -> str:
    cells = [_cell([one[score] for one in scores]) for score in SCORES]
    return f"| {name} | {reader} | " + " | ".join(cells) + " |"


def _cell(values: Sequence[float]) -> str:
    middle = mean(values)
    spread = max(abs(value - middle) for value in values)
    return f"{middle:.3f}" + (f" ±{spread:.3f}" if len(values) > 1 else "")


if __name__ == "__main__":
    main()
