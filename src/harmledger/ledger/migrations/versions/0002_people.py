"""Who may use the desk: users, and their sessions and tokens, beside the log and not in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "desk_user",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("right", sa.String(16), nullable=False),
        sa.Column("password", sa.Text),
    )
    op.create_table(
        "desk_credential",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("ends_at", sa.String(40), nullable=False),
    )
    for column in ("user", "ends_at"):
        op.create_index(f"ix_desk_credential_{column}", "desk_credential", [column])
