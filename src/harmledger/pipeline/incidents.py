"""The incidents as they are shown: under the ids that they bear now, with what covers what, found by any id that they ever had.

A transaction and filters or an id come in, Incidents go out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmledger.errors import NoSuchIncidentError
from harmledger.ledger import current, judgements, view
from harmledger.ledger.find import Filters, found
from harmledger.ledger.store import Transaction
from harmledger.model.claim import claims_of
from harmledger.model.incident import Incident, IncidentId
from harmledger.model.mention import Mention
from harmledger.model.summary import Cell
from harmledger.model.vocabulary import MentionId
from harmledger.pipeline.totals import complete, covering
from harmledger.review.incident_phrase import heading


def incidents(tx: Transaction, wanted: Filters) -> tuple[Incident, ...]:
    """Those that pass the filters, the earliest first, those without a day last."""
    return shown(tx, [anchor for anchor, _ in found(tx, wanted)])


def incident(tx: Transaction, name: str) -> Incident:
    """The incident that bears the id, or else the one that what it once led to is part of now, with all its former ids.

    Raises NoSuchIncidentError where the id was never used, or what it led to is in no report that counts.
    """
    anchor = view.anchor_of_id(tx, name) or _led_to(tx, name)
    if anchor is None:
        was = " any more: what it led to is in no report that counts" if judgements.anchors_of_id(tx, name) else ""
        raise NoSuchIncidentError(f"The ledger has no incident {name}{was}.", "`harmledger incidents` lists those that it has.")
    one = shown(tx, [anchor])[0]
    former = dict.fromkeys(other for other, _ in judgements.ids_of_anchors(tx, one.mentions) if other != one.incident_id)
    return replace(one, aliases=tuple(sorted({*former, *({IncidentId(name)} - {one.incident_id})})))


def listed(tx: Transaction, anchors: Sequence[MentionId]) -> tuple[Incident, ...]:
    """The same without what covers what, which takes a look at many others and which no list shows."""
    named = _named(tx, view.by_anchor(tx, anchors))
    return tuple(named[anchor] for anchor in anchors if anchor in named)


def headed(tx: Transaction, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a map, those that hold one incident with its heading."""
    held = view.by_id(tx, (cell.incident_id for cell in cells if cell.incident_id))
    return tuple(replace(c, heading=heading(held[c.incident_id])) if c.incident_id in held else c for c in cells)


def shown(tx: Transaction, anchors: Sequence[MentionId]) -> tuple[Incident, ...]:
    """Incidents by anchor, in the order given, as they are shown."""
    held = _named(tx, view.by_anchor(tx, anchors))
    over = covering(tx, list(held.values()))
    totals = _named(tx, {total.anchor: total for total in over}).values()
    by_anchor = {one.anchor: one for one in complete(tx, list(held.values()), list(totals))}
    return tuple(by_anchor[anchor] for anchor in anchors if anchor in by_anchor)


def _named(tx: Transaction, held: Mapping[MentionId, Incident]) -> dict[MentionId, Incident]:
    """The incidents under the ids that they and the wider ones bear now."""
    ids = view.ids_of(tx, {*held, *(MentionId(i.part_of) for i in held.values() if i.part_of)})
    return {
        anchor: replace(i, incident_id=ids[anchor], part_of=ids[MentionId(i.part_of)] if i.part_of else None)
        for anchor, i in held.items()
    }


def _led_to(tx: Transaction, name: str) -> MentionId | None:
    for mention in judgements.anchors_of_id(tx, name):
        today = successor(tx, mention)
        anchor = view.anchors_of(tx, [today]).get(today) if today else None
        if anchor:
            return anchor
    return None


def successor(tx: Transaction, mention: MentionId) -> MentionId | None:
    """The mention that counts today in the place of one: itself, or the likest of its report's newest reading and version."""
    told = current.mentions(tx, [mention])
    if not told:
        return None
    report_id, former = told[mention]
    today = current.mentions(tx, current.mention_ids(tx, [current.newest_version(tx, report_id)]))
    if mention in today:
        return mention
    shared = {other: len(_told(former) & _told(now)) for other, (_, now) in today.items()}
    return max(sorted(shared), key=lambda other: shared[other], default=None)


def _told(mention: Mention) -> set[tuple[str, str]]:
    return {(claim.field, words) for claim in claims_of(mention) for words in (claim.words, claim.value)}
