"""Which incidents wait for a person: those that nobody has decided anything about, and those that somebody has.

A transaction comes in, anchors go out, at most as many as are asked for; who decided what about them is looked at elsewhere.
"""

from __future__ import annotations

from sqlalchemy import CompoundSelect, Connection, Select, func, select, union

from harmledger.ledger.schema import claim, incident, incident_mention, judgement_about, mention
from harmledger.model.vocabulary import MentionId


def waiting(tx: Connection, limit: int, offset: int = 0) -> list[MentionId]:
    """The contested with the most dead, the others reported on last or on no known day, those decided about: ``limit`` of each,
    from an offset on in each of these orders. Every incident is in just one of them.
    """
    found = (MentionId(name) for query in _queries() for name in tx.execute(query.offset(offset).limit(limit)).scalars())
    return list(dict.fromkeys(found))


def longest(tx: Connection) -> int:
    """How many incidents the longest of these orders has: past that offset nothing waits."""
    numbers = (select(func.count()).select_from(query.order_by(None).subquery()) for query in _queries())
    return max(tx.execute(number).scalar_one() for number in numbers)


def _queries() -> tuple[Select[str], ...]:
    touched = _touched().subquery()
    untouched = select(incident.c.anchor).where(incident.c.anchor.not_in(select(touched.c.anchor)))
    latest = (incident.c.last_report.desc(), incident.c.incident_id)
    deadliest = (incident.c.killed_high.is_(None), incident.c.killed_high.desc(), incident.c.incident_id)
    others = untouched.where(incident.c.grade != "contested")
    return (
        untouched.where(incident.c.grade == "contested").order_by(*deadliest),
        others.where(incident.c.last_report.is_not(None)).order_by(*latest),
        others.where(incident.c.last_report.is_(None)).order_by(incident.c.incident_id),
        select(incident.c.anchor).where(incident.c.anchor.in_(select(touched.c.anchor))).order_by(*latest),
    )


def _touched() -> CompoundSelect[tuple[str]]:
    """The anchors of incidents with a mention or a claim that some judgement is about, withdrawn or not."""
    by_mention = select(incident_mention.c.anchor).join(
        judgement_about, judgement_about.c.about == incident_mention.c.mention_id
    )
    by_claim = (
        select(incident_mention.c.anchor)
        .join(mention, mention.c.mention_id == incident_mention.c.mention_id)
        .join(claim, claim.c.mention_seq == mention.c.seq)
        .join(judgement_about, judgement_about.c.about == claim.c.claim_id)
    )
    return union(by_mention, by_claim)
