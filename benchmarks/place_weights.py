"""Fits the weights by which places are told apart, and says how well they hold on names that the fit has not seen.

`python benchmarks/place_weights.py weights ../shared/gazetteer/places-dev.tsv` prints the fitted ``WEIGHTS`` of
resolve/gazetteer/scoring.py, and the accuracy in the sample and held out. A conditional logit: of a name's candidates one is
right, or none is. Every weight is drawn towards what stands in scoring.py (ridge), which keeps the rare features sane.

`python benchmarks/place_weights.py calibration ...` then prints its ``CALIBRATION``: how often the likeliest candidate is right
at a share of the weights. For that every name is also asked of a country that it does not lie in, as names that no gazetteer
has are: whatever is found there is wrong.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from places import Row, is_right_entry

from harmledger.model.place import Place
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.gazetteer.evidence import candidates_of, evidence_of, scored
from harmledger.resolve.gazetteer.lookup import EXACT
from harmledger.resolve.gazetteer.phrase import parse
from harmledger.resolve.gazetteer.scoring import CALIBRATION, WEIGHTS, Scored, features, given
from harmledger.resolve.place import PlaceContext

KEYS = tuple(WEIGHTS)
FOLDS = 5
RIDGE = 0.02
STEPS = 600
RATE = 0.05

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A name's candidates and, last, "none of these": their features, what is given by reason, and which of them are right."""

    amounts: Matrix
    base: Matrix
    right: NDArray[np.bool_]


def main() -> None:
    if sys.argv[1:2] not in (["weights"], ["calibration"]) or len(sys.argv) != 3:
        sys.exit(__doc__)
    with Path(sys.argv[2]).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if sys.argv[1] == "calibration":
        calibration(rows)
        return
    start = np.array([WEIGHTS[key] for key in KEYS])
    cases = {given_too: [case(row, is_province_given=given_too) for row in rows] for given_too in (False, True)}
    fitted = fit([*cases[False], *cases[True]], start)
    print("WEIGHTS = {")
    print("\n".join(f'    "{key}": {value:.2f},' for key, value in zip(KEYS, fitted, strict=True)))
    print("}")
    for title, given_too in (("country known", False), ("province known", True)):
        held = held_out(cases[given_too], start)
        now = accuracy(cases[given_too], start)
        ceiling = np.mean([one.right[:-1].any() for one in cases[given_too]])
        print(f"{title}: as it stands {now:.1%}, fitted {accuracy(cases[given_too], fitted):.1%}, held out {held:.1%}")
        print(f"  a right candidate is among those found {ceiling:.1%}")


def case(row: Row, *, is_province_given: bool) -> Case:
    admin1 = row["admin1_given"] if is_province_given else None
    place = Place(ClaimId("c"), row["words"], Span(0, len(row["words"])), admin1=admin1, country=row["country"])
    evidence = evidence_of(place, PlaceContext(countries=(row["country"],)))
    found = [one for name in parse(row["words"]).names for one in candidates_of(name, evidence)]
    amounts = np.zeros((len(found) + 1, len(KEYS)))
    base = np.zeros(len(found) + 1)
    for at, one in enumerate(found):
        for _, feature, amount in features(one, evidence):
            amounts[at, KEYS.index(feature)] += amount
        base[at] = sum(value for _, value in given(one, evidence))
    amounts[-1, KEYS.index("nothing")] = 1.0
    right = np.array([*(is_right_entry(row, one.entry) for one in found), False])
    right[-1] = not right.any()
    return Case(amounts, base, right)


def calibration(rows: Sequence[Row]) -> None:
    """Print slope and shift for names found as they are spelt, and for look-alikes."""
    seen: dict[str, list[tuple[float, bool]]] = {sort: [] for sort in CALIBRATION}
    countries = sorted({row["country"] for row in rows})
    for at, row in enumerate(rows):
        other = countries[(countries.index(row["country"]) + 1 + at % (len(countries) - 1)) % len(countries)]
        for country, admin1 in ((row["country"], None), (row["country"], row["admin1_given"]), (other, None)):
            place = Place(ClaimId("c"), row["words"], Span(0, len(row["words"])), admin1=admin1, country=country)
            evidence = evidence_of(place, PlaceContext(countries=(country,)))
            found = [one for name in parse(row["words"]).names for one in scored(name, evidence)]
            if found:
                first = max(found, key=lambda one: one.score)
                sort = "exact" if first.found.how in EXACT else "alike"
                seen[sort].append((_log_share(first, sort), is_right_entry(row, first.found.entry)))
    for sort, pairs in seen.items():
        slope, shift = _logistic(np.array([x for x, _ in pairs]), np.array([right for _, right in pairs]))
        share = np.mean([right for _, right in pairs])
        print(f'"{sort}": ({slope:.2f}, {shift:.2f}),  # {len(pairs)} answers, {share:.0%} right')


def _log_share(one: Scored, sort: str) -> float:
    """The log odds of a candidate's share of the weights, got back from its score."""
    slope, shift = CALIBRATION[sort]
    score = min(max(one.score, 1e-4), 1 - 1e-4)
    return float((np.log(score / (1 - score)) - shift) / slope)


def _logistic(x: Matrix, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and shift of a logistic regression, by Newton's method."""
    design = np.column_stack([x, np.ones_like(x)])
    beta = np.array([1.0, 0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ beta))
        curve = design.T @ (design * (chance * (1 - chance))[:, None]) + 0.01 * np.eye(2)
        beta = beta + np.linalg.solve(curve, design.T @ (right - chance))
    return float(beta[0]), float(beta[1])


def fit(cases: Sequence[Case], start: Matrix) -> Matrix:
    """The weights of highest likelihood, by plain ascent (Adam), drawn towards ``start``."""
    weights = start.copy()
    mean = spread = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = sum((_slope(one, weights) for one in cases), np.zeros_like(weights)) / len(cases) - RIDGE * (weights - start)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights = weights + RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def _slope(one: Case, weights: Matrix) -> Matrix:
    value = one.amounts @ weights + one.base
    share = np.exp(value - value.max())
    share /= share.sum()
    among_right = share * one.right
    among_right /= max(among_right.sum(), 1e-12)
    return np.asarray((among_right - share) @ one.amounts)


def accuracy(cases: Sequence[Case], weights: Matrix) -> float:
    """The share of names whose likeliest candidate is right, "none of these" left aside."""
    return float(np.mean([_is_first_right(one, weights) for one in cases]))


def _is_first_right(one: Case, weights: Matrix) -> bool:
    value = (one.amounts @ weights + one.base)[:-1]
    return bool(len(value)) and bool(one.right[:-1][int(value.argmax())])


def held_out(cases: Sequence[Case], start: Matrix) -> float:
    """The accuracy on each fifth of the names under the weights that the other four give."""
    right = 0
    for fold in range(FOLDS):
        weights = fit([one for at, one in enumerate(cases) if at % FOLDS != fold], start)
        right += sum(_is_first_right(one, weights) for at, one in enumerate(cases) if at % FOLDS == fold)
    return right / len(cases)


if __name__ == "__main__":
    main()
