"""The view of incidents kept in step with the facts: only the pieces that a change falls into are worked out again (ADR 6).

In go the mentions that came and went within a writing transaction; the view is right again before it ends, and what changed
comes out. Here it is known that what the ledger holds is reconciled, which neither of the two knows.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from harmledger.ledger import current, judgements, links, view
from harmledger.ledger.encode import canonical
from harmledger.ledger.links import Trace
from harmledger.ledger.store import Transaction
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident, IncidentId, Link
from harmledger.model.judgement import Judgement
from harmledger.model.vocabulary import MentionId
from harmledger.pipeline.effective import effective
from harmledger.reconcile.block import block_keys
from harmledger.reconcile.cluster import pieces
from harmledger.reconcile.naming import named, shared_ids
from harmledger.reconcile.reconcile import JUDGED, incidents_of_piece, links_between, signatures_of, ties
from harmledger.reconcile.signature import Signature

VIEW = "view"
"""Under this name the ledger notes which version worked out its view."""


@dataclass(frozen=True, slots=True)
class Change:
    """The incidents, by anchor, that are new, those that are not what they were, and those that are no more; ids used first.

    ``was`` names for each that is not what it was the anchors that what is in it had before.
    """

    new: frozenset[MentionId] = frozenset()
    changed: frozenset[MentionId] = frozenset()
    gone: frozenset[MentionId] = frozenset()
    issued: tuple[tuple[IncidentId, MentionId], ...] = ()
    was: tuple[tuple[MentionId, frozenset[MentionId]], ...] = ()


def made_by() -> str:
    """What the view depends on besides the facts: the version, and the words of the codebook."""
    from harmledger import __version__
    from harmledger.codebook.load import digest

    return f"harmledger {__version__}, codebook {digest()}"


def is_stale(tx: Transaction) -> bool:
    return view.noted(tx, VIEW) != made_by()


def rebuild(tx: Transaction) -> Change:
    """Work the whole view out again."""
    links.empty(tx)
    view.empty(tx)
    view.note(tx, VIEW, made_by())
    return refresh(tx, gone=(), come=current.mention_ids(tx))


def refresh(
    tx: Transaction, gone: Collection[MentionId], come: Sequence[MentionId], judged: Iterable[MentionId] = ()
) -> Change:
    """Bring the view in step: ``gone`` mentions count no more, ``come`` do from now on, ``judged`` were decided about."""
    decisions = effective(tx)
    touched = {*come, *judged, *_neighbours(tx, gone)}
    links.drop(tx, gone)
    _keep(tx, come)
    touched |= _tie_judged(tx, decisions)
    held = _pieces(tx, touched - (set(gone) - set(come)))
    before = view.by_anchor(tx, view.anchors_of(tx, [*held.mentions, *gone]).values())
    after = {incident.anchor: incident for incident in _incidents(tx, held, decisions)}
    view.drop(tx, before.keys() - {anchor for anchor, incident in after.items() if before.get(anchor) == incident})
    view.put(tx, [incident for anchor, incident in after.items() if before.get(anchor) != incident])
    ids = _rename(tx, {incident.incident_id for incident in (*before.values(), *after.values())})
    home = {name: anchor for anchor, incident in before.items() for name in (incident.incident_id, *incident.mentions)}
    was = {
        anchor: frozenset(home[name] for name in (incident.incident_id, *incident.mentions) if name in home)
        for anchor, incident in after.items()
        if before.get(anchor) != incident
    }
    return Change(
        new=frozenset(anchor for anchor, old in was.items() if not old),
        changed=frozenset(anchor for anchor, old in was.items() if old),
        gone=frozenset(before.keys() - after.keys()),
        issued=_first_used(tx, ids),
        was=tuple((anchor, old) for anchor, old in sorted(was.items()) if old),
    )


def _neighbours(tx: Transaction, mentions: Collection[MentionId]) -> set[MentionId]:
    return {end for link in links.links_of(tx, mentions) for end in link.mentions} - set(mentions)


def _keep(tx: Transaction, mentions: Sequence[MentionId]) -> None:
    """Signatures and block keys of new mentions, and their links with all that may be the same happening."""
    for some in _by_report(_entries(tx, mentions)):
        signatures = signatures_of(some)
        keys = {signature.mention_id: block_keys(signature) for signature in signatures}
        links.keep(tx, {s.mention_id: Trace(canonical(s.as_json()), keys[s.mention_id]) for s in signatures})
        blocks = links.sharing(tx, {key for own in keys.values() for key in own})
        others = {mention: {m for key in own for m in blocks.get(key, ())} for mention, own in keys.items()}
        known = _signatures(tx, set().union(*others.values())) if others else {}
        found = {
            (link.mentions, link.by): link
            for signature in signatures
            for link in links_between(signature, [known[MentionId(m)] for m in sorted(others[signature.mention_id])])
        }
        links.tie(tx, found.values())


def _by_report(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    return [list(told) for _, told in groupby(entries, key=lambda entry: entry.report.report_id)]


def _tie_judged(tx: Transaction, decisions: Sequence[Judgement]) -> set[MentionId]:
    """Bring the links that people made in step; out come the mentions at the ends of those that came or went."""
    about = {about for judgement in decisions for about in judgement.about}
    wanted = set(ties(decisions, links.signatures(tx, about)))
    held = links.of_kind(tx, JUDGED)
    if wanted == held:
        return set()
    links.untie(tx, JUDGED)
    links.tie(tx, wanted)
    return {end for link in wanted ^ held for end in link.mentions}


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Whole pieces: their mentions, and all the links among them."""

    mentions: tuple[MentionId, ...]
    links: tuple[Link, ...]


