"""A place in a report's own words in; the same place with what the gazetteer makes of it out (M16).

Apart from the gazetteer because here words, evidence and candidates meet, and it is decided what may be said: a name that
finds nothing keeps its words and has no match of its own, and no point is ever made up.
"""

from __future__ import annotations

import re
from dataclasses import replace

from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.vocabulary import GeoPrecision
from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.entry import Area, Entry
from harmledger.resolve.gazetteer.evidence import PlaceContext, choices, countries_of, evidence_of, scored
from harmledger.resolve.gazetteer.keys import fold, joined
from harmledger.resolve.gazetteer.lookup import EXACT, areas, country_names, near, radius_of, unit
from harmledger.resolve.gazetteer.phrase import Phrase, parse, plain, without_opening
from harmledger.resolve.gazetteer.scoring import Evidence, Scored
from harmledger.resolve.gazetteer.unnamed import spelt_out

__all__ = ["ACCEPTED", "PlaceContext", "acled_precision", "candidate_of", "resolve_place", "ucdp_precision"]

ACCEPTED = 0.04
"""Below this score a candidate is a runner-up and never the match."""

_LED_TO = re.compile(r"([a-z-]+) of (?:the )?$")
_ABROAD = 0.5
_CONTRADICTS = 0.9
_AREA_SCORE = 0.9
_HELD_SCORE = 0.95
_HELD_SURE = 0.5
_UNSURE = 0.3
"""Below this score a match gives way to what the report says holds the place."""
_TOLD_UNNAMED = 0.9
"""Of the score, where "the capital" or "the country" had to be taken for one."""
_RUNNERS_UP = 4
_NEAR_KM = 25.0
_GREAT_TOWN = 50_000

_ACLED: dict[GeoPrecision, int] = {"exact": 1, "near": 2, "district": 2, "province": 3, "region": 3}
_UCDP: dict[GeoPrecision, int] = {"exact": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6}


def acled_precision(precision: GeoPrecision | None) -> int | None:
    """ACLED's geo_precision, 1 to 3; None for a country, which ACLED does not code, and for nothing."""
    return _ACLED.get(precision) if precision else None


def ucdp_precision(precision: GeoPrecision | None) -> int | None:
    """UCDP's where_prec, 1 to 6 (7, international waters, is never given); None for nothing."""
    return _UCDP.get(precision) if precision else None


def resolve_place(place: Place, context: PlaceContext, before: str = "") -> Place:
    """``place`` with its match, runners-up and precision. ``admin1`` and ``country`` stay the report's own words (M16).

    ``before`` are the words that lead to it: "the town of" makes a town of a name that its district bears too.

    A name that finds nothing is answered by the unit or town that the report says holds it, if it says so, with a precision
    that tells (district, province, near); else it has no match. Raises GazetteerError where no index can be read or built.
    """
    countries = countries_of(place.country)
    country = countries[0] if len(countries) == 1 else None if countries else context.main_country
    words, of_words = spelt_out(place.words, country)
    within, of_within = spelt_out(place.within, country) if place.within else (None, None)
    told = replace(place, words=words, within=within, country=of_words or of_within or place.country)
    found = _found(told, context, _kind_before(before, words))
    if found.match and (of_words or of_within or words != place.words):
        found = replace(found, match=replace(found.match, score=round(found.match.score * _TOLD_UNNAMED, 4)))
    return replace(found, words=place.words, within=place.within, country=place.country)


def _kind_before(before: str, words: str) -> str | None:
    """The kind that a noun before the name gives it: of "in the town of" a town; None where there is no such noun."""
    led = _LED_TO.search(before)
    kind = parse(f"{led[1]} of {words}").kind if led else None
    return kind if kind != parse(words).kind else None


def _found(place: Place, context: PlaceContext, kind: str | None) -> Place:
    found = _resolved(place, context, kind)
    if found.match is None or found.match.score < _UNSURE or _contradicts(found, context):
        held = _held_by(place, context)
        if held:
            return replace(held, candidates=_runners_up((found.match, *found.candidates), held.match))
    return found


