"""A person's own list of places, or a GeoNames dump, in; an index beside the shipped ones out.

Apart from the packs because this is a stranger's input: every line may be wrong, and none of it may pass for a place.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from harmledger.errors import InputError
from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.entry import Row
from harmledger.resolve.gazetteer.evidence import countries_of, units_named
from harmledger.resolve.gazetteer.index import build_index
from harmledger.resolve.gazetteer.lookup import forget, unit
from harmledger.resolve.gazetteer.store import GazetteerError, appearing, data_folder, world

_COLUMNS = {
    "name": ("name", "place", "place_name", "asciiname"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "long", "lng", "x"),
    "alternates": ("alternates", "alternate_names", "alternatenames", "aliases", "other_names"),
    "country": ("country", "country_code", "iso", "iso2"),
    "admin1": ("admin1", "province", "governorate", "state", "region"),
    "population": ("population", "pop"),
    "kind": ("kind", "type"),
}
_GEONAMES_COLUMNS = 19
_LARGEST = 2_000_000_000
_TOLD = 5
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: how many places were taken, and which lines were left out, with the reason."""

    file: Path
    places: int
    left_out: tuple[str, ...]


def add(source: Path, country: str | None = None, name: str | None = None, tell: Callable[[int], None] | None = None) -> Added:
    """Take the places of a CSV or TSV file with a header line, or of a GeoNames dump (``XX.txt``), into the gazetteer.

    ``country`` (ISO code) is that of lines that give none. A file of the same ``name`` is replaced. Raises InputError for a
    file that is no list of places, GazetteerError where the index cannot be written.
    """
    left_out: list[str] = []
    text = _text(source)
    is_dump = _is_dump(text)
    try:
        rows = list(_dump_rows(text, left_out) if is_dump else _table_rows(source, text, country, left_out))
    except csv.Error as wrong:
        raise InputError(f"{source} is no table of places ({wrong}).", "Save it as CSV, UTF-8, with a header line.") from wrong
    if not rows:
        told = "; ".join(left_out[:_TOLD])
        raise InputError(
            f"{source} gave no place ({told or 'it has no lines'}).", "It needs name, latitude, longitude and country."
        )
    target = data_folder() / f"{_slug(name or source.stem)}.sqlite"
    _write(rows, target, {"pack": source.name, "ids": "geonames" if is_dump else "own"}, tell)
    forget()
    return Added(target, len(rows), tuple(left_out))


def _text(source: Path) -> str:
    try:
        if source.stat().st_size > _LARGEST:
            raise InputError(f"{source} is larger than 2 GB.", "Add a country's dump, not the whole world's.")
        return source.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise InputError(f"{source} cannot be read ({wrong}).") from wrong
    except UnicodeDecodeError as wrong:
        raise InputError(f"{source} is not UTF-8 text ({wrong}).", "Save it as UTF-8.") from wrong


def _is_dump(text: str) -> bool:
    first = text.split("\n", 1)[0].split("\t")
    return len(first) == _GEONAMES_COLUMNS and first[0].isdigit()