def _pieces(tx: Transaction, mentions: Collection[MentionId]) -> _Pieces:
    """The pieces that mentions are in."""
    seen: set[MentionId] = set()
    found: set[Link] = set()
    edge = set(mentions)
    while edge:
        seen |= edge
        reached = links.links_of(tx, edge)
        found |= reached
        edge = {end for link in reached for end in link.mentions} - seen
    return _Pieces(tuple(sorted(seen)), tuple(sorted(found, key=lambda link: (link.mentions, link.by))))


def _incidents(tx: Transaction, held: _Pieces, decisions: Sequence[Judgement]) -> list[Incident]:
    """The incidents of whole pieces under their base ids."""
    entries = {entry.mention.mention_id: entry for entry in _entries(tx, held.mentions)}
    signatures = _signatures(tx, entries)
    inside: dict[MentionId, list[Link]] = {}
    for link in held.links:
        inside.setdefault(link.mentions[0], []).append(link)
    found: list[Incident] = []
    for piece in pieces(held.links, entries):
        told = [entries[mention] for mention in piece]
        tied = [link for mention in piece for link in inside.get(mention, ())]
        found += incidents_of_piece(told, [signatures[mention] for mention in piece], tied, decisions)
    return found


def _entries(tx: Transaction, mentions: Iterable[MentionId]) -> list[Entry]:
    """Mentions in their reports, those of one report side by side."""
    told = current.mentions(tx, mentions)
    texts = current.reports(tx, {report_id for report_id, _ in told.values()})
    entries = [Entry(texts[report_id], mention) for report_id, mention in told.values()]
    return sorted(entries, key=lambda entry: entry.report.report_id)


def _signatures(tx: Transaction, mentions: Iterable[str]) -> dict[MentionId, Signature]:
    return {MentionId(name): Signature.from_json(json.loads(body)) for name, body in links.signatures(tx, mentions).items()}


def _rename(tx: Transaction, bases: Iterable[IncidentId]) -> dict[MentionId, IncidentId]:
    """Give all incidents of these base ids the ids that they bear now; all of them come out by anchor."""
    held = view.of_base(tx, bases)
    crowded = {anchor for ids in held.values() if len(ids) > 1 for anchor in ids}
    alone = {anchor: IncidentId(base) for base, ids in held.items() if len(ids) == 1 for anchor in ids}
    told = [replace(incident, part_of=None) for incident in view.by_anchor(tx, crowded).values()]
    ids = alone | {incident.anchor: incident.incident_id for incident in named(told, shared_ids(told))}
    borne = {anchor: name for of_base in held.values() for anchor, name in of_base.items()}
    view.rename(tx, {anchor: name for anchor, name in ids.items() if borne[anchor] != name})
    return ids


def _first_used(tx: Transaction, ids: Mapping[MentionId, IncidentId]) -> tuple[tuple[IncidentId, MentionId], ...]:
    """Those ids that their anchors have not led to before."""
    had = set(judgements.ids_of_anchors(tx, ids))
    return tuple(sorted((name, anchor) for anchor, name in ids.items() if (name, anchor) not in had))
