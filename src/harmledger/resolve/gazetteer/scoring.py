"""Candidates of one name and its report's evidence in; how likely each is to be the one meant out, from 0 to 1.

Apart from the look-up because every weight of the gazetteer stands here, with the run that set it: benchmarks/places.py over
the development set of 319 names (docs/places.md has the reliability table).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log, log10, radians

from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.entry import Entry, distance_km
from harmledger.resolve.gazetteer.lookup import EXACT, Found, conflict_units, country_number, near

_UNLIKE = 12.0
_HOW = {
    "letter": -0.1,
    "name": 0.0,
    "alternate": -0.5,
    "vowels": -1.0,
    "generic": -0.6,
    "skeleton": -1.7,
    "stripped": -1.9,
    "loose": -1.6,
}
_NOTHING_FITS = -0.5
_SAME_PLACE_KM = 5.0
_DEGREE_KM = 111.2
_NAMESAKES = 0.3
_NAMES = 0.6
_CONFLICT = 1.2
_KEPT = 40
_NO_RIVAL = 1e-4
"""Of the likeliest one's weight: what weighs less is not asked whether it is the same place."""
_CALIBRATION = (0.9, 0.4)

Point = tuple[float, float, float]
"""A latitude, a longitude, and a weight or radius."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a report says that bears on one of its places.

    ``stated`` are countries that it gives this very place, ``countries`` those that it names at all, the most spoken of first;
    ``units`` the units that hold the place by its own words, ``named_units`` those named anywhere; ``anchors`` the other places
    of the report, each a choice of points with their weights; ``inside`` a macro-region with its radius.
    """

    stated: frozenset[str] = frozenset()
    countries: tuple[str, ...] = ()
    units: tuple[frozenset[int], ...] = ()
    named_units: frozenset[int] = frozenset()
    anchors: tuple[tuple[Point, ...], ...] = ()
    inside: Point | None = None
    kind: str | None = None
    hints: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and why: the parts that make it up, in the order they were weighed.

    ``is_expected``: it lies in a country that the report speaks of, or the report speaks of none.
    """

    found: Found
    score: float
    reasons: tuple[tuple[str, float], ...]
    is_expected: bool = True


def score(candidates: Sequence[Found], evidence: Evidence) -> list[Scored]:
    """The candidates with their scores, the likeliest first.

    Namesakes in one province speak for that province, so each lends some of its weight to the others there.
    """
    weighed = [(found, _reasons(found, evidence)) for found in candidates]
    weights = [exp(sum(value for _, value in reasons)) for _, reasons in weighed]
    total = exp(_NOTHING_FITS) + _without_doubles(weighed, weights)
    provinces: dict[tuple[str, int], float] = {}
    for (found, _), weight in zip(weighed, weights, strict=True):
        provinces[_province(found.entry)] = provinces.get(_province(found.entry), 0.0) + weight
    scored = []
    for (found, reasons), weight in zip(weighed, weights, strict=True):
        share = weight + _NAMESAKES * (provinces[_province(found.entry)] - weight)
        scored.append(
            (
                share,
                Scored(found, _calibrated(min(share / max(total, share), 1.0)), reasons, _is_expected(found.entry, evidence)),
            )
        )
    scored.sort(key=lambda pair: (-pair[0], -pair[1].found.entry.population, pair[1].found.entry.number))
    return [one for _, one in scored[:_KEPT]]


def _is_expected(entry: Entry, evidence: Evidence) -> bool:
    """Whether it lies in a country that the report speaks of, or the report speaks of none."""
    return not evidence.countries or entry.country in evidence.countries


def _province(entry: Entry) -> tuple[str, int]:
    return entry.country, entry.number if entry.kind == kinds.ADMIN1 else entry.admin1


def _without_doubles(weighed: list[tuple[Found, tuple[tuple[str, float], ...]]], weights: list[float]) -> float:
    """The sum of the weights, with those that are no rivals of a likelier one left out."""
    order = sorted(range(len(weights)), key=lambda at: -weights[at])
    first = [weighed[at][0].entry for at in order[:6]]
    least = weights[order[0]] * _NO_RIVAL if order else 0.0
    return sum(
        weights[at] for place, at in enumerate(order)
        if weights[at] > least and not any(_is_same(weighed[at][0].entry, other) for other in first[: min(place, 6)])
    )  # fmt: skip


def _is_same(entry: Entry, other: Entry) -> bool:
    """Two rows of one place, or a town and the unit that is named after it: no rivals."""
    if entry.kind in kinds.UNITS and other.kind in kinds.UNITS | kinds.POINTS:
        return entry.number in {other.admin1, other.admin2}
    if other.kind in kinds.UNITS:
        return other.number in {entry.admin1, entry.admin2}
    if abs(entry.latitude - other.latitude) * _DEGREE_KM > _SAME_PLACE_KM:
        return False
    return near(entry, other) <= (_SAME_PLACE_KM if entry.folds[0] == other.folds[0] else _SAME_PLACE_KM / 5)


def _calibrated(share: float) -> float:
    slope, shift = _CALIBRATION
    share = min(max(share, 1e-6), 1 - 1e-6)
    return round(1 / (1 + exp(-(slope * log(share / (1 - share)) + shift))), 4)


def _reasons(found: Found, evidence: Evidence) -> tuple[tuple[str, float], ...]:
    entry = found.entry
    reasons = [("spelling", -_UNLIKE * (1 - found.similarity) ** 1.2 + _HOW[found.how])]
    if len(found.spelling) < 4 and found.how not in EXACT:
        reasons.append(("short name", -1.0))
    reasons.append(("country", _country(entry, evidence)))
    reasons.append(("units", _units(entry, evidence)))
    size = _size(entry, evidence)
    # A great city is no better a guess for a name that is spelt quite otherwise.
    reasons.append(("size", size * min(max((found.similarity - 0.6) / 0.3, 0.0), 1.0)))
    if found.how in EXACT or found.how == "generic":
        reasons.append(("known by many names", _NAMES * log(min(len(entry.folds), 10))))
    if entry.admin1 in conflict_units() and entry.kind in kinds.POINTS:
        reasons.append(("a province of conflict", _CONFLICT))
    reasons.append(("kind", _kind(entry, found, evidence)))
    if evidence.anchors and entry.kind != kinds.COUNTRY:
        reasons.append(("near the report's other places", _closeness(entry, evidence)))
    return tuple(reason for reason in reasons if reason[1])


def _country(entry: Entry, evidence: Evidence) -> float:
    if evidence.stated:
        return 1.0 if entry.country in evidence.stated else -6.0
    if entry.country in evidence.countries:
        return 1.0 - 0.6 * min(evidence.countries.index(entry.country), 4)
    if entry.country in evidence.hints:
        return -0.5
    return -3.5 if evidence.countries else 0.0


def _units(entry: Entry, evidence: Evidence) -> float:
    value = 0.0
    own = {entry.number, entry.admin1, entry.admin2, country_number(entry.country)} - {0}
    for units in evidence.units:
        value += 3.0 if own & units else -3.0
    if not evidence.units and own & evidence.named_units:
        value += 1.2
    if evidence.inside:
        latitude, longitude, radius = evidence.inside
        away = distance_km(entry.latitude, entry.longitude, latitude, longitude)
        value += 1.5 if away <= radius * 1.2 else -1.5 if away <= radius * 2 else -3.0
    return value


def _size(entry: Entry, evidence: Evidence) -> float:
    known_country = bool(evidence.countries or evidence.stated)
    if evidence.kind in {"admin1", "admin2"} and entry.kind not in kinds.UNITS:
        return 0.0
    if entry.kind in {kinds.COUNTRY, kinds.ADMIN1}:
        return 2.5 if known_country else 8.0
    return log10(entry.population + 1) * (0.6 if known_country else 1.5)


def _kind(entry: Entry, found: Found, evidence: Evidence) -> float:
    if evidence.kind:
        return _kind_as_said(entry, evidence.kind)
    exact = found.how in EXACT
    if entry.kind == kinds.COUNTRY:
        return 4.0 if exact else -2.0
    value = {kinds.ADMIN1: -1.2, kinds.ADMIN2: -1.2, kinds.ADMIN3: -1.6, kinds.NEIGHBOURHOOD: -1.0}.get(entry.kind, 0.0)
    return value if exact or entry.kind not in kinds.UNITS else value - 1.5


def _kind_as_said(entry: Entry, said: str) -> float:
    own = kinds.NAMES[entry.kind]
    if said == own:
        return 2.5
    if said in {"admin1", "admin2"}:
        # What one country calls a district another calls a county or a region; a district may also be a part of a town.
        return 1.5 if own in {"admin1", "admin2", "admin3"} else -0.5 if own == "neighbourhood" and said == "admin2" else -2.5
    if said in {"settlement", "refugee_camp", "neighbourhood"}:
        return 0.0 if own in {"settlement", "refugee_camp", "neighbourhood"} else -3.0
    return 0.0


def _closeness(entry: Entry, evidence: Evidence) -> float:
    """How near the report's other places are; reckoned as on a plain, since what is far says nothing either way."""
    narrowing = cos(radians(entry.latitude))
    value = 0.0
    for choices in evidence.anchors:
        value += max(
            (
                weight * exp(-hypot(north - entry.latitude, (east - entry.longitude) * narrowing) * _DEGREE_KM / 60)
                for north, east, weight in choices
            ),
            default=0.0,
        )
    return 2.0 * min(value / max(len(evidence.anchors), 1) * 1.5, 1.0)
