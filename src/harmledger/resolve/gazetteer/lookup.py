"""A name and the countries it may lie in, in; the places it may mean out, each with how well the spelling fits.

Apart from the scoring because a look-up knows one name alone, and scoring weighs it against its report. Nothing here is
accepted or refused: fuzzy spellings only ever reorder what the keys have found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from harmledger.model.globe import distance_km
from harmledger.resolve.gazetteer import kinds, store
from harmledger.resolve.gazetteer.entry import Area, Entry
from harmledger.resolve.gazetteer.index import LOOSE_COUNTRIES, strip_generic
from harmledger.resolve.gazetteer.keys import (
    fold,
    fold_key,
    joined,
    letters,
    loose,
    loose_key,
    skeleton,
    skeleton_key,
    soften,
    stripped_key,
)
from harmledger.resolve.gazetteer.opened import Index, Range
from harmledger.resolve.gazetteer.words import place_words

EXACT = frozenset({"letter", "name", "alternate"})
"""How a candidate was found when its spelling is one that the gazetteer has."""

_LIMIT = 40
_LIMIT_WITHIN = 80
_MOST_NAMES = 12
_ALL_BUT_ONE = 0.85
_TOWNS_OF_A_UNIT = 3
_WORTH_A_LOOK = 58
_LIKE_A_COUNTRY = 88


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate. ``similarity`` is from 0 to 1, of the place's ``spelling`` that is most alike.

    ``how`` it was found: letter (the very letters), name, alternate, vowels (alike but for vowels), generic (alike but for a
    generic word), skeleton, stripped, loose, or doubtful (by an alternate that may be another place's).
    """

    entry: Entry
    similarity: float
    how: str
    spelling: str


@dataclass(frozen=True, slots=True)
class _Query:
    """The keys of one name: of its fold, its skeleton, its forms without generic words; its loose skeleton, and that without
    the last consonant, which are only asked where those find nothing.
    """

    folded: str
    soft: str
    letters: str
    stripped: tuple[str, ...]
    exact: int
    bones: int | None = None
    bare: tuple[int, ...] = ()
    loose: int | None = None
    shorn: int | None = None

    @property
    def keys(self) -> tuple[int, ...]:
        """Those that are always asked."""
        return (self.exact, *self.bare) if self.bones is None else (self.exact, self.bones, *self.bare)


@lru_cache(maxsize=4096)
def _query(name: str) -> _Query:
    folded = fold(name)
    bones = skeleton(folded)
    stripped = strip_generic(folded)
    bare = [skeleton(one) for one in stripped]
    query = _Query(joined(folded), soften(joined(folded)), letters(name), tuple(map(joined, stripped)), fold_key(folded))
    if len(bones) < 2:
        return query
    keys = [stripped_key(bones), *(key for one in bare if len(one) > 1 for key in (skeleton_key(one), stripped_key(one)))]
    return replace(
        query,
        bones=skeleton_key(bones),
        bare=tuple(keys),
        loose=loose_key(loose(bones)),
        shorn=skeleton_key(bones[:-1]) if len(bones) > 3 else None,
    )


@lru_cache(maxsize=8192)
def search(name: str, countries: tuple[str, ...] = (), admin1: int = 0) -> tuple[Found, ...]:
    """What ``name`` may mean in ``countries`` (ISO codes), or anywhere if there are none, best spelling first.

    ``admin1`` narrows to one unit of one country. Raises GazetteerError if an index cannot be read or built.
    """
    query = _query(name)
    found: dict[tuple[str, int], Found] = {}
    for index, within in _scopes(countries, admin1):
        for one in _matches(query, index, within, countries):
            key = ("user" if one.entry.source.startswith("user:") else "", one.entry.number)
            if key not in found or found[key].similarity < one.similarity:
                found[key] = one
    return tuple(sorted(found.values(), key=lambda one: (-one.similarity, -one.entry.population, one.entry.number)))


def _scopes(countries: tuple[str, ...], admin1: int) -> Iterable[tuple[Index, Range | None]]:
    world = store.world()
    if not countries:
        yield world, None
        for own in store.own():
            yield own, None
    for country in countries:
        for index in filter(None, (world, store.country(country), *store.own())):
            if block := index.block(country, admin1):
                yield index, block


