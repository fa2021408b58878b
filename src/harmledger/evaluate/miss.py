"""The figures that were missed and those that are none of the gold's, document by document: what to look at next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from harmledger.evaluate.pairing import largest_pairing
from harmledger.evaluate.rows import Figure, Row, by_document, claimant, figures
from harmledger.evaluate.score import agrees
from harmledger.evaluate.tally import Level


@dataclass(frozen=True, slots=True)
class Miss:
    """One figure that stands on one side only. ``told`` is the figure in short: harm, bounds, who, claimant, words."""

    doc: str
    outcome: Literal["missed", "spurious"]
    kind: str
    told: str


def find_misses(
    gold_rows: Iterable[Row] | Mapping[str, Row], reading_rows: Iterable[Row] | Mapping[str, Row], level: Level = "claim"
) -> Iterator[Miss]:
    """What the readings lack and what they have too much, at a level, in the gold's order."""
    gold = gold_rows if isinstance(gold_rows, Mapping) else by_document(gold_rows, "gold")
    read = reading_rows if isinstance(reading_rows, Mapping) else by_document(reading_rows, "readings")
    for doc, row in gold.items():
        of_gold, of_read = figures(row), figures(read.get(doc, {}))
        pairs = largest_pairing(of_gold, of_read, lambda a, b: agrees(level, a, b))
        found, used = {i for i, _ in pairs}, {j for _, j in pairs}
        yield from (_miss(doc, "missed", f) for i, f in enumerate(of_gold) if i not in found)
        yield from (_miss(doc, "spurious", f) for j, f in enumerate(of_read) if j not in used)


def _miss(doc: str, outcome: Literal["missed", "spurious"], figure: Figure) -> Miss:
    mention, toll = figure
    part = " part" if toll.get("part_of") else ""
    bounds = f"{toll.get('harm')} {toll.get('low')}..{toll.get('high')} {toll.get('who')}{part}"
    return Miss(doc, outcome, str(mention.get("kind", "?")), f"{bounds} ({claimant(toll)}) «{toll.get('words')}»")
