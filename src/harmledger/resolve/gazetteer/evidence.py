"""A report's place and what else the report says in; the evidence that candidates are weighed by out.

Apart from the scoring because it reads words and asks the gazetteer about them, and scoring only counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from harmledger.model.place import Place
from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.country_words import countries_named
from harmledger.resolve.gazetteer.keys import fold, joined
from harmledger.resolve.gazetteer.lookup import (
    EXACT,
    Found,
    areas,
    countries_by_fold,
    country_names,
    exact,
    search,
    within_unit,
)
from harmledger.resolve.gazetteer.phrase import Phrase, parse, plain, without_opening
from harmledger.resolve.gazetteer.scoring import Evidence, Point, Scored, score
from harmledger.resolve.gazetteer.words import place_words

_OTHER_PLACES = 12
_SPOKEN_OF = 4
_CHOICES = 5
_GREAT_CITY = 500_000


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What a report says that helps to place its places, all in the report's words.

    ``countries`` are ISO codes, the most spoken of first (`countries_named` gives them); ``admin1`` and ``places`` names of
    units and of other places in the report; ``dateline`` the place that it was sent from; ``publisher_country`` an ISO code;
    ``main_country`` the one that the whole report is about, if it is about one (`main_country` gives it).
    """

    countries: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dateline: str | None = None
    publisher_country: str | None = None
    main_country: str | None = None


def evidence_of(place: Place, context: PlaceContext) -> Evidence:
    """What the report says of ``place``: where it must lie, where it may lie, and what lies around it."""
    outer = parse(place.words).outer
    stated = next((found for words in (place.country, place.within) if (found := countries_of(words))), ())
    countries = tuple(sorted(stated)) or context.countries[:_SPOKEN_OF] or _countries_of_places(context)
    holders = dict.fromkeys(words for words in (place.admin1, place.within) if words)
    units = [units_named(words, countries) for words in holders]
    if outer:
        # "Cairo, Georgia": a state as well as a country, and not always of a country that the report names.
        units.append(_holders(outer))
        countries = countries if stated else ()
    return Evidence(
        stated=frozenset(stated),
        countries=countries,
        units=tuple(found for found in units if found),
        named_units=frozenset(number for words in context.admin1 for number in units_named(words, countries)),
        anchors=_anchors(place, context, countries),
        inside=_inside(place, countries),
        holding=frozenset(countries_of(place.country)) if place.country != place.words else frozenset(),
        hints=frozenset((*countries_of(context.dateline), context.publisher_country or "")) - {""},
    )


@lru_cache(maxsize=1024)
def _holders(outer: str) -> frozenset[int]:
    """The units and countries that stand behind a comma may be: "Texas", "Ill.", "Syria"."""
    words = place_words().outer_abbreviations.get(fold(outer).replace(" ", ""), outer)
    units = [one for one in exact(words) if one.entry.kind in {kinds.ADMIN1, kinds.ADMIN2}]
    countries = [country_names()[code].number for code in countries_of(words)]
    return frozenset([*(one.entry.number for one in units), *countries]) or units_named(words, ())


def is_unit_name(words: str) -> bool:
    """Whether a province or country bears that name or short form ("Ill.", "Ontario"), whatever else does."""
    whole = place_words().outer_abbreviations.get(fold(words).replace(" ", ""), words)
    return bool(countries_of(whole)) or any(one.entry.kind == kinds.ADMIN1 for one in exact(whole))


@lru_cache(maxsize=1024)
def countries_of(words: str | None) -> tuple[str, ...]:
    """The countries that words name: a code, a name, a demonym ("Syrian") or an abbreviation ("DRC"); cities only hint."""
    if not words:
        return ()
    if len(words) == 2 and words.isupper() and words in country_names():
        return (words,)
    whole = without_opening(words)
    whole = place_words().abbreviations.get(fold(whole), whole)
    exact = countries_by_fold().get(joined(fold(whole)))
    return (exact,) if exact else countries_named(whole, with_hints=False)


