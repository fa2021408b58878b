"""What Alembic runs: the steps, on the connection that it is handed, within its transaction."""

from __future__ import annotations

from alembic import context

from harmledger.ledger.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
