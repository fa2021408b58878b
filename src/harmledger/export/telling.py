"""An incident in a few sentences, with who says what: for the notes of formats that have no column for it.

A Record and its Names come in, plain text goes out. Quotations are the reports' own words (M7).
"""

from __future__ import annotations

from harmledger.codebook.load import load
from harmledger.export.names import Names
from harmledger.export.record import Record
from harmledger.export.total import Range, total_of
from harmledger.model.incident import Incident, Party
from harmledger.model.vocabulary import Harm

MOST_QUOTES = 8
HARMS: tuple[Harm, ...] = ("killed", "injured", "casualties", "missing", "abducted", "detained", "displaced", "abused")


def title_of(incident: Incident, names: Names) -> str:
    """ "Air strike, Binnish, 2020-10-12"; what is unknown is left out."""
    label = str(load("event_types")["event_types"][incident.event_type]["label"])
    where = (incident.place.name or names.words(incident.place.words)) if incident.place else None
    return ", ".join(filter(None, (label, where, days_of(incident))))


def days_of(incident: Incident) -> str | None:
    days = incident.days
    if days.start is None or days.end is None:
        return None
    return days.start.isoformat() if days.start == days.end else f"{days.start.isoformat()} to {days.end.isoformat()}"


def told(record: Record, names: Names) -> str:
    """Figures, who did it, quotations and grade."""
    incident = record.incident
    said = [f"{title_of(incident, names)}."]
    for harm in HARMS:
        total = total_of(incident, harm)
        if total.rule:
            said.append(f"{load('crosswalks')['harm'][harm]['label']}: {in_words(total)}.")
    said += [f"{_party(party)}." for party in incident.parties if party.role in ("perpetrator", "party")]
    said += quotes(record, names)
    grade = f"Grade: {incident.grade} ({names.headline(incident.grade_reason).rstrip('.')})"
    return " ".join([*said, f"{grade}{', provisional' if incident.is_provisional else ''}."])


def in_words(total: Range) -> str:
    """ "14 to 17, best 17 (most independent voices)"; an open bound is "?"."""
    low, high = ("?" if bound is None else str(bound) for bound in (total.low, total.high))
    span = low if low == high != "?" else f"{low} to {high}"
    best = "unknown" if total.best is None else str(total.best)
    return f"{span}, best {best} ({total.rule})"


def quotes(record: Record, names: Names) -> list[str]:
    """What each claimant said of whole figures, once each."""
    said = []
    for toll, report in record.tolls:
        if toll.part_of is None:
            claimant = names.claimant(toll.attribution, report.publisher)
            how = "" if toll.modality == "asserted" else f" ({toll.modality})"
            said.append(f"{claimant}{how}: “{names.words(toll.words)}”.")
    unique = list(dict.fromkeys(said))
    more = len(unique) - MOST_QUOTES
    return [*unique[:MOST_QUOTES], f"And {more} more."] if more > 0 else unique


def _party(party: Party) -> str:
    how = {"stated": "by", "alleged": "allegedly by", "claimed": "claimed by", "denied": "denied by"}[party.stance]
    return f"Fought by {party.name}" if party.role == "party" else f"{how[0].upper()}{how[1:]} {party.name}"
