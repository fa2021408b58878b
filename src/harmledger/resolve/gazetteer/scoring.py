"""Candidates of one name and its report's evidence in; how likely each is to be the one meant out, from 0 to 1.

Apart from the look-up because every weight of the gazetteer stands here. ``WEIGHTS`` and ``CALIBRATION`` are what
`python benchmarks/place_weights.py` fits on the development set of 319 names; docs/places.md says how well they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log, log10, radians

from harmledger.model.globe import distance_km
from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.lookup import EXACT, Found, conflict_units, country_number, near, unit

WEIGHTS = {
    "unlike": -11.79,
    "letter": -0.09,
    "alternate": -0.52,
    "vowels": -1.03,
    "generic": -0.82,
    "skeleton": -1.55,
    "stripped": -1.98,
    "loose": -1.53,
    "doubtful": -2.50,
    "short": -1.01,
    "size": 0.64,
    "names": 0.63,
    "conflict": 1.36,
    "district": -1.28,
    "neighbourhood": -0.95,
    "seat": 0.63,
    "nothing": -0.44,
}
"""What a unit of each feature adds to a candidate's weight, as the fit left them."""

CALIBRATION = {"exact": (0.96, 0.38), "alike": (1.41, 0.11)}
"""Slope and shift of the logistic that makes a share of the weights a score, for names spelt so and for look-alikes."""

_SAME_PLACE_KM = 5.0
_DEGREE_KM = 111.2
_NAMESAKES = 0.15
_KEPT = 40
_UNIT_SIZE = 4.0
"""A province weighs as much as a town of some 20,000 people that bears its name."""
_GREAT = frozenset({kinds.COUNTRY, kinds.ADMIN1})
_LIKENESS_ALONE, _LIKENESS_ANYWHERE = 0.75, 0.15
"""The most that a look-alike scores where neither a unit that the report names nor another of its places bears it out: in the
report's country, and where the report names none (of 30 such that seemed likely, 4 were right).
"""
_NO_RIVAL = 1e-4
"""Of the likeliest one's weight: what weighs less is not asked whether it is the same place."""

Point = tuple[float, float, float]
"""A latitude, a longitude, and a weight or radius."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a report says that bears on one of its places.

    ``stated`` are countries that it gives this very place, ``countries`` those that it names at all, the most spoken of first;
    ``units`` the units that hold the place by its own words, ``named_units`` those named anywhere; ``anchors`` the other places
    of the report, each a choice of points with their weights; ``inside`` a macro-region with its radius; ``holding`` the
    countries that the place is said to lie in under another name, and so is not.
    """

    stated: frozenset[str] = frozenset()
    countries: tuple[str, ...] = ()
    units: tuple[frozenset[int], ...] = ()
    named_units: frozenset[int] = frozenset()
    anchors: tuple[tuple[Point, ...], ...] = ()
    inside: Point | None = None
    holding: frozenset[str] = frozenset()
    kind: str | None = None
    hints: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and why: the parts that make it up, in the order they were weighed.

    ``is_expected``: it lies in a country that the report speaks of.
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
    total = exp(WEIGHTS["nothing"]) + _without_doubles(weighed, weights)
    provinces: dict[tuple[str, int], float] = {}
    for (found, _), weight in zip(weighed, weights, strict=True):
        provinces[_province(found.entry)] = provinces.get(_province(found.entry), 0.0) + weight
    scored = []
    for (found, reasons), weight in zip(weighed, weights, strict=True):
        share = weight + _NAMESAKES * (provinces[_province(found.entry)] - weight)
        value = _calibrated(min(share / max(total, share), 1.0), found.how)
        if found.how not in EXACT and not _is_borne_out(reasons):
            value = min(value, _LIKENESS_ALONE if evidence.countries else _LIKENESS_ANYWHERE)
        scored.append((share, Scored(found, value, reasons, _is_expected(found.entry, evidence))))
    scored.sort(key=lambda pair: (-pair[0], -pair[1].found.entry.population, pair[1].found.entry.number))
    return [one for _, one in scored[:_KEPT]]


def _is_expected(entry: Entry, evidence: Evidence) -> bool:
    """Whether it lies in a country that the report speaks of."""
    return entry.country in evidence.countries


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


def _is_borne_out(reasons: tuple[tuple[str, float], ...]) -> bool:
    found = dict(reasons)
    return found.get("units", 0.0) > 0 or found.get("near the report's other places", 0.0) > 0.5


