"""All that an incident was worked out from, so that each of its values can be answered for.

A ledger and an incident come in, the Ground of ``review.why`` goes out.
"""

from __future__ import annotations

from harmledger.model.incident import Incident
from harmledger.pipeline.ledger import Ledger
from harmledger.review.why import Ground


def ground(held: Ledger, incident: Incident) -> Ground:
    """The incident's mentions in their reports, the judgements in today's terms, and who read each report."""
    entries = {entry.mention.mention_id: entry for entry in held.entries([incident])}
    told = [entries[name] for name in incident.mentions]
    return Ground(told, held.effective(held.judged(incident)), held.made_by(incident.reports))
