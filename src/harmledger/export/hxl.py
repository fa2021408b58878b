"""Incidents as a CSV with HXL hashtags in its second row, for the Humanitarian Data Exchange and its tools.

Records come in, bytes and notes go out. HDX forbids personal data, so no column holds names of people, asked for or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from harmledger.codebook.load import load
from harmledger.export.names import Names, Withholding
from harmledger.export.notes import Exported, Notes
from harmledger.export.record import Record, counted_once
from harmledger.export.sides import sides_of
from harmledger.export.table import Cell, csv_of
from harmledger.export.total import Range, part_of, total_of
from harmledger.export.where import country, day_cells, place_cells, point_of
from harmledger.model.vocabulary import Harm, Who

CONVENTIONS = (
    "killed, injured and the other measures are of everybody told; those by class of people only where reports say so.",
    "latitude and longitude are empty for districts, provinces, regions and countries: a midpoint is no place of an event.",
    "perpetrator is a body that is told, alleged or claims to have done it; empty where a denial is all there is.",
)
LOST = (
    "who claims which figure in which words, and the words of the reports",
    "the figures that claims differ in, but for the lowest and the highest",
    "weapons, and parties other than the perpetrator",
)
TOTALS: tuple[Harm, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced")
CLASSES: tuple[Who, ...] = ("civilians", "children", "women", "men", "combatants")
_PLAIN = {
    "incident_id": "#event+id",
    "event_type": "#event+type",
    "date_start": "#date+occurred+start",
    "date_end": "#date+occurred+end",
    "date_precision": "#meta+date+precision",
    "country_iso3": "#country+code+v_iso3",
    "country": "#country+name",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "geo_precision": "#meta+geo+precision",
}
_STANDING = {
    "perpetrator": "#group+name+perpetrator",
    "grade": "#status+name",
    "provisional": "#status+provisional",
    "independent_sources": "#meta+sources+num",
    "source_urls": "#meta+url",
}


def hxl(records: Sequence[Record], *, with_names: bool = False) -> Exported:  # noqa: ARG001 - as every format is called
    """The CSV of the incidents that count; totals and what would stand twice are left out and listed in the notes.

    ``with_names`` changes nothing.
    """
    kept, left_out = counted_once(records)
    whose = Withholding(records, given=False)
    rows = [_row(record, whose.of(record)) for record in kept]
    content = csv_of(list(tags()), rows, above=[list(tags().values())])
    return Exported(content, Notes("hxl", len(rows), CONVENTIONS, LOST, left_out))


@cache
def tags() -> dict[str, str]:
    """The hashtag of each column, in their order."""
    crosswalks = load("crosswalks")
    totals = [(harm, f"#affected+{crosswalks['harm'][harm]['hxl']}") for harm in TOTALS]
    classes = [(f"killed_{who}", f"#affected+killed+{crosswalks['who'][who]['hxl']}") for who in CLASSES]
    figures = {
        f"{name}{ending}": f"{tag}{attribute}"
        for name, tag in (*totals, *classes)
        for ending, attribute in (("_min", "+min"), ("", ""), ("_max", "+max"))
    }
    return _PLAIN | figures | _STANDING


def _row(record: Record, names: Names) -> dict[str, Cell]:
    incident = record.incident
    point = point_of(incident.place)
    side = sides_of(incident).first if incident.event_type != "clash" else None
    row: dict[str, Cell] = {
        "incident_id": incident.incident_id,
        "event_type": incident.event_type,
        **day_cells(incident.days),
        **place_cells(record, names),
        "country_iso3": country(incident, "alpha3"),
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "perpetrator": side.name if side else None,
        "grade": incident.grade,
        "provisional": "yes" if incident.is_provisional else "no",
        "independent_sources": len(incident.sources),
        "source_urls": " ".join(dict.fromkeys(url for one in record.reports if (url := names.address(one.url)))) or None,
    }
    for harm in TOTALS:
        row |= _bounds(harm, total_of(incident, harm))
    for who in CLASSES:
        row |= _bounds(f"killed_{who}", part_of(incident, "killed", who))
    return row


def _bounds(name: str, told: Range) -> dict[str, Cell]:
    return {f"{name}_min": told.low, name: told.best, f"{name}_max": told.high}
