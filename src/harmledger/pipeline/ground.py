"""All that an incident was worked out from, so that each of its values can be answered for.

A ledger and an incident come in, the Ground of ``review.why`` goes out.
"""

from __future__ import annotations

from harmledger.model.entry import Entry
from harmledger.model.incident import Incident
from harmledger.pipeline.ledger import Ledger
from harmledger.review.why import Ground


def ground(held: Ledger, incident: Incident) -> Ground:
    """The incident's mentions in their reports, the judgements in today's terms, and who read each report."""
    reports = {report.report_id: report for report in held.reports(incident)}
    of = held.report_of(incident.mentions)
    entries = [Entry(reports[of[mention.mention_id]], mention) for mention in held.mentions(incident)]
    made_by = {reading.report.report_id: reading.made_by for reading in held.readings(incident.reports)}
    return Ground(entries, held.effective(), made_by)