def _dump_rows(text: str, left_out: list[str]) -> Iterator[Row]:
    """Populated places of a dump; its provinces are known already, and tell which of ours a place lies in."""
    ours = {one.number for one in world().units(kinds.ADMIN1)} | {one.number for one in world().units(kinds.ADMIN2)}
    lines = [(at, line.rstrip("\r").split("\t")) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    units = {
        (fields[8], *fields[10 : 11 + (fields[7] == "ADM2")]): int(fields[0])
        for _, fields in lines
        if len(fields) == _GEONAMES_COLUMNS and fields[7] in {"ADM1", "ADM2"} and int(fields[0]) in ours
    }
    for at, fields in lines:
        if len(fields) != _GEONAMES_COLUMNS:
            left_out.append(f"line {at}: {len(fields)} columns, not {_GEONAMES_COLUMNS}")
        elif fields[6] == "P" and fields[7] not in {"PPLH", "PPLQ", "PPLW"}:
            point = _point(fields[4], fields[5])
            if point is None or not fields[0].isdigit():
                left_out.append(f"line {at}: no place on earth at {fields[4]!r}, {fields[5]!r}")
                continue
            kind = kinds.NEIGHBOURHOOD if fields[7] == "PPLX" else kinds.SETTLEMENT
            admin1 = units.get((fields[8], fields[10]), 0)
            admin2 = units.get((fields[8], fields[10], fields[11]), 0)
            alternates = tuple(dict.fromkeys(filter(None, (fields[2], *fields[3].split(",")))))
            yield Row(int(fields[0]), fields[1], alternates, kind, *point, fields[8], admin1, admin2, _whole(fields[14]))


def _table_rows(source: Path, text: str, country: str | None, left_out: list[str]) -> Iterator[Row]:
    header = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=header.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = _columns(table.fieldnames or ())
    missing = [column for column in ("name", "latitude", "longitude") if column not in columns]
    if missing:
        raise InputError(f"{source} has no column {', '.join(missing)}.", f"Its columns are: {header.strip()[:200]}.")
    for number, line in enumerate(table, 1):
        fields = {column: (line.get(own) or "").strip() for column, own in columns.items()}
        found = _table_row(number, fields, country)
        if isinstance(found, Row):
            yield found
        else:
            left_out.append(f"line {table.line_num}: {found}")


def _columns(names: Iterable[str]) -> dict[str, str]:
    folded = {name.strip().lower().replace(" ", "_"): name for name in names if name}
    return {column: folded[known] for column, all_known in _COLUMNS.items() for known in reversed(all_known) if known in folded}


def _table_row(number: int, fields: dict[str, str], country: str | None) -> Row | str:
    """A line's place, or why it is none."""
    if not 0 < len(fields["name"]) <= _LONGEST_NAME:
        return "no name" if not fields["name"] else f"a name of {len(fields['name']):,} characters"
    point = _point(fields["latitude"], fields["longitude"])
    if point is None:
        return f"no place on earth at {fields['latitude']!r}, {fields['longitude']!r}"
    codes = countries_of(fields.get("country") or country)
    if len(codes) != 1:
        told = fields.get("country")
        return (f"{told!r} is no country" if told else "the line has no country") + "; give one with --country"
    kind = fields.get("kind", "").lower() or "settlement"
    if kind not in kinds.NAMES or kinds.NUMBERS[kind] not in kinds.POINTS:
        return f"the kind {kind!r} is not settlement, neighbourhood or refugee_camp"
    admin1 = next((one for one in sorted(_provinces(fields.get("admin1"), codes[0]))), 0)
    alternates = tuple(filter(None, (part.strip() for part in re.split(r"[|;]", fields.get("alternates", "")))))
    population = _whole(fields.get("population", ""))
    return Row(number, fields["name"], alternates, kinds.NUMBERS[kind], *point, codes[0], admin1, 0, population)


def _provinces(words: str | None, country: str) -> set[int]:
    numbers = units_named(words, (country,)) if words else frozenset()
    return {number for number in numbers if (found := unit(number)) and found.kind == kinds.ADMIN1}


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    """A point on earth; None for what is no number, and for 0, 0, which means "not known" wherever it is written (M16)."""
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    is_on_earth = -90 <= point[0] <= 90 and -180 <= point[1] <= 180
    return point if is_on_earth and point != (0.0, 0.0) else None


def _whole(number: str) -> int:
    digits = number.replace(",", "").replace(" ", "")
    return min(int(digits), 2_000_000_000) if digits.isascii() and digits.isdigit() else 0


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "own"


def _write(rows: list[Row], target: Path, meta: dict[str, str], tell: Callable[[int], None] | None) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with appearing(target) as part:
            build_index(rows, part, meta, tell)
    except (OSError, sqlite3.Error) as wrong:
        raise GazetteerError(f"the places could not be written to {target} ({wrong}).", "Free some disk space.") from wrong
