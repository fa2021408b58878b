"""The tables of a ledger as frames for a notebook: a row an incident, a claim or a report, and what is unknown null (M1).

A Ledger comes in, a frame of polars or pandas goes out; either is an optional part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from harmledger.errors import MissingPartError
from harmledger.model.claim import claims_of
from harmledger.model.vocabulary import Harm, Role

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger

Table = Literal["incidents", "claims", "reports"]
Library = Literal["polars", "pandas"]


def framed(ledger: Ledger, table: Table, library: Library) -> Any:
    """The table as a frame. Raises MissingPartError where the library is not installed, ValueError for another table."""
    if table not in ROWS:
        raise ValueError(f"there is no table {table!r}, but {', '.join(ROWS)}")
    try:
        made = import_module(library)
    except ImportError as error:
        raise MissingPartError(f"{library} is not installed.", f"Run: pip install 'harmledger[{library}]'") from error
    columns, rows = ROWS[table]
    held = list(rows(ledger))
    if library == "polars":
        return made.DataFrame(held, schema=columns, orient="row")
    return made.DataFrame(held, columns=list(columns)).convert_dtypes()


def _incidents(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for one in ledger.incidents():
        place = one.place
        where = [getattr(place, name, None) for name in ("name", "admin1", "country", "latitude", "longitude", "geo_precision")]
        figures = [getattr(one.figure(harm), end, None) for harm in HARMS for end in ("low", "best", "high")]
        parties = ["; ".join(party.name for party in one.parties if party.role == role) for role in ROLES]
        told = (one.incident_id, one.kind, one.event_type, one.days.start, one.days.end)
        seen = (one.first_report, one.last_report, len(one.reports), len(one.sources), one.part_of)
        yield (*told, *where, *figures, *(names or None for names in parties), one.grade, one.is_provisional, *seen)


def _claims(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """The values of the readings that count; one of scenery or of a prospect is in no incident."""
    incident_of = {mention: one.incident_id for one in ledger.incidents() for mention in one.mentions}
    for report_id, mention in ledger.told():
        for claim in claims_of(mention):
            said = claim.attribution
            told = (claim.claim_id, claim.mention_id, report_id, incident_of.get(claim.mention_id), claim.field, claim.value)
            yield (*told, claim.words, claim.modality, said.claimant, said.claimant_kind, claim.span.start, claim.span.end)


def _reports(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for one in ledger.all_reports():
        yield (one.report_id, one.doc, one.title, one.publisher, one.url, one.published, one.language, len(one.text))


HARMS: tuple[Harm, ...] = ("killed", "injured")
ROLES: tuple[Role, ...] = ("perpetrator", "party", "target")
ROWS: dict[str, tuple[dict[str, type], Callable[[Ledger], Iterator[tuple[Any, ...]]]]] = {
    "incidents": (
        {
            **dict.fromkeys(("incident_id", "kind", "event_type"), str),
            **dict.fromkeys(("first_day", "last_day"), date),
            **dict.fromkeys(("place", "admin1", "country"), str),
            **dict.fromkeys(("latitude", "longitude"), float),
            "geo_precision": str,
            **{f"{harm}_{end}": int for harm in HARMS for end in ("low", "best", "high")},
            **dict.fromkeys(("perpetrators", "parties", "targets", "grade"), str),
            "is_provisional": bool,
            **dict.fromkeys(("first_report", "last_report"), date),
            **dict.fromkeys(("reports", "sources"), int),
            "part_of": str,
        },
        _incidents,
    ),
    "claims": (
        {
            **dict.fromkeys(("claim_id", "mention_id", "report_id", "incident_id", "field", "value", "words"), str),
            **dict.fromkeys(("modality", "claimant", "claimant_kind"), str),
            **dict.fromkeys(("start", "end"), int),
        },
        _claims,
    ),
    "reports": (
        {
            **dict.fromkeys(("report_id", "doc", "title", "publisher", "url"), str),
            "published": date,
            "language": str,
            "characters": int,
        },
        _reports,
    ),
}
"""The columns of each table with their types, and where its rows come from."""
