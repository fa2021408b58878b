"""Readings as a sheet: a line for each toll, and one for each mention that tells of nobody hurt.

A Reading comes in, rows of cells go out. No text of a report can become a formula where the sheet is opened.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.model.addition import added_up
from harmledger.model.contract import ActorRow, MentionRow, TollRow, as_row
from harmledger.model.reading import Reading
from harmledger.review.phrase import STANCE, printable

Cell = str | int | float | None

COLUMNS = (
    "doc", "report_id", "publisher", "published", "mention_id", "kind", "part_of_mention", "event_type",
    "perpetrators", "parties", "targets", "weapons",
    "place_words", "within", "place_name", "admin1", "country", "latitude", "longitude", "geo_precision",
    "date_words", "date_start", "date_end", "date_precision",
    "claim_id", "harm", "low", "high", "vague", "approximate", "who", "side", "part_of_claim", "modality", "added_up",
    "claimant", "claimant_kind", "spokesperson", "words",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@")  # what is printable has no tab, carriage return or NUL left


def rows(reading: Reading) -> Iterator[list[str]]:
    """The cells of a reading, in the order of COLUMNS; what is unknown is an empty cell (M1)."""
    row = as_row(reading)
    left_out = {str(out.claim_id): f"no: {out.reason}" for out in added_up(reading).left_out}
    report = row["report"]
    source: list[Cell] = [row["doc"], report["report_id"], report["publisher"], report["published"]]
    for mention in row["mentions"]:
        happening = source + _happening(mention)
        for toll in mention["tolls"]:
            yield [*map(cell, happening + _figure(toll, left_out.get(toll["claim_id"], "yes")))]
        if not mention["tolls"]:
            yield [*map(cell, happening), *[""] * (len(COLUMNS) - len(happening))]


def cell(value: Cell) -> str:
    """One cell: numbers as they are, and text that a spreadsheet would run as a formula behind an apostrophe."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = printable(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _happening(mention: MentionRow) -> list[Cell]:
    place, date = mention["place"], mention["date"]
    cells: list[Cell] = [
        mention["mention_id"],
        mention["kind"],
        mention["part_of"],
        mention["event_type"],
        _named(mention["actors"], "perpetrator"),
        _named(mention["actors"], "party"),
        _named(mention["actors"], "target"),
        "; ".join(weapon["words"] for weapon in mention["weapons"]),
    ]
    if place:
        cells += [place["words"], place["within"], place["name"], place["admin1"], place["country"]]
        cells += [place["latitude"], place["longitude"], place["geo_precision"]]
    else:
        cells += [None] * 8
    cells += [date["words"], date["start"], date["end"], date["date_precision"]] if date else [None] * 4
    return cells


def _named(actors: list[ActorRow], role: str) -> str:
    return "; ".join(actor["words"] + STANCE[actor["stance"]] for actor in actors if actor["role"] == role)


def _figure(toll: TollRow, added: str) -> list[Cell]:
    said = toll["attribution"]
    return [
        toll["claim_id"],
        toll["harm"],
        toll["low"],
        toll["high"],
        "yes" if toll["vague"] else None,
        "yes" if toll["approximate"] else None,
        toll["who"],
        toll["side"],
        toll["part_of"],
        toll["modality"],
        added,
        said["claimant"],
        said["claimant_kind"],
        said["spokesperson"],
        toll["words"],
    ]
