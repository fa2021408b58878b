"""Rows of places in, one read-only SQLite file out, under the keys that `keys` makes.

Apart from the look-up because it runs once a pack. Places stand in blocks by country and admin1, so that a look-up within
a country or province is a range of rows; postings hold the key, a rank (0 for what is big) and the row.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.entry import Row, names
from harmledger.resolve.gazetteer.keys import (
    fold_all,
    fold_key,
    joined,
    loose,
    loose_key,
    skeleton_all,
    skeleton_key,
    stripped_key,
)
from harmledger.resolve.gazetteer.words import place_words

FORMAT = 4
"""Raised whenever keys or tables change, so that an index of an older version is built anew."""

_HALF = 1 << 31
LOOSE_COUNTRIES = frozenset({"MM"})
"""Where spellings take one consonant for another, so that their skeletons are indexed loosely as well."""
_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (row INTEGER PRIMARY KEY, number INTEGER NOT NULL, name TEXT NOT NULL, folds TEXT NOT NULL,
    kind INTEGER NOT NULL, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, country TEXT NOT NULL,
    admin1 INTEGER NOT NULL, admin2 INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE posting (key INTEGER, rank INTEGER, row INTEGER, PRIMARY KEY (key, rank, row)) WITHOUT ROWID;
CREATE TABLE block (country TEXT NOT NULL, admin1 INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE area (place_id TEXT NOT NULL, name TEXT NOT NULL, alternates TEXT NOT NULL, kind TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, radius_km REAL NOT NULL, countries TEXT NOT NULL, covers TEXT NOT NULL);
CREATE TABLE country_word (word TEXT NOT NULL, country TEXT NOT NULL, sort INTEGER NOT NULL);
"""
_INSERT = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)"


def build_index(rows: Iterable[Row], path: Path, meta: dict[str, str], tell: Callable[[int], None] | None = None) -> None:
    """Write the index of ``rows`` to ``path``, which must not exist. ``tell`` hears how many rows are done.

    Raises sqlite3.Error or OSError where the disk does not hold it; the half-written file is the caller's to remove.
    """
    ordered = sorted(
        rows, key=lambda row: (row.country, row.admin1 or row.number * (row.kind == kinds.ADMIN1), _rank(row), -row.population)
    )
    with _without_collection(), sqlite3.connect(path) as index:
        index.executescript(_SCHEMA)
        postings: set[int] = set()
        for at in range(0, len(ordered), 5000):
            index.executemany(_INSERT, _places(ordered, at, min(at + 5000, len(ordered)), postings))
            if tell:
                tell(min(at + 5000, len(ordered)))
        index.executemany("INSERT INTO posting VALUES (?,?,?)", map(_unpacked, sorted(postings)))
        index.executemany("INSERT INTO block VALUES (?,?,?,?)", _blocks(ordered))
        index.execute("CREATE INDEX unit ON place (number) WHERE kind < 4")
        index.executemany(
            "INSERT INTO meta VALUES (?,?)", sorted({**meta, "format": str(FORMAT), "rows": str(len(ordered))}.items())
        )
    index.close()


@contextmanager
def _without_collection() -> Iterator[None]:
    """Half a million short-lived tuples hold no cycles: looking for them takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _rank(row: Row) -> int:
    if row.kind in {kinds.COUNTRY, kinds.ADMIN1} or row.population >= 15_000:
        return 0
    return 1 if row.kind == kinds.ADMIN2 or row.population >= 1_000 else 2


def _places(ordered: list[Row], first: int, last: int, postings: set[int]) -> Iterator[tuple[object, ...]]:
    spellings = _spellings(ordered[first:last])
    keys = {
        is_loose: _keys_by_fold(folds, is_loose=is_loose) for is_loose, folds in _by_voicing(ordered[first:last], spellings)
    }
    for at, folds in enumerate(spellings, first):
        row = ordered[at]
        # A posting is one number (key, rank, row), since numbers sort several times faster than tuples do.
        where = _rank(row) << 32 | at + 1
        of_fold = keys[row.country in LOOSE_COUNTRIES]
        postings.update([key | where for folded in folds for key in of_fold[folded]])
        yield (at + 1, row.number, row.name, "|".join(dict.fromkeys(map(joined, folds))), row.kind, round(row.latitude * 1e4),
               round(row.longitude * 1e4), row.country, row.admin1, row.admin2, row.population)  # fmt: skip


def _unpacked(posting: int) -> tuple[int, int, int]:
    return (posting >> 34) - _HALF, posting >> 32 & 3, posting & 0xFFFF_FFFF


def _spellings(rows: list[Row]) -> list[list[str]]:
    """The folded names of each row."""
    folded = iter(fold_all([name for row in rows for name in names(row)]))
    return [_folds(row, list(islice(folded, 1 + len(row.alternates)))) for row in rows]


def _folds(row: Row, folded: list[str]) -> list[str]:
    folds = dict.fromkeys(filter(None, folded))
    if row.kind in kinds.UNITS:
        # "Izra District" is also named without its kind.
        folds |= dict.fromkeys(bare for folded in folds if (bare := _without_kind(folded)))
    return list(folds) or [row.name.lower()]


def _without_kind(folded: str) -> str | None:
    words = folded.split()
    kind_words = place_words().kind_words
    if len(words) > 1 and words[-1] in kind_words:
        return " ".join(words[:-1])
    if len(words) > 1 and words[0] in kind_words:
        return " ".join(words[1:])
    return None


def _by_voicing(rows: list[Row], spellings: list[list[str]]) -> Iterator[tuple[bool, set[str]]]:
    """The folded names of the countries whose spellings are loose, and those of the others."""
    for is_loose in (False, True):
        mine = zip(rows, spellings, strict=True)
        yield is_loose, {one for row, folds in mine if (row.country in LOOSE_COUNTRIES) == is_loose for one in folds}


def _keys_by_fold(folds: set[str], *, is_loose: bool) -> dict[str, list[int]]:
    """The keys of each folded name, shifted to where a posting holds them."""
    stripped = {folded: strip_generic(folded) for folded in folds}
    bones = skeleton_all(list({*folds, *(one for bare in stripped.values() for one in bare)})) if folds else {}
    found = {}
    for folded, bare in stripped.items():
        keys = [fold_key(folded)]
        if len(bones[folded]) > 1:
            keys += [skeleton_key(bones[folded]), *([loose_key(loose(bones[folded]))] if is_loose else [])]
        keys += [stripped_key(bones[one]) for one in bare if len(bones[one]) > 1]
        found[folded] = [key + _HALF << 34 for key in keys]
    return found


def strip_generic(folded: str) -> tuple[str, ...]:
    """The folded name without its generic first word, its generic last word, or both; empty if it has none."""
    words = folded.split()
    lists = place_words()
    found: list[str] = []
    if len(words) > 1 and words[0] in lists.generic_first:
        found.append(" ".join(words[1:]))
    if len(words) > 1 and words[-1] in lists.generic_last:
        found.append(" ".join(words[:-1]))
        if len(words) > 2 and words[0] in lists.generic_first:
            found.append(" ".join(words[1:-1]))
    return tuple(found)


def _blocks(ordered: list[Row]) -> Iterator[tuple[str, int, int, int]]:
    first = 0
    for at in range(1, len(ordered) + 1):
        here = _block(ordered[first])
        if at == len(ordered) or _block(ordered[at]) != here:
            yield (*here, first + 1, at)
            first = at


def _block(row: Row) -> tuple[str, int]:
    return row.country, row.admin1 or row.number * (row.kind == kinds.ADMIN1)
