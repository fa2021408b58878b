"""How many in all, of an incident's figures: one range a harm, and what part of it each class of people is (M4, M13, M22).

An Incident comes in, a Range goes out, all None where nobody gave a figure (M1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.model.incident import Figure, Incident
from harmledger.model.vocabulary import ClaimId, Harm, Who

SIDES = "the sides together"


@dataclass(frozen=True, slots=True)
class Range:
    """People: lowest, best and highest; ``rule`` names how best was chosen and ``claims`` what from."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    rule: str = ""
    claims: tuple[ClaimId, ...] = ()


def total_of(incident: Incident, harm: Harm) -> Range:
    """The figure of everybody, sides together; where it is told by sides only, their sum (M13)."""
    whole = incident.figure(harm)
    if whole is not None:
        return _range(whole)
    sides = [figure for figure in incident.figures if figure.harm == harm and figure.side is not None and not figure.is_part]
    return _together(sides) if sides else Range()


def part_of(incident: Incident, harm: Harm, who: Who) -> Range:
    """The figure of one class of people, as told and never worked out (M5)."""
    told = (f for f in incident.figures if f.harm == harm and f.who == who and f.side is None)
    return next((_range(figure) for figure in told), Range())


def side_of(incident: Incident, harm: Harm, names: Sequence[str]) -> Range:
    """The figure of the side that is called by one of ``names``."""
    called = {name.casefold() for name in names}
    told = (f for f in incident.figures if f.harm == harm and f.side is not None and not f.is_part)
    return next((_range(figure) for figure in told if figure.side and figure.side.casefold() in called), Range())


def _range(figure: Figure) -> Range:
    return Range(figure.low, figure.best, figure.high, figure.rule, figure.claims)


def _together(sides: Sequence[Figure]) -> Range:
    lows, bests, highs = ([getattr(side, bound) for side in sides] for bound in ("low", "best", "high"))
    known = [low for low in lows if low is not None]
    return Range(
        sum(known) if known else None,
        None if None in bests else sum(bests),
        None if None in highs else sum(highs),
        SIDES,
        tuple(claim for side in sides for claim in side.claims),
    )


def bounds(name: str, told: Range) -> dict[str, int | None]:
    """NAME_low, NAME_best and NAME_high."""
    return {f"{name}_low": told.low, f"{name}_best": told.best, f"{name}_high": told.high}
