"""Mentions of many reports -> incidents: all at once, or piece by piece as a store does; both give the same (ADR 6).

Entries and judgements come in, Incidents go out. A store keeps each mention's signature, block keys and links, and
asks ``incidents_of_piece`` for one connected piece at a time; ``incidents_of`` is what that must come to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from harmledger.model.claim import claims_of
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident, IncidentId, Link
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Mention
from harmledger.model.vocabulary import MentionId, ReportId
from harmledger.reconcile.block import block_keys
from harmledger.reconcile.cluster import groups, pieces
from harmledger.reconcile.compare import TIE, compare
from harmledger.reconcile.coverage import covered
from harmledger.reconcile.decided import latest
from harmledger.reconcile.estimate import estimate
from harmledger.reconcile.judged import accepted, judged
from harmledger.reconcile.naming import named, shared_ids
from harmledger.reconcile.signature import Signature, signature_of

PART = "part"
"""The ``by`` of a link that ties a mention to the wider one of its report, without joining them (M17)."""
JUDGED = "judgement"
"""The ``by`` of a link that a person made."""


def incidents_of(entries: Iterable[Entry], judgements: Iterable[Judgement] = ()) -> tuple[Incident, ...]:
    """The incidents and totals that the entries come to, sorted by id; any order of either gives the same, byte for byte (M25).

    What a report only expects or recalls as scenery is no incident (M9). Raises JudgementError where a correction does not fit.
    """
    held = {entry.mention.mention_id: entry for entry in entries}
    decisions = latest(judgements)
    signatures = {signature.mention_id: signature for signature in signatures_of(held.values())}
    links = (*links_among(signatures.values()), *ties(decisions, held))
    found: list[Incident] = []
    for piece, inside in _apart(pieces(links, held), links):
        told = [held[mention] for mention in piece]
        found += incidents_of_piece(told, [signatures[mention] for mention in piece], inside, _about(decisions, told))
    return covered(named(found, shared_ids(found)))


def incidents_of_piece(
    entries: Sequence[Entry],
    signatures: Sequence[Signature],
    links: Sequence[Link],
    judgements: Iterable[Judgement] = (),
) -> tuple[Incident, ...]:
    """The incidents of one connected piece under their base ids, without what other pieces have a say in.

    ``links`` are those of ``links_between`` and ``ties`` among these mentions; ``judgements`` at least all that are about the
    mentions or their claims. Give the incidents to ``naming.named`` and ``coverage.covered`` for their final ids and totals.
    """
    decisions = latest(judgements)
    held = {entry.mention.mention_id: Entry(entry.report, judged(entry.mention, decisions)) for entry in entries}
    kept = accepted(decisions)
    found: list[Incident] = []
    for group in groups(signatures, links, decisions):
        for members in _by_kind([held[mention] for mention in group]):
            mentions = {entry.mention.mention_id for entry in members}
            joining = [link for link in links if link.by != PART and mentions.issuperset(link.mentions)]
            found.append(estimate(members, joining, decisions, kept))
    return _nested(found, held)


def signatures_of(entries: Iterable[Entry]) -> tuple[Signature, ...]:
    """The signature of each entry, its report's other mentions being its siblings."""
    by_report: dict[ReportId, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_report[entry.report.report_id].append(entry)
    found = []
    for told in by_report.values():
        siblings = tuple(sorted((entry.mention for entry in told), key=_place_in_report))
        found += [signature_of(entry.report, entry.mention, siblings) for entry in told]
    return tuple(found)


def links_among(signatures: Iterable[Signature]) -> tuple[Link, ...]:
    """All links of a set of mentions: those that ``links_between`` finds, adding one after another."""
    blocks: dict[str, list[Signature]] = defaultdict(list)
    found: list[Link] = []
    for signature in signatures:
        others = {other.mention_id: other for key in block_keys(signature) for other in blocks[key]}
        found += links_between(signature, others.values())
        for key in block_keys(signature):
            blocks[key].append(signature)
    return tuple(found)


def links_between(signature: Signature, others: Iterable[Signature]) -> tuple[Link, ...]:
    """The links of a mention with those that share a block key with it, and the one with the wider mention of its report.

    Two mentions of one report, which the reader told apart, are linked only through another report's.
    """
    found = [compare(signature, other) for other in others if other.report_id != signature.report_id]
    links = [link for link in found if link.score >= TIE]
    if signature.part_of is not None and signature.part_of != signature.mention_id:
        links.append(_link(signature.mention_id, signature.part_of, PART))
    return tuple(links)


def ties(judgements: Iterable[Judgement], known: Container[str]) -> tuple[Link, ...]:
    """Links of what people put together, so that it comes into one piece."""
    same = (j for j in latest(judgements) if j.verdict == "same" and len(j.about) == 2)
    pairs = sorted({tuple(sorted(j.about)) for j in same if all(about in known for about in j.about)})
    return tuple(_link(MentionId(left), MentionId(right), JUDGED) for left, right in pairs)


def _link(left: MentionId, right: MentionId, by: str) -> Link:
    return Link((min(left, right), max(left, right)), 1.0, (), by)


def _apart(
    found: Iterable[tuple[MentionId, ...]], links: Iterable[Link]
) -> Iterator[tuple[tuple[MentionId, ...], list[Link]]]:
    """Each piece with its links."""
    held = list(found)
    number = {mention: i for i, piece in enumerate(held) for mention in piece}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        inside[number[link.mentions[0]]].append(link)
    return ((piece, inside[i]) for i, piece in enumerate(held))


def _about(judgements: Sequence[Judgement], entries: Iterable[Entry]) -> list[Judgement]:
    if not judgements:
        return []
    ids: set[str] = set()
    for entry in entries:
        ids.add(entry.mention.mention_id)
        ids.update(claim.claim_id for claim in claims_of(entry.mention))
    return [judgement for judgement in judgements if ids & set(judgement.about)]


def _by_kind(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """A group's entries; those that a person has called a total apart, and without what is neither total nor incident (M9)."""
    for kind in ("incident", "aggregate"):
        if told := [entry for entry in entries if entry.mention.kind == kind]:
            yield told


def _nested(found: Sequence[Incident], entries: Mapping[MentionId, Entry]) -> tuple[Incident, ...]:
    """The incidents with the anchor of the wider one that each is part of, as mentions have it; ``named`` makes it an id."""
    home = {mention: incident.anchor for incident in found for mention in incident.mentions}
    above: dict[MentionId, MentionId] = {}
    for incident in sorted(found, key=lambda incident: incident.anchor):
        for mention in (incident.anchor, *incident.mentions):
            wider = home.get(entries[mention].mention.part_of or mention)
            if wider and incident.anchor not in _chain(wider, above):
                above[incident.anchor] = wider
                break
    return tuple(replace(i, part_of=IncidentId(above[i.anchor]) if i.anchor in above else None) for i in found)


def _chain(anchor: MentionId, above: Mapping[MentionId, MentionId]) -> list[MentionId]:
    """An incident and all that it is part of."""
    chain = [anchor]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return chain


def _place_in_report(mention: Mention) -> tuple[bool, int, str]:
    spans = [toll.span for toll in mention.tolls] + [value.span for value in (mention.place, mention.date) if value]
    first = min(spans, key=lambda span: (not span.in_title, span.start), default=None)
    return (not first.in_title, first.start, mention.mention_id) if first else (True, 1 << 60, mention.mention_id)
