"""What stands beside an export: the conventions it follows, what its format cannot hold, and which incidents it leaves out.

A format fills it in, the command writes it as JSON to NAME.notes.json, so that no number travels without what it means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harmledger.export.record import LeftOut


@dataclass(frozen=True, slots=True)
class Notes:
    """``lost`` is what the ledger has and the format has no place for; ``by_incident`` are conventions of one row only."""

    form: str
    rows: int
    conventions: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    by_incident: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of one file, and the notes that go beside it."""

    content: bytes
    notes: Notes


def as_json(notes: Notes, *, head: str | None, made_by: Mapping[str, str], names_given: bool) -> bytes:
    """The sidecar; ``head`` is the digest of the ledger's last row, None where there is no ledger."""
    told = {
        "format": notes.form,
        "rows": notes.rows,
        "ledger_head": head,
        "made_by": dict(made_by),
        "names_of_people": "given" if names_given else "withheld",
        "conventions": list(notes.conventions),
        "not_held_by_the_format": list(notes.lost),
        "left_out": [{"incident_id": one.incident_id, "why": one.why} for one in notes.left_out],
        "conventions_by_incident": {incident: list(said) for incident, said in notes.by_incident.items() if said},
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
