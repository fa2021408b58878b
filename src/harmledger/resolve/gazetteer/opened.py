"""One open index: keys in, rows out. It knows the tables, and nothing of reports.

Apart from the look-up, which asks several indexes at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harmledger.model.vocabulary import PlaceId
from harmledger.resolve.gazetteer.entry import Area, Entry
from harmledger.resolve.gazetteer.index import FORMAT
from harmledger.resolve.gazetteer.kinds import SETTLEMENT

Range = tuple[int, int]
_COLUMNS = "number, name, folds, kind, latitude, longitude, country, admin1, admin2, population"
_POSTINGS = "SELECT row FROM posting WHERE key = ? ORDER BY rank, row LIMIT ?"
_POSTINGS_WITHIN = "SELECT row FROM posting WHERE key = ? AND row BETWEEN ? AND ? ORDER BY rank, row LIMIT ?"
_AREAS = "SELECT * FROM area"
_KIND = "SELECT kind, population, folds FROM place WHERE row = ?"


class Index:
    """A read-only index file. Raises sqlite3.DatabaseError if it is none of ours, or damaged."""

    def __init__(self, file: Path, source: str) -> None:
        self.file = file
        self.source = source
        self._database = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._database.execute("PRAGMA cache_size = -6000")
        version = self._database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if version is None or version[0] != str(FORMAT):
            raise sqlite3.DatabaseError(f"{file} is an index of another version")
        self.meta: dict[str, str] = dict(self._database.execute("SELECT key, value FROM meta"))
        self._blocks: dict[tuple[str, int], Range] = {}
        self._countries: dict[str, Range] = {}
        for country, admin1, first, last in self._database.execute("SELECT * FROM block ORDER BY first"):
            self._blocks[country, admin1] = first, last
            self._countries[country] = self._countries.get(country, (first, 0))[0], last

    @property
    def countries(self) -> tuple[str, ...]:
        """The ISO codes of the countries that it has places of."""
        return tuple(self._countries)

    def block(self, country: str, admin1: int = 0) -> Range | None:
        """The rows of a country, or of one of its admin1 units; None if there are none here."""
        return self._blocks.get((country, admin1)) if admin1 else self._countries.get(country)

    def rows(self, key: int, within: Range | None, limit: int) -> list[int]:
        """The row numbers that hold a key, what is big first."""
        if within:
            found = self._database.execute(_POSTINGS_WITHIN, (key, *within, limit))
        else:
            found = self._database.execute(_POSTINGS, (key, limit))
        return [row for (row,) in found]

    def rows_by_key(self, keys: tuple[int, ...], within: Range | None, limit: int) -> dict[int, list[int]]:
        """The row numbers under each of several keys, what is big first, at most ``limit`` a key."""
        marks = ",".join("?" * len(keys))
        bounds, values = (" AND row BETWEEN ? AND ?", within) if within else ("", ())
        found: dict[int, list[int]] = {}
        query = f"SELECT key, row FROM posting WHERE key IN ({marks}){bounds} ORDER BY key, rank, row"  # noqa: S608 - marks only
        for key, row in self._database.execute(query, (*keys, *values)):
            rows = found.setdefault(key, [])
            if len(rows) < limit:
                rows.append(row)
        return found

    def kinds_of(self, key: int, within: Range | None, folded: str, limit: int) -> list[tuple[int, int]]:
        """(kind, population) of the places that hold a key and bear that very name."""
        found = []
        for row in self.rows(key, within, limit):
            kind, population, folds = self._database.execute(_KIND, (row,)).fetchone()
            if folded in folds.split("|"):
                found.append((kind, population))
        return found

    def entries_with(self, rows: dict[int, str]) -> list[tuple[Entry, str]]:
        """The places of row numbers, each with what the caller noted for its row."""
        marks = ",".join("?" * len(rows))
        found = self._database.execute(f"SELECT row, {_COLUMNS} FROM place WHERE row IN ({marks})", tuple(rows))  # noqa: S608 - marks only
        return [(self._entry(row), rows[at]) for at, *row in found]

    def block_entries(self, within: Range) -> list[Entry]:
        """The places of a block, every one of them."""
        found = self._database.execute(f"SELECT {_COLUMNS} FROM place WHERE row BETWEEN ? AND ?", within)  # noqa: S608
        return [self._entry(row) for row in found]

    def largest_within(self, box: tuple[float, float, float, float], least: int, limit: int) -> list[Entry]:
        """The settlements in a box (west, south, east, north) with at least so many people, the largest first."""
        west, south, east, north = (round(end * 1e4) for end in box)
        query = (
            f"SELECT {_COLUMNS} FROM place WHERE kind = ? AND population >= ? "  # noqa: S608 - names of columns
            "AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? ORDER BY population DESC, number LIMIT ?"
        )
        found = self._database.execute(query, (SETTLEMENT, least, south, north, west, east, limit))
        return [self._entry(row) for row in found]

    def unit(self, number: int) -> Entry | None:
        """A country or administrative unit by its number."""
        found = self._database.execute(f"SELECT {_COLUMNS} FROM place WHERE kind < 4 AND number = ?", (number,))  # noqa: S608
        row = found.fetchone()
        return self._entry(row) if row else None

    def units(self, kind: int) -> list[Entry]:
        """Every unit of a kind."""
        found = self._database.execute(f"SELECT {_COLUMNS} FROM place WHERE kind < 4 AND kind = ?", (kind,))  # noqa: S608
        return [self._entry(row) for row in found]

    def areas(self) -> list[tuple[Area, tuple[str, ...]]]:
        """The macro-regions with their other spellings."""
        found = []
        for number, name, alternates, kind, latitude, longitude, radius, countries, covers in self._database.execute(_AREAS):
            area = Area(PlaceId(number), name, kind, latitude, longitude, radius, _split(countries, "|"), _split(covers, ", "))
            found.append((area, _split(alternates, "|")))
        return found

    def country_words(self) -> list[tuple[str, str, int]]:
        """(words, country, sort) as `country_words` made them, for finding countries in a text."""
        return list(self._database.execute("SELECT * FROM country_word"))

    def _entry(self, row: Sequence[Any]) -> Entry:
        number, name, folds, kind, latitude, longitude, country, admin1, admin2, population = row
        return Entry(
            number,
            name,
            tuple(folds.split("|")),
            kind,
            latitude / 1e4,
            longitude / 1e4,
            country,
            admin1,
            admin2,
            population,
            self.source,
        )


def _split(text: str, by: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(by) if part)
