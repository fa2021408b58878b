"""Incidents as ACLED's 31 columns and some of ours behind them, as CSV with a byte order mark, which ACLED's own files have.

Records come in, bytes and notes go out. The conventions of ACLED's codebook hold here and nowhere else: one conservative number
of dead, one day, a number for "dozens"; each use of one is written down in ``x_conventions``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from harmledger.codebook.load import load
from harmledger.export.names import Names, Withholding
from harmledger.export.notes import Exported, Notes
from harmledger.export.record import Record, counted_once
from harmledger.export.sides import acled_class, civilians_of, sides_of
from harmledger.export.table import Row, csv_of
from harmledger.export.telling import told
from harmledger.export.total import bounds, part_of, total_of
from harmledger.export.where import country, day_cells, day_code, middle, place_cells, place_code, point_of

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
OURS = (
    "x_date_start", "x_date_end", "x_killed_low", "x_killed_best", "x_killed_high", "x_killed_rule", "x_killed_civilians",
    "x_killed_children", "x_injured_low", "x_injured_best", "x_injured_high", "x_event_type", "x_place_id", "x_place_words",
    "x_geo_precision", "x_grade", "x_provisional", "x_independent_sources", "x_conventions",
)  # fmt: skip
CIVILIANS = "Civilians"
CONVENTIONS = (
    "event_id_cnty is our own incident id, not one of ACLED's.",
    "fatalities is the lowest number that claims leave, as ACLED takes the most conservative; empty where none is told.",
    "event_date is the middle of the possible days; x_date_start and x_date_end hold the first and the last.",
    "A word for a number without bounds is ACLED's number for it, where nothing else is told; x_conventions marks it.",
    "actor1 and actor2 say nothing of who attacked whom. Of several that are named, actor1 is the one that most claims name.",
    "assoc_actor_1 is empty: that two bodies are named for one incident does not make them allies.",
    "actor2 is Civilians only where reports say that civilians were harmed.",
    "latitude and longitude are empty for districts, provinces, regions and countries: a midpoint is no place of an event.",
)
LOST = (
    "injured, missing, abducted, detained and displaced people, and the range of the dead: in the x_ columns or in notes",
    "dead by status, age, sex and side, but for civilians and children in the x_ columns",
    "who claims what: in notes, as quotations",
    "whether responsibility is stated, alleged or claimed: in notes; denied parts are in notes alone",
    "region, admin3, source_scale, tags and timestamp, which are ACLED's own and stay empty",
)


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    conventions: list[str] = field(default_factory=list)


def acled(records: Sequence[Record], *, with_names: bool = False) -> Exported:
    """The CSV of the incidents that count; totals and what would stand twice are left out and listed in the notes."""
    kept, left_out = counted_once(records)
    whose = Withholding(records, given=with_names)
    lines = [_line(record, whose.of(record)) for record in kept]
    by_incident = {str(line.row["event_id_cnty"]): line.conventions for line in lines if line.conventions}
    content = csv_of((*COLUMNS, *OURS), (line.row for line in lines), with_bom=True)
    return Exported(content, Notes("acled", len(lines), CONVENTIONS, LOST, left_out, by_incident))


def _line(record: Record, names: Names) -> _Line:
    incident = record.incident
    conventions: list[str] = []
    row = {
        "event_id_cnty": incident.incident_id,
        **_when(record, conventions),
        **_what(record),
        **_actors(record, conventions),
        **_where(record, names),
        "source": "; ".join(dict.fromkeys(report.publisher for report in record.reports if report.publisher)) or None,
        "notes": told(record, names),
        "fatalities": _fatalities(record, conventions),
        **_ours(record, names),
    }
    row["x_conventions"] = " ".join(conventions) or None
    return _Line(row, conventions)


def _when(record: Record, conventions: list[str]) -> dict[str, Any]:
    days = record.incident.days
    code = day_code(days, "acled")
    day = middle(days) if code is not None else None
    if day and days.start != days.end:
        conventions.append(f"event_date is the middle of {days.start} to {days.end}.")
    return {"event_date": day.isoformat() if day else None, "year": day.year if day else None, "time_precision": code}


def _what(record: Record) -> dict[str, Any]:
    incident = record.incident
    row = dict(load("event_types")["event_types"][incident.event_type]["acled"])
    force = row.pop("with_harm_to_protesters", None)
    if force and any(total_of(incident, harm).best for harm in ("killed", "injured")):
        row.update(force)
    is_on_civilians = row["event_type"] == "Violence against civilians"
    return {**row, "civilian_targeting": "Civilian targeting" if is_on_civilians else None}


def _actors(record: Record, conventions: list[str]) -> dict[str, Any]:
    incident = record.incident
    home = incident.place.country if incident.place else None
    sides = sides_of(incident)
    harmed = civilians_of(incident) if sides.second is None else ()
    first, second = acled_class(sides.first, home), CIVILIANS if harmed else acled_class(sides.second, home)
    if sides.first and sides.first.rivals:
        conventions.append(f"actor1 is one of several that are named; the others are {'; '.join(sides.first.rivals)}.")
    labels = [label for who in harmed if (label := load("crosswalks")["who"][who]["acled"]) not in (None, CIVILIANS)]
    name = country(incident, "name")
    civilians = f"{CIVILIANS} ({name})" if name else CIVILIANS
    return {
        "actor1": sides.first.name if sides.first else None,
        "inter1": first,
        "actor2": sides.second.name if sides.second else civilians if harmed else None,
        "assoc_actor_2": "; ".join(dict.fromkeys(labels)) or None,
        "inter2": second,
        "interaction": f"{first}-{second}" if first and second else None,
    }


def _where(record: Record, names: Names) -> dict[str, Any]:
    incident, cells = record.incident, place_cells(record, names)
    point = point_of(incident.place)
    return {
        "iso": country(incident, "numeric"),
        **{key: cells[key] for key in ("country", "admin1", "admin2")},
        "location": cells["place"],
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geo_precision": place_code(incident.place, "acled"),
    }


def _fatalities(record: Record, conventions: list[str]) -> int | None:
    total = total_of(record.incident, "killed")
    if total.low is not None or total.best is not None:
        return total.low if total.low is not None else total.best
    numbers = load("crosswalks")["vague_numbers"]["acled"]
    for toll, _ in record.tolls:
        if toll.harm == "killed" and toll.modality == "asserted" and toll.count.vague:
            word = next((word for word in toll.words.casefold().split() if word in numbers), None)
            if word:
                conventions.append(f"fatalities: “{word}” is {numbers[word]} by ACLED's convention.")
                return int(numbers[word])
    return None


def _ours(record: Record, names: Names) -> dict[str, Any]:
    incident, days, place = record.incident, day_cells(record.incident.days), place_cells(record, names)
    killed = total_of(incident, "killed")
    ranges = bounds("killed", killed) | bounds("injured", total_of(incident, "injured"))
    told = {
        **{key: days[key] for key in ("date_start", "date_end")},
        **ranges,
        "killed_rule": killed.rule or None,
        "killed_civilians": part_of(incident, "killed", "civilians").best,
        "killed_children": part_of(incident, "killed", "children").best,
        "event_type": incident.event_type,
        **{key: place[key] for key in ("place_id", "place_words", "geo_precision")},
        "grade": incident.grade,
        "provisional": "yes" if incident.is_provisional else "no",
        "independent_sources": len(incident.sources),
    }
    return {f"x_{key}": value for key, value in told.items()}