@lru_cache(maxsize=2048)
def units_named(words: str, countries: tuple[str, ...]) -> frozenset[int]:
    """The numbers of the units that words name ("northern Hama province"): those spelt best."""
    for phrase in (plain(words), parse(words)):
        found = [one for name in phrase.names for one in search(name, countries) if _is_unit(one)]
        best = max((one.similarity for one in found), default=0.0)
        if found:
            return frozenset(one.entry.number for one in found if one.similarity > best - 0.08)
    return frozenset()


def _is_unit(found: Found) -> bool:
    is_alike = found.similarity >= 0.75 and found.how not in {"stripped", "loose"}
    return is_alike and found.entry.kind in {kinds.ADMIN1, kinds.ADMIN2, kinds.ADMIN3}


def candidates_of(name: str, evidence: Evidence) -> list[Found]:
    """What a name may mean: in the countries of the report; in its stated units, so that no cap loses them; elsewhere if
    it is spelt just so and the report states no country for it: any where nothing else is, a great city always.
    """
    name = place_words().abbreviations.get(fold(name), name)
    found = list(search(name, evidence.countries))
    known = {one.entry.place_id for one in found}
    for country, number in {held for units in evidence.units for number in units if (held := within_unit(number))}:
        found += [one for one in search(name, (country,), number) if one.entry.place_id not in known]
    if not evidence.stated and evidence.countries:
        abroad = [one for one in exact(name) if one.entry.country not in evidence.countries]
        is_found = any(one.how in EXACT for one in found)
        found += [one for one in abroad if not is_found or one.entry.population >= _GREAT_CITY]
    return found


def scored(name: str, evidence: Evidence) -> list[Scored]:
    """The candidates of a name with their scores, the likeliest first."""
    return score(candidates_of(name, evidence), evidence)


@lru_cache(maxsize=4096)
def choices(words: str, countries: tuple[str, ...]) -> tuple[Point, ...]:
    """Where another place of the report may lie: its likeliest points, each with its score as its weight."""
    phrase = parse(words)
    if not countries or not phrase.names:
        return ()
    ranked = score(search(phrase.names[0], countries), Evidence(countries=countries, kind=phrase.kind))
    return tuple(
        (one.found.entry.latitude, one.found.entry.longitude, one.score)
        for one in ranked[:_CHOICES] if one.score > 0.1 and one.found.entry.kind in kinds.POINTS | {kinds.ADMIN2}
    )  # fmt: skip


def _countries_of_places(context: PlaceContext) -> tuple[str, ...]:
    """Where a report lies that names no country: where its units and cities do, each taken for the likeliest of its name."""
    votes: dict[str, float] = {}
    units = [(words, "admin1") for words in context.admin1]
    for words, kind in (*units, *((words, None) for words in (*context.places[:_OTHER_PLACES], context.dateline or ""))):
        phrase: Phrase = plain(words)
        ranked = score(search(phrase.names[0]), Evidence(kind=kind or phrase.kind)) if phrase.names else []
        if ranked and ranked[0].score > 0.6 and ranked[0].found.how in EXACT:
            country = ranked[0].found.entry.country
            # A province says more than a town, whose namesakes are many.
            votes[country] = votes.get(country, 0.0) + ranked[0].score * (2 if kind else 1)
    return tuple(sorted(votes, key=lambda country: (-votes[country], country)))


def _inside(place: Place, countries: tuple[str, ...]) -> Point | None:
    """The macro-region that the place is said to lie in: its centre and radius."""
    for words in (place.within, place.admin1):
        found = areas(without_opening(words), countries) if words else ()
        if found:
            return found[0].latitude, found[0].longitude, found[0].radius_km
    return None


def _anchors(place: Place, context: PlaceContext, countries: tuple[str, ...]) -> tuple[tuple[Point, ...], ...]:
    own = {fold(place.words), *(fold(name) for name in parse(place.words).names)}
    others = [words for words in dict.fromkeys((*context.places, place.within or "")) if words and fold(words) not in own]
    return tuple(found for words in others[:_OTHER_PLACES] if (found := choices(words, countries)))