def _resolved(place: Place, context: PlaceContext, kind: str | None = None) -> Place:
    evidence = evidence_of(place, context)
    phrase = parse(place.words)
    whole = plain(place.words)
    area = _area(place, whole, phrase, evidence)
    if area:
        return replace(place, match=area, geo_precision="region", candidates=())
    as_whole = _as_whole(whole, phrase, evidence)
    if as_whole:
        return _as_found(place, as_whole, whole)
    if not phrase.names:
        return replace(place, match=None, geo_precision=None, candidates=())
    if phrase.relation in {"between", "list"}:
        return _of_several(place, phrase, evidence)
    said = replace(evidence, kind=phrase.kind or kind or ("admin1" if _is_part_of_unit(phrase) else None))
    ranked = [scored(name, said) for name in phrase.names]
    return _as_found(place, max(ranked, key=lambda one: one[0].score if one else 0.0), phrase)


def _is_part_of_unit(phrase: Phrase) -> bool:
    """Whether it is a part of a unit: "southern Idlib" is of the province, "central Idlib" of the town."""
    return phrase.relation == "part" and phrase.direction != -1


def _contradicts(found: Place, context: PlaceContext) -> bool:
    """Whether the match lies outside the units that the report puts the place in, and is not sure enough to say so."""
    match = found.match
    if match is None or match.score > _CONTRADICTS or match.kind in {"country", "region"}:
        return False
    units = evidence_of(found, context).units
    return any(not _lies_in(match, numbers) for numbers in units)


def _lies_in(match: PlaceCandidate, numbers: frozenset[int]) -> bool:
    names = {unit_found.name for number in numbers if (unit_found := unit(number))}
    above = {unit_found.admin1 or number for number in numbers if (unit_found := unit(number))}
    provinces = {province.name for number in above if (province := unit(number))}
    return match.admin1 in names | provinces or match.name in names


def _held_by(place: Place, context: PlaceContext) -> Place | None:
    """The place answered by what the report says it lies in; None if the report says nothing that is found."""
    for words in (place.within, place.admin1):
        if not words or fold(words) == fold(place.words):
            continue
        asked = replace(place, words=words, within=None, admin1=place.admin1 if words is place.within else None)
        outer = _resolved(asked, context)
        if outer.match and outer.match.score >= _HELD_SURE and outer.match.kind not in {"country", "region"}:
            precision: GeoPrecision | None = "near" if outer.geo_precision == "exact" else outer.geo_precision
            match = replace(outer.match, score=round(outer.match.score * _HELD_SCORE, 4))
            return replace(place, match=match, geo_precision=precision, candidates=())
    return None


def _runners_up(candidates: tuple[PlaceCandidate | None, ...], match: PlaceCandidate | None) -> tuple[PlaceCandidate, ...]:
    kept = (one for one in candidates if one and (match is None or one.place_id != match.place_id))
    return tuple(kept)[:_RUNNERS_UP]


def _as_whole(whole: Phrase, phrase: Phrase, evidence: Evidence) -> list[Scored]:
    """The words as one name where that is just what a place is called: "West Darfur", "North Kivu", "Northern Gaza"."""
    if whole.names == phrase.names or not whole.names:
        return []
    name = joined(fold(whole.names[0]))
    ranked = scored(whole.names[0], replace(evidence, kind=whole.kind))
    fits = bool(ranked) and name in ranked[0].found.entry.folds and ranked[0].score >= ACCEPTED
    return ranked if fits else []