@lru_cache(maxsize=4096)
def exact(name: str) -> tuple[Found, ...]:
    """The places anywhere in the world's index, and in a person's own files, that are spelt just so."""
    query = _query(name)
    found = (
        one
        for index in (store.world(), *store.own())
        for entry, how in index.entries_with(dict.fromkeys(index.rows(query.exact, None, _LIMIT), "fold"))
        if (one := _found(query, entry, how))
    )
    return tuple(sorted(found, key=lambda one: (-one.entry.population, one.entry.number)))


def _matches(query: _Query, index: Index, within: Range | None, countries: tuple[str, ...]) -> list[Found]:
    by_key = index.rows_by_key(query.keys, within, _LIMIT_WITHIN if within else _LIMIT)
    rows = dict.fromkeys(by_key.get(query.exact, ()), "fold")
    for row in by_key.get(query.bones or 0, ()):
        rows.setdefault(row, "skeleton")
    for key in query.bare:
        for row in by_key.get(key, ()):
            rows.setdefault(row, "stripped")
    if query.loose is not None and not rows and LOOSE_COUNTRIES.intersection(countries):
        rows = dict.fromkeys(index.rows(query.loose, within, _LIMIT), "loose")
    if rows:
        return [found for entry, how in index.entries_with(rows) if (found := _found(query, entry, how))]
    # "Robit" for "Robi": a last consonant that one spelling does not write.
    shorn = dict.fromkeys(index.rows(query.shorn, within, _LIMIT), "stripped") if within and query.shorn else {}
    alike = (_found(query, entry, how) for entry, how in index.entries_with(shorn)) if shorn else ()
    return [one for one in alike if one and one.similarity >= _ALL_BUT_ONE]


def _found(query: _Query, entry: Entry, how: str) -> Found | None:
    if how == "fold":
        if query.letters == letters(entry.name):
            return Found(entry, 1.0, "letter", query.folded)
        if query.folded == entry.folds[0]:
            return Found(entry, 1.0, "name", query.folded)
        # The hash of another name: no spelling of this place.
        how = "alternate" if query.folded in _own_names(entry) else "doubtful"
        return Found(entry, 1.0, how, query.folded) if query.folded in entry.folds else None
    names = _own_names(entry)
    spelling, similarity, _ = process.extractOne(query.folded, names, scorer=fuzz.ratio)
    soft = 0.0
    if similarity >= _WORTH_A_LOOK:
        soft = max(fuzz.ratio(query.soft, soften(one)) for one in names)
        if soft == 100:
            return Found(entry, (similarity + soft) / 200, "vowels", spelling)
    if similarity < 92 and (how == "stripped" or similarity >= _WORTH_A_LOOK):
        # "Arran" and "Tall Arran": alike but for a generic word.
        without, whole, is_dropped = max(_alike_without_generic(query, names))
        if without > similarity + 5:
            how = "stripped" if is_dropped or without < 100 else "generic"
            similarity, soft, spelling = without, without, whole
    if entry.kind == kinds.COUNTRY and similarity < _LIKE_A_COUNTRY:
        # A village that no pack knows shares its consonants with some country: it is no country for that.
        return None
    return Found(entry, (similarity + (soft or similarity)) / 200, how, spelling)


def _own_names(entry: Entry) -> Sequence[str]:
    """A place's names; of a village with as many as a city only those like its usual one.

    The sources give some villages the names of a great namesake, or of a common noun ("Dam", in forty languages).
    """
    if entry.kind not in kinds.POINTS or entry.population or len(entry.folds) <= _MOST_NAMES:
        return entry.folds
    return [one for one in entry.folds if fuzz.ratio(one, entry.folds[0]) >= _WORTH_A_LOOK]


def _alike_without_generic(query: _Query, names: Sequence[str]) -> Iterator[tuple[float, str, bool]]:
    """How alike, which spelling, and whether it was the report's own generic word that had to go."""
    for whole in names:
        for form in query.stripped:
            yield fuzz.ratio(form, whole), whole, True
        for bare in _without_generic(whole):
            yield fuzz.ratio(query.folded, bare), whole, False
            for form in query.stripped:
                yield fuzz.ratio(form, bare), whole, True
        yield fuzz.ratio(query.folded, whole), whole, False


