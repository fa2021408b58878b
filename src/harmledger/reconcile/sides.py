"""The dead of both sides of a clash in the place of a figure that says of whom it is in no word, and is of one side (M13).

The Figures of an incident come in and go out. Apart from choosing a figure from claims, since this one is a sum and no claim's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmledger.model.incident import Figure
from harmledger.model.vocabulary import Harm

SIDES = "the sides together"


def sides_together(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, with the sum of two sides in the place of a figure of everybody that does not hold them both.

    Such a figure was of one side: a hospital that counts the soldiers tells nothing of the fighters.
    """
    sums = {figure.harm: figure for figure in _sums(figures)}
    kept = tuple(figure for figure in figures if not (_is_whole(figure) and figure.side is None and figure.harm in sums))
    return (*sums.values(), *kept)


def _sums(figures: Sequence[Figure]) -> Iterator[Figure]:
    for harm in dict.fromkeys(figure.harm for figure in figures):
        sides = [figure for figure in figures if figure.harm == harm and figure.side is not None and _is_whole(figure)]
        bests = [side.best for side in sides if side.best is not None]
        whole = next((f for f in figures if f.harm == harm and f.side is None and _is_whole(f)), None)
        if whole and whole.best is not None and len(sides) == len(bests) == 2 and whole.best < sum(bests):
            yield _sum(harm, [*sides, whole])


def _sum(harm: Harm, figures: Sequence[Figure]) -> Figure:
    sides = [figure for figure in figures if figure.side is not None]
    lows = [side.low for side in sides if side.low is not None]
    highs = [side.high for side in sides if side.high is not None]
    return Figure(
        harm,
        "people",
        None,
        sum(lows) if lows else None,
        sum(side.best for side in sides if side.best is not None),
        sum(highs) if len(highs) == len(sides) else None,
        SIDES,
        tuple(dict.fromkeys(claim for figure in figures for claim in figure.claims)),
    )


def _is_whole(figure: Figure) -> bool:
    return figure.who == "people" and not figure.is_part
