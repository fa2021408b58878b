"""Incidents that were made of many reports, scored against a registry's: who was joined with whom, and the figures left.

The registry's rows, the readings and the incidents come in, as plain dicts in the shape of their contracts; JoiningScores and
misses go out. A document belongs to the incident of its main mention: the incident that it makes most claims about, the first
of as many. A document that tells of no incident stands alone. Each of the registry's incidents is held against the one that
most of its documents belong to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from harmledger.errors import EvaluationError
from harmledger.evaluate.rows import Row, load_lines
from harmledger.evaluate.tally import Agreement, Share

HARMS = ("killed", "injured")
Bounds = tuple[int | None, int | None, int | None]
"""Low, best and high; None is open, or unknown."""


@dataclass(frozen=True, slots=True)
class BCubed:
    """For each document, the share of those joined with it that belong there, and of those that belong that are joined."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return round(2 * self.precision * self.recall / both, 3) if both else 0.0

    def as_dict(self) -> dict[str, float]:
        return {"P": round(self.precision, 3), "R": round(self.recall, 3), "F1": self.f1}


@dataclass(frozen=True, slots=True)
class JoiningMiss:
    """One incident of the registry that is not as it should be; ``told`` says what is wrong with it."""

    incident: str
    told: str


@dataclass(frozen=True, slots=True)
class JoiningScores:
    """``inside`` counts incidents whose killed and injured both lie in the range, ``best`` those where both equal the best."""

    documents: int
    incidents: int
    pairs: Agreement
    b_cubed: BCubed
    inside: Share
    best: Share
    day: Share
    misses: tuple[JoiningMiss, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "incidents": self.incidents,
            "pairs": self.pairs.as_dict(),
            "b-cubed": self.b_cubed.as_dict(),
            "inside range": self.inside.as_dict(),
            "equals best": self.best.as_dict(),
            "day": self.day.as_dict(),
        }

    def headline(self) -> dict[str, float]:
        """The one rate of each score that is worth a floor, by the score's name."""
        return {
            "pairs": self.pairs.f1,
            "b-cubed": self.b_cubed.f1,
            "inside range": self.inside.rate,
            "equals best": self.best.rate,
            "day": self.day.rate,
        }


def evaluate_joining(registry: Sequence[Row], readings: Mapping[str, Row], incidents: Iterable[Row]) -> JoiningScores:
    """The scores of ``incidents`` against the registry's, whose rows are ``{"incident", "docs", "date", "killed", "injured"}``.

    Raises EvaluationError where a row has not that shape, or two name one document.
    """
    truth = _truth(registry)
    home = {mention: incident for incident in incidents for mention in incident["mentions"]}
    found = {doc: home.get(_main_mention(readings.get(doc, {})) or "") for doc in truth}
    labels = {doc: incident["incident_id"] if incident else f"alone {doc}" for doc, incident in found.items()}
    held = [(row, _likest(row, found)) for row in registry]
    return JoiningScores(
        documents=len(truth),
        incidents=len(registry),
        pairs=_pairs(truth, labels),
        b_cubed=_b_cubed(truth, labels),
        inside=Share.among(all(_is_inside(_bounds(got, harm), row[harm]) for harm in HARMS) for row, got in held),
        best=Share.among(all((_bounds(got, harm)[1] or 0) == row[harm] for harm in HARMS) for row, got in held),
        day=Share.among(_first_day(got) == row["date"] for row, got in held if row.get("date")),
        misses=tuple(miss for row, got in held for miss in _misses(row, got, truth, labels)),
    )


def load_registry(path: str | Path) -> list[Row]:
    """A registry's incidents, one a line. Raises EvaluationError where a line is no JSON."""
    return load_lines(path)


def render_joining(scores: JoiningScores, floors: Mapping[str, float] | None = None) -> str:
    """A table of the scores, one a line, with the floor of each where there are floors."""
    rates = scores.headline()
    lines = [f"{'':<14}{'P':>7}{'R':>7}{'F1':>7}" + (f"{'floor':>8}" if floors else "")]
    pairs, cubed = scores.pairs.as_dict(), scores.b_cubed.as_dict()
    for name, told in (("pairs", pairs), ("b-cubed", cubed)):
        lines.append(f"{name:<14}{told['P']:>7.3f}{told['R']:>7.3f}{told['F1']:>7.3f}")
    lines += [f"{name:<14}{rates[name]:>21.3f}" for name in ("inside range", "equals best", "day")]
    if floors:
        lines[1:] = [line + f"{floors.get(line[:14].strip(), 0.0):>8.3f}" for line in lines[1:]]
    return "\n".join([*lines, "", f"{scores.documents} documents on {scores.incidents} incidents."])


