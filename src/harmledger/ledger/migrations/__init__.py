"""The steps from one shape of the tables to the next, for Alembic; run when a ledger is opened."""
