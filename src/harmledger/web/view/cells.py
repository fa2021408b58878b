"""The squares of a map as its script is told them, and a sum in words.

Cells come in, plain values go out. An incident without a point is on no map: its page says what is known (M16).
"""

from __future__ import annotations

from harmledger.model.overview import Box
from harmledger.model.summary import Cell, Sum
from harmledger.pipeline.settlements import Settlement


def bounds(box: Box | None) -> str:
    """The box as west,south,east,north; "" where there is none."""
    return ",".join(map(str, box)) if box else ""


def row(cell: Cell) -> dict[str, object]:
    """A cell as JSON for the map's script."""
    return {
        "lat": cell.latitude,
        "lon": cell.longitude,
        "n": cell.incidents,
        "killed": _told(cell.killed),
        "injured": _told(cell.injured),
        "weight": cell.killed.best,
        "id": cell.incident_id,
        "heading": cell.heading,
    }


def place_row(one: Settlement) -> dict[str, object]:
    """A settlement as JSON for a map; ``size`` is 1 for a city, 2 for a town, 3 for what is smaller."""
    return {"name": one.name, "lat": one.latitude, "lon": one.longitude, "size": one.size}


def _told(one: Sum) -> str:
    return summed(one) if one != Sum() else ""


def said(one: Sum, harm: str) -> str:
    """The sum with its harm: "80 (74 to 82) killed"; "killed not told" where there is nothing to add up (M1)."""
    return f"{harm} not told" if one == Sum() else f"{summed(one)} {harm}"


def summed(one: Sum) -> str:
    """A sum with its range: "80", "80 (74 to 82)", "at least 80" where a figure has no upper end or no number.

    Where there is nothing to add up it is "none told", and no zero (M1).
    """
    if one == Sum():
        return "none told"
    if one.without:
        return f"at least {one.low:,}" if one.low == one.best else f"{one.best:,} ({one.low:,} or more)"
    return f"{one.best:,}" if one.low == one.best == one.high else f"{one.best:,} ({one.low:,} to {one.high:,})"
