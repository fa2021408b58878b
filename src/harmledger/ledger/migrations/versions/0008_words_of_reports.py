"""An index of the words of reports, of those that are there already too."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from harmledger.ledger import words

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    tx = op.get_bind()
    words.make(tx)
    rows = tx.execute(sa.text("SELECT seq, body FROM fact WHERE kind = 'report' ORDER BY seq")).all()
    words.put(tx, ((seq, json.loads(body)["report"]) for seq, body in rows))