def _without_generic(whole: str) -> list[str]:
    first, last = _generic()
    cut = first.match(whole)
    found = [whole[cut.end() :]] if cut else []
    return [*found, *(last.sub("", one) for one in (whole, *found) if last.search(one))]


@lru_cache(maxsize=1)
def _generic() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = place_words()
    first = "|".join(sorted(map(joined, lists.generic_first), key=len, reverse=True))
    last = "|".join(sorted(map(joined, lists.generic_last), key=len, reverse=True))
    return re.compile(f"(?:{first})(?=..)"), re.compile(f"(?<=..)(?:{last})\\Z")


@lru_cache(maxsize=2048)
def unit(number: int) -> Entry | None:
    """A country or administrative unit by its number."""
    return store.world().unit(number) if number else None


@lru_cache(maxsize=2048)
def radius_of(held: Entry) -> float | None:
    """How far from a unit's middle the farthest of its towns lies, in kilometres; None where fewer than three are known."""
    block = store.world().block(held.country, {kinds.COUNTRY: 0, kinds.ADMIN1: held.number}.get(held.kind, held.admin1))
    towns = [one for one in store.world().block_entries(block) if one.kind in kinds.POINTS] if block else []
    if held.kind in {kinds.ADMIN2, kinds.ADMIN3}:
        towns = [one for one in towns if held.number == one.admin2]
    return round(max(near(held, one) for one in towns)) if len(towns) >= _TOWNS_OF_A_UNIT else None


def within_unit(number: int) -> tuple[str, int] | None:
    """The country and admin1 number of a unit of the first level; None for any other, whose places stand in no block."""
    found = unit(number)
    return (found.country, number) if found and found.kind == kinds.ADMIN1 else None


@lru_cache(maxsize=1)
def conflict_units() -> frozenset[int]:
    """The numbers of the units that the codebook names as those that conflict news is full of."""
    wanted = {(country, joined(fold(name))) for country, names in place_words().conflict_units.items() for name in names}
    units = store.world().units(kinds.ADMIN1)
    return frozenset(one.number for one in units if any((one.country, folded) in wanted for folded in one.folds))


@lru_cache(maxsize=1)
def _areas() -> dict[str, tuple[Area, ...]]:
    by_fold: dict[str, tuple[Area, ...]] = {}
    for area, alternates in store.world().areas():
        for folded in dict.fromkeys(joined(fold(name)) for name in (area.name, *alternates) if name):
            by_fold[folded] = (*by_fold.get(folded, ()), area)
    return by_fold


def areas(name: str, countries: tuple[str, ...] = ()) -> tuple[Area, ...]:
    """The macro-regions of that very name (Darfur, Donbas); those of ``countries`` alone, if there are any."""
    found = _areas().get(joined(fold(name)), ())
    return tuple(area for area in found if not countries or set(area.countries).intersection(countries))


@lru_cache(maxsize=1)
def country_names() -> dict[str, Entry]:
    """The countries by ISO code."""
    return {entry.country: entry for entry in store.world().units(kinds.COUNTRY)}


def country_number(code: str) -> int:
    """The number of a country, 0 for a code that is none."""
    found = country_names().get(code)
    return found.number if found else 0


@lru_cache(maxsize=1)
def countries_by_fold() -> dict[str, str]:
    """ISO codes by every folded name of a country in Latin letters, and by its very name in others; demonyms left out."""
    words = store.world().country_words()
    demonyms = {joined(fold(word)) for word, _, sort in words if sort == 1}
    names = {joined(fold(word)) if word[0].isascii() else word: country for word, country, sort in words if sort == 0}
    return {name: country for name, country in names.items() if len(name) > 2 and name not in demonyms}


def near(entry: Entry, other: Entry) -> float:
    """The distance between two places in kilometres."""
    return distance_km(entry.latitude, entry.longitude, other.latitude, other.longitude)


def forget() -> None:
    """Drop what look-ups remember, after a file was added or HARMLEDGER_HOME changed."""
    for remembered in (search, exact, unit, radius_of, _areas, country_names, countries_by_fold):
        remembered.cache_clear()
    store.close_all()
