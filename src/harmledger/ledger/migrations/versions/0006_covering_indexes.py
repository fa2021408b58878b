"""Indexes that hold all that one kind of question looks at: in order, by day, by point, by name, and the few that last long."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NAMES = ["incident_id", "anchor"]
KINDS = ["kind", "is_part", "grade", "event_type"]
POINT = ["latitude", "longitude", "grid_x", "grid_y"]
HARMS = [f"{harm}_{end}" for harm in ("killed", "injured") for end in ("told", "low", "best", "high")]


def upgrade() -> None:
    op.drop_index("ix_incident_first_day", "incident")
    op.drop_index("incident_in_order", "incident")
    _index("in_order", "day_order", *NAMES, *KINDS, "first_day", "last_day")
    _index("by_day", "day_order", "last_day", *KINDS, "first_day", *POINT, *HARMS, *NAMES)
    _index("by_point", *POINT, *KINDS, "day_order", "first_day", "last_day", *HARMS, *NAMES)
    if op.get_bind().dialect.name == "sqlite":
        _index("by_name", "places", "actors", "anchor")
    _index("over_days", "last_day", "day_order", "first_day", "anchor", which="first_day < last_day")
    _index("totals", "last_day", "first_day", "anchor", which="kind = 'aggregate'")


def _index(name: str, *columns: str, which: str | None = None) -> None:
    some = sa.text(which) if which else None
    op.create_index(f"incident_{name}", "incident", list(columns), sqlite_where=some, postgresql_where=some)