def _area(place: Place, whole: Phrase, phrase: Phrase, evidence: Evidence) -> PlaceCandidate | None:
    """The macro-region of that name, unless a town or province bears it; a part of a country ("eastern Syria"), too."""
    for name in dict.fromkeys((without_opening(place.words), *whole.names)):
        found = areas(name, evidence.countries)
        if found and not _is_town_or_province(name, evidence):
            return _candidate_of_area(found[0])
    if phrase.relation == "part" and phrase.names and phrase.kind in {None, "country"}:
        countries = countries_of(phrase.names[0])
        if len(countries) == 1 and joined(fold(phrase.names[0])) in country_names()[countries[0]].folds:
            country = country_names()[countries[0]]
            return replace(candidate_of(country, _AREA_SCORE), name=without_opening(place.words), kind="region")
    return None


def _is_town_or_province(name: str, evidence: Evidence) -> bool:
    ranked = scored(name, evidence)
    if not ranked or ranked[0].found.how not in EXACT:
        return False
    entry = ranked[0].found.entry
    return entry.kind == kinds.ADMIN1 or (entry.kind == kinds.SETTLEMENT and entry.population >= _GREAT_TOWN)


def _candidate_of_area(area: Area) -> PlaceCandidate:
    country = area.countries[0] if len(area.countries) == 1 else None
    return PlaceCandidate(
        area.place_id, area.name, "region", area.latitude, area.longitude, None, country, _AREA_SCORE, radius_km=area.radius_km
    )  # fmt: skip


def candidate_of(entry: Entry, value: float) -> PlaceCandidate:
    """A place of the gazetteer as the model has it: the names of its units, the code of its country, a unit's radius."""
    admin1 = entry if entry.kind == kinds.ADMIN1 else unit(entry.admin1)
    admin2 = entry if entry.kind == kinds.ADMIN2 else unit(entry.admin2)
    return PlaceCandidate(
        entry.place_id,
        entry.name,
        kinds.NAMES[entry.kind],
        entry.latitude,
        entry.longitude,
        admin1.name if admin1 else None,
        entry.country,
        value,
        admin2.name if admin2 else None,
        radius_of(entry) if entry.kind in kinds.UNITS else None,
    )


def _as_found(place: Place, ranked: list[Scored], phrase: Phrase) -> Place:
    candidates = tuple(candidate_of(one.found.entry, one.score) for one in ranked[: _RUNNERS_UP + 1])
    if not ranked or ranked[0].score < (ACCEPTED if ranked[0].is_expected else _ABROAD):
        return replace(place, match=None, geo_precision=None, candidates=candidates[:_RUNNERS_UP])
    precision = _precision(ranked[0].found.entry, phrase)
    return replace(place, match=candidates[0], geo_precision=precision, candidates=candidates[1:])


def _precision(entry: Entry, phrase: Phrase, apart_km: float = 0.0) -> GeoPrecision:
    if entry.kind == kinds.COUNTRY:
        return "country"
    if entry.kind == kinds.ADMIN1:
        return "province"
    if entry.kind in {kinds.ADMIN2, kinds.ADMIN3}:
        return "district"
    if phrase.relation == "in":
        return "exact"
    return "near" if max(phrase.distance_km or 0.0, apart_km) <= _NEAR_KM else "district"


def _of_several(place: Place, phrase: Phrase, evidence: Evidence) -> Place:
    """Of "between X and Y" and "X and Y" the first that is found, the others its runners-up; each is near the others."""
    kept: list[Scored] = []
    for name in phrase.names:
        others = tuple(found for other in phrase.names if other != name and (found := choices(other, evidence.countries)))
        ranked = scored(name, replace(evidence, kind=phrase.kind, anchors=(*evidence.anchors, *others)))
        kept += [one for one in ranked[:1] if one.score >= ACCEPTED]
    if not kept:
        return replace(place, match=None, geo_precision=None, candidates=())
    apart = max(near(kept[0].found.entry, one.found.entry) for one in kept) / 2
    match, *others_found = (candidate_of(one.found.entry, one.score) for one in kept)
    precision = _precision(kept[0].found.entry, replace(phrase, relation="near"), apart)
    return replace(place, match=match, geo_precision=precision, candidates=tuple(others_found)[:_RUNNERS_UP])
