"""The first ledger: the log of facts, which refuses change and deletion, and the tables that are worked out from it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SEQ = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_ID = sa.String(32)


def upgrade() -> None:
    _make_facts()
    _make_what_each_fact_says()
    _make_what_people_and_incidents_said()
    _make_view()


def _key(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _make_facts() -> None:
    op.create_table(
        "fact",
        _key("seq", _SEQ),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_index("fact_by_id", "fact", ["kind", "id"], unique=True)
    refusal = "what a ledger records is never changed or deleted"
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER fact_refuses_{act.lower()} BEFORE {act} ON fact BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION fact_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER fact_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON fact "
        "FOR EACH STATEMENT EXECUTE FUNCTION fact_refuses()"
    )


def _make_what_each_fact_says() -> None:
    op.create_table(
        "report",
        _key("report_id", _ID),
        sa.Column("seq", _SEQ, nullable=False),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("language", sa.Text),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("superseded_by", _ID),
        sa.Column("reading_id", _ID),
    )
    _index("report", "url", "superseded_by")
    op.create_table(
        "reading",
        _key("reading_id", _ID),
        sa.Column("seq", _SEQ, nullable=False),
        sa.Column("report_id", _ID, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("codebook", sa.Text, nullable=False),
    )
    _index("reading", "report_id")
    op.create_table(
        "mention",
        _key("seq", _SEQ),
        sa.Column("mention_id", _ID, nullable=False),
        sa.Column("reading_id", _ID, nullable=False),
        sa.Column("report_id", _ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
    )
    _index("mention", "mention_id", "reading_id", "report_id")
    op.create_table(
        "claim",
        _key("claim_id", _ID),
        _key("mention_seq", _SEQ),
        sa.Column("field", sa.String(16), nullable=False),
    )


def _make_what_people_and_incidents_said() -> None:
    op.create_table(
        "reject",
        _key("seq", _SEQ),
        _key("position", sa.Integer()),
        sa.Column("report_id", _ID),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    _index("reject", "report_id")
    op.create_table(
        "judgement",
        _key("judgement_id", _ID),
        sa.Column("seq", _SEQ, nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
    )
    op.create_table(
        "judgement_about",
        _key("judgement_id", _ID),
        _key("position", sa.Integer()),
        sa.Column("about", sa.Text, nullable=False),
    )
    _index("judgement_about", "about")
    op.create_table(
        "issued",
        _key("seq", _SEQ),
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.Column("anchor", _ID, nullable=False),
    )
    _index("issued", "incident_id", "anchor")


def _make_view() -> None:
    op.create_table("signature", _key("mention_id", _ID), sa.Column("body", sa.Text, nullable=False))
    op.create_table("block_key", _key("key", sa.Text()), _key("mention_id", _ID))
    _index("block_key", "mention_id")
    op.create_table(
        "link",
        _key("first", _ID),
        _key("second", _ID),
        _key("by", sa.String(16)),
        sa.Column("body", sa.Text, nullable=False),
    )
    _index("link", "second")
    op.create_table(
        "incident",
        _key("anchor", _ID),
        sa.Column("base_id", sa.Text, nullable=False),
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("country", sa.Text),
        sa.Column("admin1", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("grade", sa.String(16), nullable=False),
        sa.Column("is_provisional", sa.Boolean, nullable=False),
        *(sa.Column(f"{harm}_{end}", sa.Integer) for harm in ("killed", "injured") for end in ("low", "best", "high")),
        sa.Column("places", sa.Text, nullable=False),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    _index("incident", "base_id", "incident_id", "event_type", "first_day", "country", "latitude", "grade")
    op.create_table("incident_mention", _key("mention_id", _ID), sa.Column("anchor", _ID, nullable=False))
    _index("incident_mention", "anchor")
    op.create_table("state", _key("name", _ID), sa.Column("value", sa.Text, nullable=False))


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
