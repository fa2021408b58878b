"""What totals are held against in a narrow table of its own; the view is worked out again when the ledger is next asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

HARMS = ("killed", "injured", "casualties", "missing", "abducted", "detained", "displaced")


def upgrade() -> None:
    op.create_table(
        "incident_brief",
        sa.Column("anchor", sa.String(32), primary_key=True),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("admin1", sa.Text),
        sa.Column("place_id", sa.Text),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        *(sa.Column(harm, sa.Integer) for harm in HARMS),
    )
    op.create_index("ix_incident_brief_first_day", "incident_brief", ["first_day"])
    op.create_index("ix_incident_brief_place_id", "incident_brief", ["place_id"])
    columns = ["country", "first_day", "last_day", "admin1", "killed", "injured"]
    op.create_index("incident_brief_by_country", "incident_brief", columns)
    op.drop_index("incident_totals", "incident")
    which = sa.text("kind = 'aggregate'")
    columns = ["last_day", "first_day", "country", "anchor"]
    op.create_index("incident_totals", "incident", columns, sqlite_where=which, postgresql_where=which)
    op.execute("DELETE FROM state WHERE name = 'view'")
