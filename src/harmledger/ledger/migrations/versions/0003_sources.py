"""What is followed: each source with its last visit, what it listed, its volume by day and its gaps, beside the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_AT = sa.String(40)


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("checked_at", _AT),
        sa.Column("succeeded_at", _AT),
        sa.Column("next_at", _AT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_table(
        "source_entry",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("entry", sa.String(32), primary_key=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("done_at", _AT),
    )
    op.create_table(
        "source_volume",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
    )
    op.create_table(
        "source_gap",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("since", _AT, primary_key=True),
        sa.Column("until", _AT, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
