"""The countries of a report in; a quick test of whether a name is that of a place, and of which kind, out.

Apart from the look-up because the reader asks it of every capitalised run of words: exact spellings only, no look-alikes.
The pipeline hands it to the reader, which itself knows no gazetteer.
"""

from __future__ import annotations

from functools import lru_cache

from harmledger.resolve.gazetteer import kinds, store
from harmledger.resolve.gazetteer.keys import fold, fold_key, joined, skeleton
from harmledger.resolve.gazetteer.lookup import areas, countries_by_fold, search
from harmledger.resolve.gazetteer.opened import Index, Range
from harmledger.resolve.gazetteer.words import place_words

_GREAT_CITY = 50_000
_LIMIT = 12
_SPOKEN_OF = 4
_LONG = 5
_OTHERWISE = frozenset({"skeleton", "vowels"})
# Of several places of one name, the kind that a reader most likely means.
_ORDER = (kinds.COUNTRY, kinds.SETTLEMENT, kinds.ADMIN1, kinds.CAMP, kinds.ADMIN2, kinds.NEIGHBOURHOOD, kinds.ADMIN3)


class KnownPlaces:
    """The places of ``countries`` (ISO codes), and those of the rest of the world that are great enough to be meant untold.

    A name that is also an everyday word or a first name ("Of", "Mary", "Ali") is a place only where the text gives a cue
    ("the town of"), which the caller passes as ``is_cued``.
    """

    def __init__(self, countries: tuple[str, ...] = ()) -> None:
        self.countries = countries[:_SPOKEN_OF]
        self._kinds = lru_cache(maxsize=16_384)(self._kind)
        self._scopes: tuple[tuple[Index, Range], ...] | None = None

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.kind_of(name) is not None

    def kind_of(self, name: str, *, is_cued: bool = False) -> str | None:
        """The kind of the place of that name, as `kinds.NAMES` has them, or None if it is the name of none."""
        return self._kinds(name, is_cued)

    def _kind(self, name: str, is_cued: bool) -> str | None:  # noqa: FBT001 - a key of the cache
        if not name or (
            name[0].islower()
            and name.isascii()
            and not name.startswith(("al-", "as-", "el-", "ash-", "ad-", "an-", "ar-", "at-", "az-"))
        ):
            return None
        folded = fold(name)
        whole = joined(folded)
        if not whole:
            return None
        if name in countries_by_fold() or (name.isascii() and whole in countries_by_fold()):
            return "country"
        if areas(name, ()):
            return "region"
        if not is_cued and (whole in place_words().ordinary or len(whole) < 3):
            return None
        return self._in_scope(folded, whole) or self._in_world(folded, whole, is_cued=is_cued)

    def _in_scope(self, folded: str, whole: str) -> str | None:
        if self._scopes is None:
            self._scopes = tuple(_scopes(self.countries))
        found: set[int] = set()
        for index, within in self._scopes:
            found |= {kind for kind, _ in index.kinds_of(fold_key(folded), within, whole, _LIMIT)}
        return _best(found - {kinds.COUNTRY}) or self._spelt_otherwise(folded)

    def _spelt_otherwise(self, folded: str) -> str | None:
        """Another romanisation of a long name ("Maarat al-Noman"): all its consonants, and nearly all its letters."""
        if len(skeleton(folded)) < _LONG:
            return None
        found = search(folded, self.countries)
        return (
            kinds.NAMES[found[0].entry.kind] if found and found[0].how in _OTHERWISE and found[0].similarity >= 0.85 else None
        )

    def _in_world(self, folded: str, whole: str, *, is_cued: bool) -> str | None:
        found = store.world().kinds_of(fold_key(folded), None, whole, _LIMIT)
        least = 0 if is_cued else _GREAT_CITY
        units = {kinds.ADMIN1, kinds.ADMIN2} if is_cued else {kinds.ADMIN1}
        return _best({kind for kind, people in found if kind in units or (kind == kinds.SETTLEMENT and people >= least)})


def _scopes(countries: tuple[str, ...]) -> list[tuple[Index, Range]]:
    return [
        (index, block)
        for country in countries
        for index in filter(None, (store.world(), store.country(country), *store.own()))
        if (block := index.block(country))
    ]


def _best(found: set[int]) -> str | None:
    return next((kinds.NAMES[kind] for kind in _ORDER if kind in found), None)
