"""The gazetteer's tables as their makers give them in; the packs that the package ships out.

Run once by whoever renews the data (docs/data-licences.md says how), never by a reader: `world.sqlite.xz` is the world's
index, ready to unpack; `XX.tsv.xz` are a country's villages, indexed at first use.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import sqlite3
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from harmledger.resolve.gazetteer import kinds
from harmledger.resolve.gazetteer.country_words import HINT, CountryWord, english_words
from harmledger.resolve.gazetteer.entry import Row
from harmledger.resolve.gazetteer.index import FORMAT, build_index
from harmledger.resolve.gazetteer.keys import fold
from harmledger.resolve.gazetteer.rows import line_of
from harmledger.resolve.gazetteer.words import place_words

Table = list[dict[str, str]]
Strings = set[tuple[str, str]]
# The sources call West Darfur "West Soudan", and give its name to a neighbour.
_NAMED_BY_HAND = {"geonames:408658": "West Darfur"}
_CITY = 50_000
_UNITS = frozenset({"country", "admin1", "admin2", "admin3"})


def pack(source: Path, licences: Path, target: Path) -> None:
    """Write the shipped packs of the tables in ``source`` to ``target``, with a manifest of their digests.

    ``licences`` holds the three tables that `without_iso_codes` needs.
    """
    target.mkdir(parents=True, exist_ok=True)
    regions = _table(source / "macro-regions.tsv")
    world = without_iso_codes(_table(source / "places-world.tsv.gz"), licences, regions)
    parents = {row["place_id"]: row for row in world}
    manifest: dict[str, object] = {"format": FORMAT}
    with TemporaryDirectory() as scratch:
        index = Path(scratch) / "world.sqlite"
        build_index((_row(row, parents) for row in world), index, {"pack": "world"})
        _add_areas(index, regions)
        _add_country_words(index, world, regions, _table(source / "demonyms.tsv"))
        manifest["world"] = _written(target / "world.sqlite.xz", index.read_bytes(), len(world))
    packs = {}
    for file in sorted(source.glob("places-??.tsv.gz")):
        rows = _table(file)
        country = file.name[7:9]
        text = "".join(sorted(line_of(_row(row, parents)) for row in rows))
        packs[country] = _written(target / f"{country}.tsv.xz", text.encode(), len(rows))
    manifest["packs"] = packs
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _table(file: Path) -> Table:
    content = file.read_bytes()
    text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def without_iso_codes(world: Table, licences: Path, regions: Table) -> Table:
    """The units without the strings that only iso-codes (LGPL) has: GeoNames' own names stand in their place.

    ``licences`` holds ``iso-codes.tsv`` and ``attested.tsv`` (country, string), the second from GeoNames, Natural Earth and
    CLDR, and ``geonames-units.tsv`` (place_id, GeoNames' name). Units that macro-regions list by hand attest names, too.
    """
    attested = _pairs(licences / "attested.tsv")
    attested |= {
        (region["countries"], name.removeprefix("part of ")) for region in regions for name in region["covers"].split(", ")
    }
    cities = (row for row in world if row["kind"] == "settlement" and int(row["population"] or 0) >= _CITY)
    attested |= {(row["country"], name) for row in cities for name in (row["name"], *row["alternates"].split("|"))}
    # GeoNames' own table of countries has these names too.
    attested |= {(row["country"], row["name"]) for row in world if row["kind"] == "country"}
    attested |= {(country, bare) for country, name in attested if (bare := without_kind(name))}
    own = dict(
        line.split("\t") for line in (licences / "geonames-units.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    )
    doubtful = _pairs(licences / "iso-codes.tsv") - attested
    folds = {(country, fold(name)) for country, name in attested}
    unheard = {(country, name) for country, name in doubtful if (country, fold(name)) not in folds}
    cleaned = [_cleaned(row, doubtful, unheard, own) if row["kind"] in _UNITS else row for row in world]
    return _untangled([_by_hand(row) for row in cleaned])


def _by_hand(row: dict[str, str]) -> dict[str, str]:
    """A unit with the name and the middle that are known better than the sources have them."""
    name, middle = _NAMED_BY_HAND.get(row["place_id"]), place_words().middles.get(row["place_id"])
    if name:
        row = {**row, "name": name, "alternates": f"{row['name']}|{row['alternates']}"}
    return {**row, "latitude": str(middle[0]), "longitude": str(middle[1])} if middle else row


def _untangled(world: Table) -> Table:
    """The provinces without the spellings that are the usual name of another province of their country."""
    usual: dict[tuple[str, str], set[str]] = {}
    for row in world:
        if row["kind"] == "admin1":
            usual.setdefault((row["country"], fold(row["name"])), set()).add(row["place_id"])
    return [_without_neighbours(row, usual) if row["kind"] == "admin1" else row for row in world]


def _without_neighbours(row: dict[str, str], usual: dict[tuple[str, str], set[str]]) -> dict[str, str]:
    names = row["alternates"].split("|")
    own = [name for name in names if not usual.get((row["country"], fold(name)), set()) - {row["place_id"]}]
    return {**row, "alternates": "|".join(own)}


def _pairs(file: Path) -> Strings:
    lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return {(country, name) for country, name in (line.split("\t") for line in lines)}


def _cleaned(row: dict[str, str], doubtful: Strings, unheard: Strings, own: dict[str, str]) -> dict[str, str]:
    """A unit without ``unheard`` spellings; its shown name is none of the ``doubtful`` ones, however they are accented."""
    country, geonames = row["country"], own.get(row["place_id"])
    alternates = [name for name in row["alternates"].split("|") if name and (country, name) not in unheard]
    name = row["name"]
    if (country, name) in doubtful:
        alternates += [name] if (country, name) not in unheard else []
        latin = next((other for other in alternates if other[0] < "\u0250" and (country, other) not in doubtful), None)
        name = geonames or latin or name
    if geonames and geonames not in {name, *alternates}:
        alternates.insert(0, geonames)
    return {**row, "name": name, "alternates": "|".join(other for other in alternates if other != name)}


def without_kind(name: str) -> str | None:
    """A unit's name without its kind at either end ("Tsirang District", "Province of Tarlac"); None if it has none."""
    words = name.split()
    kinds_of_unit = place_words().kind_words
    if len(words) > 1 and words[-1].lower() in kinds_of_unit:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in kinds_of_unit and words[1] in {"of", "de", "di", "d'"}:
        return " ".join(words[2:])
    return " ".join(words[1:]) if len(words) > 1 and words[0].lower() in kinds_of_unit else None


def _number(place_id: str) -> int:
    source, _, number = place_id.partition(":")
    return int(number) if source == "geonames" else -int(number)


def _row(row: dict[str, str], parents: dict[str, dict[str, str]]) -> Row:
    admin1 = admin2 = 0
    above = parents.get(row["parent_id"])
    while above:
        if above["kind"] == "admin2" and not admin2:
            admin2 = _number(above["place_id"])
        if above["kind"] == "admin1" and not admin1:
            admin1 = _number(above["place_id"])
        above = parents.get(above["parent_id"])
    return Row(
        _number(row["place_id"]), row["name"], tuple(filter(None, row["alternates"].split("|"))), kinds.NUMBERS[row["kind"]],
        float(row["latitude"]), float(row["longitude"]), row["country"], admin1, admin2, int(row["population"] or 0),
    )  # fmt: skip


def _written(file: Path, content: bytes, rows: int) -> dict[str, object]:
    file.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
    return {"rows": rows, "bytes": file.stat().st_size, "sha256": sha256(file.read_bytes()).hexdigest()}


def _add_areas(index: Path, regions: Table) -> None:
    with sqlite3.connect(index) as world:
        world.executemany(
            "INSERT INTO area VALUES (:place_id,:name,:alternates,:kind,:latitude,:longitude,:radius_km,:countries,:covers)",
            regions,
        )
    world.close()


def _add_country_words(index: Path, world: Table, regions: Table, demonyms: Table) -> None:
    countries = [(row["country"], row["name"], row["alternates"].split("|")) for row in world if row["kind"] == "country"]
    words = english_words(countries, [(row["demonym"], row["country"]) for row in demonyms])
    words |= _hints(world, regions, {name for name, _, _ in words})
    with sqlite3.connect(index) as opened:
        opened.executemany("INSERT INTO country_word VALUES (?,?,?)", sorted(words))
        opened.execute("PRAGMA journal_mode = DELETE")
    opened.execute("VACUUM")
    opened.close()


def _hints(world: Table, regions: Table, taken: set[str]) -> set[CountryWord]:
    """Names that hint at their country: regions of one country, its provinces, and its cities where no other is half as big."""
    hints = {(name, region["countries"], HINT) for region in regions if len(region["countries"]) == 2
             for name in (region["name"], *region["alternates"].split("|")) if name}  # fmt: skip
    biggest: dict[str, list[tuple[int, str]]] = {}
    for row in world:
        if row["kind"] == "admin1" or (row["kind"] == "settlement" and int(row["population"] or 0) >= _CITY):
            biggest.setdefault(row["name"], []).append((int(row["population"] or 0), row["country"]))
    for name, rivals in biggest.items():
        rivals.sort(reverse=True)
        elsewhere = max((population for population, country in rivals if country != rivals[0][1]), default=0)
        if rivals[0][0] >= max(100_000, 2 * elsewhere) and len(name) > 3:
            hints.add((name, rivals[0][1], HINT))
    return {hint for hint in hints if hint[0] not in taken and hint[0].lower() not in place_words().persons_too}


if __name__ == "__main__":
    pack(*map(Path, sys.argv[1:4]))
