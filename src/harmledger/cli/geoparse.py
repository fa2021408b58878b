"""``harmledger gazetteer parse``: every name of a place in texts, with what it means.

Apart from the other commands of the gazetteer because it reads texts, and they look up single names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from harmledger.model.report import Report
    from harmledger.pipeline.geoparse import NamedPlace


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"


def parse(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|URL|-", help="A text, or a file that holds many; - is standard input.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="A table to look at, or data for a program.")] = Format.table,
    demonyms: Annotated[bool, typer.Option(help="Also the words for peoples, as their country.")] = True,
) -> None:
    """Print every name of a place in texts: where it stands, and which place it is.

    Offsets count characters of the text as taken in. What nothing fits has no match. Ids are GeoNames' where the source has one
    ("geonames:169389"), else Who's On First's ("wof:421202365") or "macro:..." for a region.
    """
    from harmledger.cli.source import intakes
    from harmledger.ingest.intake import Given
    from harmledger.pipeline.geoparse import geoparse

    failed = 0
    for source in sources or ["-"]:
        for intake in intakes(source, Given()):
            if intake.report is None:
                failed += 1
                print(f"harmledger: {intake.doc}: {'; '.join(reject.why for reject in intake.rejects)}", file=sys.stderr)
                continue
            found = (one for one in geoparse(intake.report) if demonyms or not one.is_demonym)
            for line in _LINES[form](intake.report, found):
                typer.echo(line)
    if failed:
        raise typer.Exit(3)


def _table(report: Report, found: Iterator[NamedPlace]) -> Iterator[str]:
    for one in found:
        match, span = one.place.match, one.place.span
        where = f"{'title ' if span.in_title else ''}{span.start}-{span.end}"
        if match is None:
            yield f"{report.doc}\t{where}\t{one.place.words}\t-"
            continue
        named = ", ".join(part for part in (match.name, match.admin1, match.country) if part)
        point = f"{match.latitude} {match.longitude}" + (f" within {match.radius_km:.0f} km" if match.radius_km else "")
        yield f"{report.doc}\t{where}\t{one.place.words}\t{named} ({match.kind})\t{match.place_id}\t{point}\t{match.score:.2f}"


def _rows(report: Report, found: Iterator[NamedPlace]) -> Iterator[str]:
    for one in found:
        place = one.place
        row: dict[str, Any] = {
            "doc": report.doc,
            "words": place.words,
            "start": place.span.start,
            "end": place.span.end,
            "in_title": place.span.in_title,
            "is_demonym": one.is_demonym,
            "geo_precision": place.geo_precision,
            "match": asdict(place.match) if place.match else None,
            "candidates": [asdict(candidate) for candidate in place.candidates],
        }
        yield json.dumps(row, ensure_ascii=False)


_LINES = {Format.table: _table, Format.jsonl: _rows}
