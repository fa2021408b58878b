"""Incidents as the 49 columns of UCDP's Georeferenced Event Dataset and some of ours behind them, as CSV.

Records come in, bytes and notes go out. Deaths by side and status stand there only where they add up to ``best``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Any

from harmledger.export.names import Names, Withholding
from harmledger.export.notes import Exported, Notes
from harmledger.export.record import Record, counted_once
from harmledger.export.sides import Sides, civilians_of, is_one_sided, sides_of, type_of_violence
from harmledger.export.table import Row, csv_of
from harmledger.export.total import bounds, part_of, side_of, total_of
from harmledger.export.where import day_cells, day_code, place_cells, place_code, point_of
from harmledger.model.incident import Incident
from harmledger.model.vocabulary import PUBLISHER

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
)  # fmt: skip
OURS = (
    "x_event_type", "x_best_rule", "x_injured_low", "x_injured_best", "x_injured_high", "x_grade", "x_provisional",
    "x_deaths_note",
)  # fmt: skip
CONVENTIONS = (
    "id is our own incident id, not one of UCDP's.",
    "side_a is who did it, of a clash the side that is named first; UCDP's own ids of conflicts, dyads and sides stay empty.",
    "deaths_a, deaths_b, deaths_civilians and deaths_unknown come to best; an empty one is told of nobody and adds nothing.",
    "Where what is told does not add up, all four are empty and x_deaths_note says why.",
    "number_of_sources counts independent sources, not reports.",
    "event_clarity is 1: each row is one happening; totals are left out.",
    "latitude, longitude and geom_wkt are empty where where_prec is above 2: a midpoint is no place of an event.",
    "priogrid_gid is worked out from the coordinates.",
)
LOST = (
    "injured people, but for the x_ columns, and missing, abducted, detained and displaced people",
    "dead by age, sex and occupation",
    "weapons, and who claims which figure; source_original names the claimants",
    "whether responsibility is alleged, claimed or denied",
    "country_id, region, gwnoa, gwnob, relid, active_year, code_status, which are UCDP's own and stay empty",
)
_GRID = 0.5


def ucdp(records: Sequence[Record], *, with_names: bool = False) -> Exported:
    """The CSV of the incidents that count; totals and what would stand twice are left out and listed in the notes."""
    kept, left_out = counted_once(records)
    whose = Withholding(records, given=with_names)
    rows = [_row(record, whose.of(record)) for record in kept]
    by_incident = {str(row["id"]): [str(row["x_deaths_note"])] for row in rows if row["x_deaths_note"]}
    content = csv_of((*COLUMNS, *OURS), rows)
    return Exported(content, Notes("ucdp", len(rows), CONVENTIONS, LOST, left_out, by_incident))


def _row(record: Record, names: Names) -> Row:
    incident = record.incident
    sides = sides_of(incident)
    second = sides.second.name if sides.second else "Civilians" if is_one_sided(incident) else None
    first = sides.first.name if sides.first else None
    killed, days = total_of(incident, "killed"), day_cells(incident.days)
    injured = bounds("x_injured", total_of(incident, "injured"))
    return {
        "id": incident.incident_id,
        "year": incident.days.start.year if incident.days.start else None,
        "type_of_violence": type_of_violence(incident, sides),
        "dyad_name": f"{first} - {second}" if first and second else None,
        "side_a": first,
        "side_b": second,
        "number_of_sources": len(incident.sources),
        **_sources(record, names),
        **_where(record, names),
        "event_clarity": 1,
        "date_prec": day_code(incident.days, "ucdp"),
        **{key: days[key] for key in ("date_start", "date_end")},
        **deaths(incident, sides),
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
        "x_event_type": incident.event_type,
        "x_best_rule": killed.rule or None,
        **injured,
        "x_grade": incident.grade,
        "x_provisional": "yes" if incident.is_provisional else "no",
    }


def deaths(incident: Incident, sides: Sides) -> dict[str, Any]:
    """The dead of side a, of side b, civilians and those of unknown status, so that they add up to best; else a note (M1, M5).

    What is told of nobody is empty; the rest of best, whose status nobody told, is unknown.
    """
    best = total_of(incident, "killed").best
    if best is None:
        return {"x_deaths_note": None}
    a, b = (_of_side(incident, side.name if side else None) for side in (sides.first, sides.second))
    civilians = [number for who in civilians_of(incident) if (number := part_of(incident, "killed", who).best) is not None]
    told = [number for number in (a, b, max(civilians, default=None)) if number is not None]
    if sum(told) > best:
        note = "What is told of sides and civilians comes to more than best, so deaths_ columns are empty."
        return {"x_deaths_note": note}
    rest = best - sum(told)
    unknown = rest or (0 if told else None)
    return {
        "deaths_a": a,
        "deaths_b": b,
        "deaths_civilians": max(civilians, default=None),
        "deaths_unknown": best if not told else unknown,
        "x_deaths_note": None,
    }


def _of_side(incident: Incident, name: str | None) -> int | None:
    """The dead of the side of that name, where a figure's side is a word of it: "soldiers" are nobody's by name."""
    if name is None:
        return None
    called = [figure.side for figure in incident.figures if figure.side and figure.side.casefold() in name.casefold()]
    return side_of(incident, "killed", called).best


def _sources(record: Record, names: Names) -> dict[str, Any]:
    reports = record.reports
    articles = [
        f"“{names.headline(report.title)}”, {report.publisher or 'publisher unknown'}, {report.published or 'day unknown'}"
        for report in reports
    ]
    claims = [(toll.attribution, report) for toll, report in record.tolls if toll.attribution.claimant != PUBLISHER]
    original = dict.fromkeys(names.claimant(attribution, report.publisher) for attribution, report in claims)
    return {
        "source_article": "; ".join(articles) or None,
        "source_office": "; ".join(dict.fromkeys(report.publisher for report in reports if report.publisher)) or None,
        "source_date": "; ".join(sorted({report.published.isoformat() for report in reports if report.published})) or None,
        "source_headline": "; ".join(dict.fromkeys(names.headline(report.title) for report in reports if report.title)) or None,
        "source_original": "; ".join(original) or None,
    }


def _where(record: Record, names: Names) -> dict[str, Any]:
    cells, point = place_cells(record, names), point_of(record.incident.place)
    return {
        "where_prec": place_code(record.incident.place, "ucdp"),
        "where_coordinates": cells["place"],
        "where_description": cells["place_words"],
        "adm_1": cells["admin1"],
        "adm_2": cells["admin2"],
        "country": cells["country"],
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geom_wkt": f"POINT ({point[1]} {point[0]})" if point else None,
        "priogrid_gid": priogrid(*point) if point else None,
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of half a degree that holds a point: cells are numbered from 1, eastward from 90 S 180 W."""
    row = min(floor((latitude + 90) / _GRID), 359)
    column = min(floor((longitude + 180) / _GRID), 719)
    return row * 720 + column + 1
