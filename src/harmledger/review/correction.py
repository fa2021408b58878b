"""What a person may put in the place of a claim's value, and whether it can be one.

A Claim and the changed parts come in, the whole corrected value as JSON goes out; the claim itself is never touched (M24).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from harmledger.errors import JudgementError
from harmledger.model.claim import Claim
from harmledger.model.vocabulary import GeoPrecision, Harm, Role, Stance, Who

Check = Callable[[Any], bool]


def corrected_value(claim: Claim, change: Mapping[str, object]) -> str:
    """All that can be corrected of the claim, with the changed parts, as JSON.

    Raises JudgementError where a part is unknown or cannot be what is given.
    """
    parts = PARTS[claim.field]
    if not change:
        raise JudgementError("The correction changes nothing.", f"Give one of: {', '.join(parts)}.")
    for part, given in change.items():
        if part not in parts:
            raise JudgementError(f"A {claim.field} has no {part!r} to correct.", f"It has: {', '.join(parts)}.")
        if not (parts[part](given) if given is not None else part not in ALWAYS):
            raise JudgementError(f"{given!r} cannot be the {part} of a {claim.field}.", "See docs/reference/commands.md.")
    lost = {name: None for name, parts in HANGS_ON.items() if parts & change.keys()}
    told = json.loads(claim.value) | lost | dict(change)
    value = {part: told.get(part) for part in parts}
    FITS[claim.field](value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _toll_fits(value: dict[str, Any]) -> None:
    low, high = value["low"], value["high"]
    if low is not None and high is not None and low > high:
        raise JudgementError(f"low {low} is above high {high}.", "Give both bounds.")


def _place_fits(value: dict[str, Any]) -> None:
    if (value["latitude"] is None) != (value["longitude"] is None):
        raise JudgementError("A point has a latitude and a longitude.", "Give both, or neither.")


def _date_fits(value: dict[str, Any]) -> None:
    start, end = value["start"], value["end"]
    if (start is None) != (end is None) or (start or "") > (end or ""):
        raise JudgementError(f"{start} to {end} are no days in order.", "Give the first and the last day.")


def _any_fits(value: dict[str, Any]) -> None:
    """An actor's parts fit together in every way."""


def _is_count(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and given >= 0


def _is_text(given: Any) -> bool:
    return isinstance(given, str) and bool(given.strip())


def _is_day(given: Any) -> bool:
    try:
        return isinstance(given, str) and date.fromisoformat(given).isoformat() == given
    except ValueError:
        return False


def _within(limit: float) -> Check:
    return lambda given: isinstance(given, (int, float)) and not isinstance(given, bool) and -limit <= given <= limit


def _one_of(closed: Any) -> Check:
    return lambda given: given in get_args(closed)


PARTS: dict[str, dict[str, Check]] = {
    "toll": {"harm": _one_of(Harm), "low": _is_count, "high": _is_count, "who": _one_of(Who), "side": _is_text},
    "place": {
        "name": _is_text,
        "place_id": _is_text,
        "latitude": _within(90),
        "longitude": _within(180),
        "admin1": _is_text,
        "country": _is_text,
        "geo_precision": _one_of(GeoPrecision),
    },
    "date": {"start": _is_day, "end": _is_day},
    "actor": {"role": _one_of(Role), "name": _is_text, "actor_id": _is_text, "stance": _one_of(Stance)},
}
"""What of each field a person can correct, and what it has to be; a part may be set to unknown, which is null (M1)."""

ALWAYS = frozenset({"harm", "who", "role", "stance"})
"""What a figure or an actor cannot be without."""

_NAMED = frozenset({"name"})
HANGS_ON = {
    "place_id": frozenset({"name", "latitude", "longitude"}),
    "latitude": _NAMED,
    "longitude": _NAMED,
    "admin1": _NAMED,
    "country": _NAMED,
    "geo_precision": _NAMED,
    "actor_id": _NAMED,
}
"""What is said of a part that is another one now: unknown unless it is given, too. A place under another name keeps neither the
point of the former one nor what that lay in (M1, M16)."""

FITS: dict[str, Callable[[dict[str, Any]], None]] = {
    "toll": _toll_fits,
    "place": _place_fits,
    "date": _date_fits,
    "actor": _any_fits,
}
