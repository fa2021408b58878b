"""Incidents as Parquet with fixed column types, for data frames and databases: figures, parties, sources, claims within each.

Records come in, bytes and notes go out. Needs polars, an extra that frames need too (`pip install 'harmledger[polars]'`): with
it every column has its type, also where all of it is null, and the file keeps metadata of ours.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from harmledger.codebook.load import load
from harmledger.errors import MissingPartError
from harmledger.export.names import Names, Withholding
from harmledger.export.notes import Exported, Notes
from harmledger.export.record import Record
from harmledger.export.total import bounds, total_of
from harmledger.export.where import country, place_cells
from harmledger.model.incident import Figure, Incident

VERSION = "1"
"""Of the columns; it rises when one is renamed, retyped or dropped."""
COLUMNS = """
incident_id:t kind:t part_of:t event_type:t sdg_cause:t date_start:d date_end:d date_precision:t place:t place_words:t
place_id:t admin1:t admin2:t country:t country_iso3:t latitude:f longitude:f geo_precision:t radius_km:f killed_low:n
killed_best:n killed_high:n injured_low:n injured_best:n injured_high:n grade:t grade_reason:t
is_provisional:b independent_sources:n
first_report:d last_report:d weapons:l aliases:l
"""
"""Names and types: t text, n whole number, f number, d day, b true or false, l list of texts."""
NESTED = {
    "figures": "harm:t who:t side:t low:n best:n high:n rule:t is_part:b approximate:b sdg_status:t sdg_age:t sdg_sex:t",
    "parties": "role:t name:t actor_id:t stance:t",
    "sources": "name:t reports:l",
    "reports": "report_id:t publisher:t title:t url:t published:d",
    "claims": """claim_id:t report_id:t harm:t low:n high:n vague:b approximate:b who:t side:t modality:t words:t claimant:t
        claimant_id:t claimant_kind:t spokesperson:t""",
}
"""Columns that hold a list of rows of their own."""
CONVENTIONS = (
    "One row an incident or total: kind tells them apart, and part_of names the wider incident.",
    "killed_best may be added up only where kind is incident and part_of is null.",
    "latitude and longitude of a place without a point (geo_precision district, province, region, country) are its middle.",
    "null is unknown, never zero.",
)
LOST = ("the reports' texts", "links between mentions with their scores, and judgements: the ledger's own JSONL has them")


def parquet(records: Sequence[Record], *, with_names: bool = False) -> Exported:
    """The file, zstd-compressed. Raises MissingPartError where polars is not installed."""
    try:
        import polars as pl
    except ImportError as error:
        raise MissingPartError("Parquet needs polars, which is not installed.", "pip install 'harmledger[polars]'") from error
    whose = Withholding(records, given=with_names)
    rows = [_row(record, whose.of(record)) for record in records]
    out = io.BytesIO()
    frame = pl.DataFrame(rows, schema=_schema(pl))
    frame.write_parquet(out, compression="zstd", metadata={"harmledger.columns": VERSION})
    return Exported(out.getvalue(), Notes("parquet", len(rows), CONVENTIONS, LOST))


def _schema(pl: Any) -> dict[str, Any]:
    kinds = {"t": pl.String, "n": pl.Int32, "f": pl.Float64, "d": pl.Date, "b": pl.Boolean, "l": pl.List(pl.String)}

    def typed(columns: str) -> dict[str, Any]:
        return {name: kinds[kind] for name, _, kind in (column.partition(":") for column in columns.split())}

    return typed(COLUMNS) | {name: pl.List(pl.Struct(typed(columns))) for name, columns in NESTED.items()}


def _row(record: Record, names: Names) -> dict[str, Any]:
    incident = record.incident
    return {
        "incident_id": incident.incident_id,
        "kind": incident.kind,
        "part_of": incident.part_of,
        "event_type": incident.event_type,
        "sdg_cause": cause_of(incident),
        "date_start": incident.days.start,
        "date_end": incident.days.end,
        "date_precision": incident.days.precision,
        **_place(record, names),
        **bounds("killed", total_of(incident, "killed")),
        **bounds("injured", total_of(incident, "injured")),
        "grade": incident.grade,
        "grade_reason": names.headline(incident.grade_reason),
        "is_provisional": incident.is_provisional,
        "independent_sources": len(incident.sources),
        "first_report": incident.first_report,
        "last_report": incident.last_report,
        "weapons": list(incident.weapons),
        "aliases": list(incident.aliases),
        "figures": [_figure(figure) for figure in incident.figures],
        "parties": [_party(party.role, party.name, party.actor_id, party.stance, names) for party in incident.parties],
        "sources": [{"name": names.words(source.name), "reports": list(source.reports)} for source in incident.sources],
        **_reports(record, names),
    }


def cause_of(incident: Incident) -> str | None:
    """The cause of death by SDG 16.1.2, from the weapons where they agree, else from the type; None where neither says (M1)."""
    causes = load("crosswalks")["sdg_cause"]
    by_weapon: set[str] = {causes["weapons"][weapon] for weapon in incident.weapons if weapon in causes["weapons"]}
    by_type: str | None = causes["event_types"].get(incident.event_type)
    return by_weapon.pop() if len(by_weapon) == 1 else None if by_weapon else by_type


def _place(record: Record, names: Names) -> dict[str, Any]:
    site = record.incident.place
    return {
        **place_cells(record, names),
        "country_iso3": country(record.incident, "alpha3"),
        "latitude": site.latitude if site else None,
        "longitude": site.longitude if site else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    sdg = load("crosswalks")["who"][figure.who]["sdg"]
    return {
        "harm": figure.harm,
        "who": figure.who,
        "side": figure.side,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "rule": figure.rule,
        "is_part": figure.is_part,
        "approximate": figure.approximate,
        **{f"sdg_{key}": value for key, value in sdg.items()},
    }


def _party(role: str, name: str, actor_id: str | None, stance: str, names: Names) -> dict[str, str | None]:
    told = names.words(name) if role == "target" and actor_id is None else name
    return {"role": role, "name": told, "actor_id": actor_id, "stance": stance}


def _reports(record: Record, names: Names) -> dict[str, list[dict[str, Any]]]:
    reports = [
        {
            "report_id": report.report_id,
            "publisher": report.publisher,
            "title": names.headline(report.title),
            "url": names.address(report.url),
            "published": report.published,
        }
        for report in record.reports
    ]
    claims = [
        {
            "claim_id": toll.claim_id,
            "report_id": report.report_id,
            "harm": toll.harm,
            "low": toll.count.low,
            "high": toll.count.high,
            "vague": toll.count.vague,
            "approximate": toll.count.approximate,
            "who": toll.who,
            "side": toll.side,
            "modality": toll.modality,
            "words": names.words(toll.words),
            "claimant": names.claimant(toll.attribution, report.publisher),
            "claimant_id": toll.attribution.claimant_id,
            "claimant_kind": toll.attribution.claimant_kind,
            "spokesperson": names.spokesperson(toll.attribution),
        }
        for toll, report in record.tolls
    ]
    return {"reports": reports, "claims": claims}
