"""Which mentions are compared at all: those that share a key of day and distance, or of day and name.

A Signature comes in, its keys go out; a store looks mentions up by them. Two mentions that could tell of one happening share a
key whatever each of them leaves out, and all others are never held against each other, so that work grows with the mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import cos, floor, radians

from harmledger.codebook.likeness import likeness
from harmledger.reconcile.signature import Signature
from harmledger.reconcile.sketch import unpacked
from harmledger.reconcile.telling import is_pair

BACK = 10
"""A report that tells no day is of the days before it, at most so many."""
REACH = 30.0
"""Two places may be this many kilometres further apart than they reach."""
LONG = 10
"""A mention that spans more days than these is looked up by its weeks."""
WIDE = 500.0
"""A place that reaches further, in kilometres, is looked up by its country."""
VAGUE = 200.0
"""A place that reaches further is looked up by the names in its report too, as if it were not known."""
_KM = 111.2


def block_keys(signature: Signature) -> tuple[str, ...]:
    """The keys under which a mention is looked for, sorted; () for one that is never part of an incident or a total (M9)."""
    if signature.kind not in ("incident", "aggregate"):
        return ()
    kind = "t" if signature.kind == "aggregate" else ""
    cells = {f"{kind}{day}|{cell}" for cell in _cells(signature) for day in _days(signature)}
    people = {f"{kind}a{person:x}" for person in signature.people}
    names = {f"{kind}{week}|{name}" for name in _names(signature) for week in _weeks(signature)}
    return tuple(sorted(cells | names | people))


def _days(signature: Signature) -> Iterator[str]:
    """The days that it may have been, and one more; its weeks where they are many."""
    first, last = window(signature)
    if first and last and (last - first).days <= LONG:
        yield from map(str, range(first.toordinal(), last.toordinal() + 2))
    else:
        yield from _weeks(signature)


def _weeks(signature: Signature) -> Iterator[str]:
    first, last = window(signature)
    if first is None or last is None:
        yield "?"
    else:
        for week in range(first.toordinal() // 7, (last.toordinal() + 1) // 7 + 1):
            yield f"w{week}"


def window(signature: Signature) -> tuple[date | None, date | None]:
    """The first and the last day that the happening can have been."""
    if signature.start and signature.end:
        return signature.start, signature.end
    if signature.published:
        return signature.published - timedelta(days=BACK - 1), signature.published
    return None, None


def _cells(signature: Signature) -> Iterator[str]:
    """The degrees of latitude and longitude that the place may lie in."""
    lat, lon, radius = signature.latitude, signature.longitude, signature.radius
    if lat is None or lon is None or radius is None:
        return
    if radius > WIDE:
        yield f"c{signature.country}"
        return
    reach = (radius + REACH / 2) / _KM
    wide = reach / max(0.1, cos(radians(lat)))
    for row in range(floor(lat - reach), floor(lat + reach) + 1):
        for column in range(floor(lon - wide), floor(lon + wide) + 1):
            yield f"{row},{(column + 180) % 360 - 180}"


def _names(signature: Signature) -> Iterator[str]:
    """Words for the place, and two names side by side; every name where the place was not found or told."""
    is_known = signature.radius is not None and signature.radius <= VAGUE
    names = signature.names if is_known else {*signature.names, *unpacked(signature.around)}
    yield from (f"{place:x}" for place in (*signature.places, *signature.people))
    yield from (f"{name:x}" for name in names if is_pair(name) or not is_known)


def families(signature: Signature) -> frozenset[str]:
    """The families of violence that the mention's type belongs to."""
    return likeness().families.get(signature.event_type, frozenset())