def _calibrated(share: float, how: str) -> float:
    slope, shift = CALIBRATION["exact" if how in EXACT else "alike"]
    share = min(max(share, 1e-6), 1 - 1e-6)
    return round(1 / (1 + exp(-(slope * log(share / (1 - share)) + shift))), 4)


def _reasons(found: Found, evidence: Evidence) -> tuple[tuple[str, float], ...]:
    reasons: dict[str, float] = {}
    weighed = ((label, WEIGHTS[feature] * amount) for label, feature, amount in features(found, evidence))
    for label, value in (*weighed, *given(found, evidence)):
        reasons[label] = reasons.get(label, 0.0) + value
    return tuple(reason for reason in reasons.items() if reason[1])


def features(found: Found, evidence: Evidence) -> Iterator[tuple[str, str, float]]:
    """(label, key of `WEIGHTS`, amount) of all that the fit weighs: spelling, size, names, province, kind."""
    entry = found.entry
    yield "spelling", "unlike", (1 - found.similarity) ** 1.2
    if found.how != "name":
        yield "spelling", found.how, 1.0
    if len(found.spelling) < 4 and found.how not in EXACT:
        yield "short name", "short", 1.0
    if _is_known_country(evidence) and _is_measured(entry, evidence):
        yield "size", "size", log10(entry.population + 1) * _likeness(found)
    if found.how in EXACT or found.how == "generic":
        yield "known by many names", "names", log(min(len(entry.folds), 10))
    if entry.kind in kinds.POINTS and entry.admin1 in conflict_units():
        yield "a province of conflict", "conflict", 1.0
    if entry.kind in kinds.POINTS and found.how in EXACT | {"vowels", "generic"} and _is_seat(entry):
        yield "the seat of its district", "seat", 1.0
    if not evidence.kind and entry.kind in {kinds.ADMIN1, kinds.ADMIN2, kinds.ADMIN3}:
        yield "kind", "district", 1.0 + 0.5 * (entry.kind == kinds.ADMIN3) + 1.2 * (found.how not in EXACT)
    if not evidence.kind and entry.kind == kinds.NEIGHBOURHOOD:
        yield "kind", "neighbourhood", 1.0


def _likeness(found: Found) -> float:
    """A great city is no better a guess for a name that is spelt quite otherwise."""
    return min(max((found.similarity - 0.75) / 0.2, 0.0), 1.0)


def _is_seat(entry: Entry) -> bool:
    """Whether its district bears its name."""
    district = unit(entry.admin2)
    return district is not None and entry.folds[0] in district.folds


def given(found: Found, evidence: Evidence) -> Iterator[tuple[str, float]]:
    """What the set of single names cannot weigh, set by reason: what a report itself says outweighs any guess."""
    entry = found.entry
    yield "country", _country(entry, evidence)
    yield "units", _units(entry, evidence)
    if size := _size(entry, evidence):
        yield "size", size * _likeness(found)
    if evidence.kind:
        yield "kind", _kind_as_said(entry, evidence.kind)
    elif entry.kind == kinds.COUNTRY and entry.country in evidence.holding:
        yield "kind", -0.5
    elif entry.kind == kinds.COUNTRY:
        yield "kind", 4.0 if found.how in EXACT else -2.0
    if evidence.anchors and entry.kind != kinds.COUNTRY:
        yield "near the report's other places", _closeness(entry, evidence)


def _country(entry: Entry, evidence: Evidence) -> float:
    if evidence.stated:
        return 1.0 if entry.country in evidence.stated else -6.0
    if entry.country in evidence.countries:
        return 1.0 - 0.6 * min(evidence.countries.index(entry.country), 4)
    if entry.country in evidence.hints:
        return -0.5
    # A great city is spoken of abroad as well.
    return min(log10(max(entry.population, 100_000)) - 8.5, -1.5) if evidence.countries else 0.0


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
    """Where the report names no country, the greatest of all namesakes on earth is by far the likeliest."""
    if not _is_measured(entry, evidence):
        return (_UNIT_SIZE if _is_known_country(evidence) else 8.0) if entry.kind in _GREAT else 0.0
    return 0.0 if _is_known_country(evidence) else 1.5 * log10(entry.population + 1)


def _is_known_country(evidence: Evidence) -> bool:
    return bool(evidence.countries or evidence.stated)


def _is_measured(entry: Entry, evidence: Evidence) -> bool:
    """Whether its people count: not those of what is great anyhow, nor of a town where the words name a unit."""
    return entry.kind not in _GREAT and (evidence.kind not in {"admin1", "admin2"} or entry.kind in kinds.UNITS)


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
