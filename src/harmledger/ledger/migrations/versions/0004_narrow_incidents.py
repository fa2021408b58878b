"""Incidents in two tables, what is looked through and what is shown, both worked out again when the ledger is next asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_table("incident")
    op.create_table(
        "incident",
        sa.Column("anchor", sa.String(32), primary_key=True),
        sa.Column("base_id", sa.Text, nullable=False),
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("is_part", sa.Boolean, nullable=False),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("day_order", sa.Date, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("country", sa.Text),
        sa.Column("admin1", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("grid_x", sa.Integer),
        sa.Column("grid_y", sa.Integer),
        sa.Column("grade", sa.String(16), nullable=False),
        sa.Column("is_provisional", sa.Boolean, nullable=False),
        sa.Column("last_report", sa.Date),
        *_figure("killed"),
        *_figure("injured"),
        sa.Column("places", sa.Text, nullable=False),
        sa.Column("actors", sa.Text, nullable=False),
    )
    for column in ("base_id", "incident_id", "event_type", "first_day", "country", "latitude", "grade", "last_report"):
        op.create_index(f"ix_incident_{column}", "incident", [column])
    op.create_index("incident_in_order", "incident", ["day_order", "incident_id"])
    op.create_index("incident_of_kind", "incident", ["kind", "country", "first_day"])
    op.create_table(
        "incident_body", sa.Column("anchor", sa.String(32), primary_key=True), sa.Column("body", sa.Text, nullable=False)
    )
    op.execute("DELETE FROM state WHERE name = 'view'")


def _figure(harm: str) -> list[sa.Column[int] | sa.Column[bool]]:
    told: list[sa.Column[int] | sa.Column[bool]] = [sa.Column(f"{harm}_told", sa.Boolean, nullable=False)]
    return told + [sa.Column(f"{harm}_{end}", sa.Integer) for end in ("low", "best", "high")]
