"""A text in, every name of a place in it with the place that it means out, event or none.

Apart from reading because it serves those who want the places alone: the same grammar and gazetteer, and no violence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmledger.extract.grammar.toponym import Known, Toponym, find_toponyms
from harmledger.model.place import Place
from harmledger.model.report import Report
from harmledger.model.vocabulary import ClaimId
from harmledger.resolve.gazetteer.country_words import countries_named, country_called, main_country
from harmledger.resolve.gazetteer.evidence import is_unit_name
from harmledger.resolve.gazetteer.known import KnownPlaces
from harmledger.resolve.gazetteer.lookup import country_names
from harmledger.resolve.place import PlaceContext, candidate_of, resolve_place

_DEMONYM_SCORE = 0.9


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name where it stands in the text, and what the gazetteer makes of it; a demonym gives its country as a hint."""

    place: Place
    is_demonym: bool = False


def geoparse(report: Report) -> tuple[NamedPlace, ...]:
    """Every name of a place in title and text, left to right; one that nothing fits has no match (M16).

    A name means one place throughout a text: that of its fullest telling ("Paris, Texas"). Raises GazetteerError where no
    index can be read, MissingPartError where the parser's model is missing.
    """
    text = f"{report.title}\n{report.text}"
    countries = countries_named(text)
    known = KnownPlaces(countries)
    found = find_toponyms(
        report,
        Known(
            kind_of=known.kind_of,
            is_town=lambda name: known.kind_of(name, is_cued=True) not in {None, "country", "region"},
            is_unit=is_unit_name,
            is_people=lambda word: country_called(word) is not None,
        ),
    )
    context = PlaceContext(
        # A city's name alone is a poor hint: where no country is named, all the places together tell.
        countries=countries if countries_named(text, with_hints=False) else (),
        admin1=tuple(dict.fromkeys(one.words for one in found if not one.is_demonym and known.kind_of(one.words) == "admin1")),
        places=tuple(dict.fromkeys(one.words for one in found if not one.is_demonym)),
        main_country=main_country(text),
    )
    fullest = _fullest(found)
    return tuple(_named(one, fullest.get(one.words), context) for one in found)


def _fullest(found: Sequence[Toponym]) -> dict[str, str]:
    """What stands behind a comma of each name, where it is told so anywhere."""
    return {one.words: one.outer for one in reversed(found) if one.outer}


def _named(one: Toponym, outer: str | None, context: PlaceContext) -> NamedPlace:
    words = f"{one.words}, {outer}" if outer and one.told == one.words else one.told
    if one.is_outer and not country_called(one.words):
        # It holds the place before it, wherever the rest of the text is.
        words, context = f"state of {one.words}", PlaceContext()
    place = Place(ClaimId(""), words, one.span)
    if one.is_demonym:
        country = country_called(one.words)
        match = candidate_of(country_names()[country], _DEMONYM_SCORE) if country else None
        return NamedPlace(replace(place, match=match, geo_precision="country"), is_demonym=True)
    return NamedPlace(replace(resolve_place(place, context), words=one.words))
