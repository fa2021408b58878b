"""The filters of incidents in words, as a command line, an address of a page or of the API has them.

Names and words come in, Filters go out: the one place that knows what each name means, so that the same filter finds the same
incidents wherever it is typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from harmledger.errors import FilterError
from harmledger.ledger.find import Filters
from harmledger.model.incident import Grade, IncidentKind
from harmledger.model.vocabulary import EventType

NAMES = ("from", "to", "place", "bbox", "type", "actor", "grade", "text", "kind")
"""Every filter there is, under the name that it has everywhere."""


def wanted(told: Mapping[str, str | None]) -> Filters:
    """The filters of the names that are told; a name with nothing but blanks filters nothing.

    Raises FilterError where one is not what it should be, with its name in ``option``.
    """
    words = {name: (told.get(name) or "").strip() or None for name in NAMES}
    return {
        "since": _day(words["from"], "from"),
        "until": _day(words["to"], "to"),
        "place": words["place"],
        "bbox": _box(words["bbox"]),
        "event_type": _one_of(words["type"], EventType, "type"),
        "actor": words["actor"],
        "grade": _one_of(words["grade"], Grade, "grade"),
        "text": words["text"],
        "kind": _one_of(words["kind"], IncidentKind, "kind"),
    }


def _day(told: str | None, option: str) -> date | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise FilterError(f"{told!r} is no day; write it as 2024-03-08", option) from error


def _one_of(told: str | None, closed: Any, option: str) -> Any:
    """The value as the vocabulary has it."""
    if told is None:
        return None
    value = told.lower().replace(" ", "_").replace("-", "_")
    if value not in get_args(closed):
        raise FilterError(f"{told!r} is none of: {', '.join(get_args(closed))}", option)
    return value


def _box(told: str | None) -> tuple[float, float, float, float] | None:
    if told is None:
        return None
    try:
        west, south, east, north = (float(part) for part in told.split(","))
    except ValueError as error:
        raise FilterError(f"{told!r} is no box; write it as 36.0,35.1,37.2,36.0", "bbox") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise FilterError(f"{told!r} is not on the map: west, south, east, north in degrees", "bbox")
    return west, south, east, north
