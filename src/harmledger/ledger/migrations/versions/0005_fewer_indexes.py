"""Indexes that made looking through incidents slower than without: many rows share what they were by."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_index("incident_of_kind", "incident")
    for column in ("event_type", "country", "latitude", "grade"):
        op.drop_index(f"ix_incident_{column}", "incident")
