"""The tables of a ledger: the log of facts, and what is worked out from it.

Only ``fact`` is kept; it is append-only and chained. Each other table can be worked out again from it, and holds what is asked
for often: what is current, what to look for where, and the incidents as they stand.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, MetaData, String, Table, Text, text

from harmledger.model.incident import COUNTED

VERSION = "0008"
"""The newest migration; a ledger that has this needs none."""

VERSION_TABLE = "ledger_version"

metadata = MetaData()

_Seq = BigInteger().with_variant(Integer, "sqlite")

fact = Table(
    "fact",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("id", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Index("fact_by_id", "kind", "id", unique=True),
)

report = Table(
    "report",
    metadata,
    Column("report_id", String(32), primary_key=True),
    Column("seq", _Seq, nullable=False),
    Column("doc", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text),
    Column("url", Text, index=True),
    Column("published", Date),
    Column("language", Text),
    Column("characters", Integer, nullable=False),
    Column("superseded_by", String(32), index=True),
    Column("reading_id", String(32)),
)

reading = Table(
    "reading",
    metadata,
    Column("reading_id", String(32), primary_key=True),
    Column("seq", _Seq, nullable=False),
    Column("report_id", String(32), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("codebook", Text, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("mention_id", String(32), nullable=False, index=True),
    Column("reading_id", String(32), nullable=False, index=True),
    Column("report_id", String(32), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("claim_id", String(32), primary_key=True),
    Column("mention_seq", _Seq, primary_key=True),
    Column("field", String(16), nullable=False),
)

reject = Table(
    "reject",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("report_id", String(32), index=True),
    Column("doc", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("words", Text, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("judgement_id", String(32), primary_key=True),
    Column("seq", _Seq, nullable=False),
    Column("verdict", String(16), nullable=False),
)

judgement_about = Table(
    "judgement_about",
    metadata,
    Column("judgement_id", String(32), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("about", Text, nullable=False, index=True),
)

issued = Table(
    "issued",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("incident_id", Text, nullable=False, index=True),
    Column("anchor", String(32), nullable=False, index=True),
)

signature = Table(
    "signature",
    metadata,
    Column("mention_id", String(32), primary_key=True),
    Column("body", Text, nullable=False),
)

block_key = Table(
    "block_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("mention_id", String(32), primary_key=True, index=True),
)

link = Table(
    "link",
    metadata,
    Column("first", String(32), primary_key=True),
    Column("second", String(32), primary_key=True, index=True),
    Column("by", String(16), primary_key=True),
    Column("body", Text, nullable=False),
)

OVER_DAYS = "first_day < last_day"
TOTALS = "kind = 'aggregate'"
"""Which rows the smaller indexes of incidents hold, in the words that a query has to use for it to be found by them."""

_NAMES = ("incident_id", "anchor")
_KINDS = ("kind", "is_part", "grade", "event_type")
_POINT = ("latitude", "longitude", "grid_x", "grid_y")
_HARMS = tuple(f"{harm}_{end}" for harm in ("killed", "injured") for end in ("told", "low", "best", "high"))


def _some(name: str, which: str, *columns: str) -> Index:
    """An index of some of the rows alone."""
    return Index(name, *columns, sqlite_where=text(which), postgresql_where=text(which))


incident = Table(
    "incident",
    metadata,
    Column("anchor", String(32), primary_key=True),
    Column("base_id", Text, nullable=False, index=True),
    Column("incident_id", Text, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("is_part", Boolean, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("day_order", Date, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("country", Text),
    Column("admin1", Text),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("grid_x", Integer),
    Column("grid_y", Integer),
    Column("grade", String(16), nullable=False),
    Column("is_provisional", Boolean, nullable=False),
    Column("last_report", Date, index=True),
    Column("killed_told", Boolean, nullable=False),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Column("injured_told", Boolean, nullable=False),
    Column("injured_low", Integer),
    Column("injured_best", Integer),
    Column("injured_high", Integer),
    Column("places", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Index("incident_in_order", "day_order", *_NAMES, *_KINDS, "first_day", "last_day"),
    Index("incident_by_day", "day_order", "last_day", *_KINDS, "first_day", *_POINT, *_HARMS, *_NAMES),
    Index("incident_by_point", *_POINT, *_KINDS, "day_order", "first_day", "last_day", *_HARMS, *_NAMES),
    Index("incident_by_name", "places", "actors", "anchor", info={"dialect": "sqlite"}),
    _some("incident_over_days", OVER_DAYS, "last_day", "day_order", "first_day", "anchor"),
    _some("incident_totals", TOTALS, "last_day", "first_day", "country", "anchor"),
)
"""Each index but the last two holds all that one kind of question looks at, so that no row is fetched to be passed over. Names
have none in PostgreSQL, whose indexes take no long text."""

incident_body = Table(
    "incident_body",
    metadata,
    Column("anchor", String(32), primary_key=True),
    Column("body", Text, nullable=False),
)
"""Apart from the columns that are looked through, so that looking through a hundred thousand reads little."""

incident_brief = Table(
    "incident_brief",
    metadata,
    Column("anchor", String(32), primary_key=True),
    Column("first_day", Date, nullable=False, index=True),
    Column("last_day", Date, nullable=False),
    Column("country", Text),
    Column("admin1", Text),
    Column("place_id", Text, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    *(Column(harm, Integer) for harm in COUNTED),
    Index("incident_brief_by_country", "country", "first_day", "last_day", "admin1", "killed", "injured"),
)
"""What totals are held against: each incident on known days at a known place, by its best figures."""

incident_mention = Table(
    "incident_mention",
    metadata,
    Column("mention_id", String(32), primary_key=True),
    Column("anchor", String(32), nullable=False, index=True),
)

state = Table(
    "state",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

desk_user = Table(
    "desk_user",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("right", String(16), nullable=False),
    Column("password", Text),
)

desk_credential = Table(
    "desk_credential",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("user", String(64), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("ends_at", String(40), nullable=False, index=True),
)

source = Table(
    "source",
    metadata,
    Column("address", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked_at", String(40)),
    Column("succeeded_at", String(40)),
    Column("next_at", String(40)),
    Column("failures", Integer, nullable=False),
    Column("why", Text, nullable=False),
)

source_entry = Table(
    "source_entry",
    metadata,
    Column("address", Text, primary_key=True),
    Column("entry", String(32), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("done_at", String(40)),
)

source_volume = Table(
    "source_volume",
    metadata,
    Column("address", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("visits", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
)

source_gap = Table(
    "source_gap",
    metadata,
    Column("address", Text, primary_key=True),
    Column("since", String(40), primary_key=True),
    Column("until", String(40), nullable=False),
    Column("why", Text, nullable=False),
)

FROM_FACTS = (report, reading, mention, claim, reject, judgement, judgement_about, issued)
"""Worked out from each fact by itself as it is appended."""

VIEW = (signature, block_key, link, incident, incident_body, incident_brief, incident_mention)
"""Worked out by reconciling the mentions that are current."""