def render_joining_misses(misses: Iterable[JoiningMiss]) -> str:
    """The misses, one a line."""
    return "\n".join(f"{miss.incident}  {miss.told}" for miss in misses)


def _truth(registry: Iterable[Row]) -> dict[str, str]:
    truth: dict[str, str] = {}
    for number, row in enumerate(registry, 1):
        if not isinstance(row, Mapping) or not {"incident", "docs", "killed", "injured"} <= set(row):
            raise EvaluationError(f"row {number} is no incident.", 'A row has "incident", "docs", "killed" and "injured".')
        for doc in row["docs"]:
            if doc in truth:
                raise EvaluationError(f"document {doc} belongs to two incidents.", "Give each document one.")
            truth[doc] = str(row["incident"])
    return truth


def _main_mention(reading: Row) -> str | None:
    told = [mention for mention in reading.get("mentions", []) if mention["kind"] == "incident"]
    main = max(told, key=_claims, default=None)
    return main["mention_id"] if main else None


def _claims(mention: Row) -> int:
    return len(mention["tolls"]) + len(mention["actors"]) + bool(mention["place"]) + bool(mention["date"])


def _pairs(truth: Mapping[str, str], labels: Mapping[str, str]) -> Agreement:
    gold = {pair for pair in combinations(sorted(truth), 2) if truth[pair[0]] == truth[pair[1]]}
    read = {pair for pair in combinations(sorted(truth), 2) if labels[pair[0]] == labels[pair[1]]}
    return Agreement(len(gold & read), len(read), len(gold))


def _b_cubed(truth: Mapping[str, str], labels: Mapping[str, str]) -> BCubed:
    of_gold, of_read, both = Counter(truth.values()), Counter(labels.values()), Counter((truth[d], labels[d]) for d in truth)
    if not truth:
        return BCubed(0.0, 0.0)
    precision = sum(both[truth[doc], labels[doc]] / of_read[labels[doc]] for doc in truth) / len(truth)
    recall = sum(both[truth[doc], labels[doc]] / of_gold[truth[doc]] for doc in truth) / len(truth)
    return BCubed(precision, recall)


def _likest(row: Row, found: Mapping[str, Row | None]) -> Row | None:
    """The incident that most of the registry's documents belong to; of as many, the one with more documents in all."""
    told = [incident for doc in row["docs"] if (incident := found[doc])]
    votes = Counter(incident["incident_id"] for incident in told)
    return max(told, key=lambda i: (votes[i["incident_id"]], len(i["reports"]), i["incident_id"]), default=None)


def _bounds(incident: Row | None, harm: str) -> Bounds:
    """The range for everybody, or the sum over the sides. Nothing told is nobody, as registries write it."""
    if incident is None:
        return 0, 0, 0
    told = [f for f in incident["figures"] if f["harm"] == harm and f["who"] == "people" and not f["is_part"]]
    whole = [figure for figure in told if figure["side"] is None] or told
    if not whole:
        return 0, 0, 0
    low, best, high = ([figure[bound] for figure in whole] for bound in ("low", "best", "high"))
    return _sum(low), _sum(best), _sum(high)


def _first_day(incident: Row | None) -> str | None:
    return incident["days"]["start"] if incident else None


def _sum(bounds: list[int | None]) -> int | None:
    return None if None in bounds else sum(bound for bound in bounds if bound is not None)


def _is_inside(bounds: Bounds, number: int) -> bool:
    low, best, high = bounds
    if low is None and high is None and best is None:
        return False
    return (low is None or low <= number) and (high is None or number <= high)


def _misses(row: Row, got: Row | None, truth: Mapping[str, str], labels: Mapping[str, str]) -> Iterator[JoiningMiss]:
    name = str(row["incident"])
    parts = {labels[doc] for doc in row["docs"]}
    if len(parts) > 1:
        yield JoiningMiss(name, f"told apart into {len(parts)}: {', '.join(sorted(parts))}")
    strangers = sorted({truth[doc] for doc in truth if labels[doc] in parts and truth[doc] != name})
    if strangers:
        yield JoiningMiss(name, f"joined with {', '.join(strangers)}")
    for harm in HARMS:
        bounds = _bounds(got, harm)
        if not _is_inside(bounds, row[harm]) or (bounds[1] or 0) != row[harm]:
            low, best, high = bounds
            yield JoiningMiss(name, f"{harm} {row[harm]}, read {low} to {high}, best {best}")
    if row.get("date") and _first_day(got) != row["date"]:
        yield JoiningMiss(name, f"day {row['date']}, read {_first_day(got)}")
