"""What must hold for any reports in any order: the same incidents, merges that can be undone, and people's word kept."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.invented import TOWNS, entry, judge, toll, when

from harmledger.model.claim import claims_of
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident, Link
from harmledger.model.incident_contract import incident_row
from harmledger.model.judgement import Judgement
from harmledger.reconcile.block import block_keys
from harmledger.reconcile.cluster import pieces
from harmledger.reconcile.compare import compare
from harmledger.reconcile.coverage import covered
from harmledger.reconcile.decided import decided
from harmledger.reconcile.naming import named, shared_ids
from harmledger.reconcile.reconcile import incidents_of, incidents_of_piece, links_between, signatures_of, ties
from harmledger.reconcile.signature import Signature

NAMES = ("Rana Haddad, 41, ran", "Samir Qasim, 9, hid", "the Old Mill stood", "Amal Square was empty")
voices = st.sampled_from(["publisher", "police", "the mayor"])
days = st.one_of(st.none(), st.integers(0, 5).map(lambda n: date(2024, 3, 4) + timedelta(days=n)))


@st.composite
def told(draw: st.DrawFn) -> list[Entry]:
    return [one for n in range(draw(st.integers(1, 9))) for one in _report(draw, n)]


def _report(draw: st.DrawFn, n: int) -> list[Entry]:
    """A report of one or two happenings."""
    published = date(2024, 3, 5) + timedelta(days=draw(st.integers(0, 6)))
    text = f"Report {n}. " + ". ".join(draw(st.lists(st.sampled_from(NAMES), max_size=3))) + "."
    publisher = draw(st.sampled_from(["Lowland Post", "Tidewater Radio", "Marat Wire"]))
    out: list[Entry] = []
    for k in range(draw(st.integers(1, 2))):
        name = f"{n}{k}"
        town, day = draw(st.sampled_from([None, *TOWNS])), draw(days)
        tolls = [
            toll(f"{name}{harm}", harm, draw(st.integers(0, 5)), claimant=draw(voices))
            for harm in draw(st.sets(st.sampled_from(["killed", "injured"])))
        ]
        kind = draw(st.sampled_from(["incident", "incident", "incident", "aggregate", "prospect"]))
        tolls.sort(key=lambda t: t.claim_id)
        one = entry(name, town, day, *tolls, kind=kind, publisher=publisher, published=published)
        one = Entry(replace(one.report, text=text), one.mention)
        if kind == "aggregate":
            one = Entry(one.report, replace(one.mention, date=when(name, date(2024, 3, 1), date(2024, 3, 9))))
        if out and draw(st.booleans()):
            one = Entry(one.report, replace(one.mention, part_of=out[0].mention.mention_id))
        out.append(one)
    return out


@st.composite
def judged(draw: st.DrawFn, entries: Sequence[Entry]) -> list[Judgement]:
    mentions = [e.mention.mention_id for e in entries]
    pairs = st.tuples(st.sampled_from(mentions), st.sampled_from(mentions))
    verdicts = draw(st.lists(st.tuples(st.sampled_from(["same", "different"]), pairs), max_size=6))
    made = [judge(verdict, *pair, at=at) for at, (verdict, pair) in enumerate(verdicts)]  # type: ignore[arg-type]
    undone = [judge("withdraw", j.judgement_id, at=30 + n) for n, j in enumerate(made) if draw(st.booleans())]
    return [*made, *undone]


cases = told().flatmap(lambda es: st.tuples(st.just(es), judged(es), st.permutations(es), st.integers(1, 4)))


def by_bytes(incidents: Sequence[Incident]) -> bytes:
    return json.dumps([incident_row(incident) for incident in incidents], sort_keys=True).encode()


def by_batches(entries: Sequence[Entry], judgements: Sequence[Judgement], size: int) -> tuple[Incident, ...]:
    """The incidents as a store makes them: signatures kept, each report compared with what is there, piece by piece."""
    reports: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        reports[one.report.report_id].append(one)
    kept: dict[str, dict[str, Any]] = {}
    blocks: dict[str, set[str]] = defaultdict(set)
    links: list[Link] = []
    waiting = list(reports.values())
    while waiting:
        batch, waiting = waiting[:size], waiting[size:]
        for signature in signatures_of(one for report in batch for one in report):
            met = {other for key in block_keys(signature) for other in blocks[key]}
            links += links_between(signature, [Signature.from_json(json.loads(json.dumps(kept[m]))) for m in sorted(met)])
            kept[signature.mention_id] = signature.as_json()
            for key in block_keys(signature):
                blocks[key].add(signature.mention_id)
    held = {one.mention.mention_id: one for one in entries}
    links += ties(judgements, held)
    found: list[Incident] = []
    for piece in pieces(links, held):
        inside = [link for link in links if link.mentions[0] in piece]
        known = [Signature.from_json(kept[mention]) for mention in piece]
        found += incidents_of_piece([held[mention] for mention in piece], known, inside, judgements)
    return covered(named(found, shared_ids(found)))


@settings(max_examples=80, deadline=None)
@given(cases)
def test_m25_any_order_and_any_batches_give_the_same_bytes(case: tuple[Any, ...]) -> None:
    entries, judgements, shuffled, size = case
    whole = by_bytes(incidents_of(entries, judgements))
    assert by_bytes(incidents_of(shuffled, judgements[::-1])) == whole
    assert by_bytes(by_batches(shuffled, judgements, size)) == whole


@settings(max_examples=60, deadline=None)
@given(cases)
def test_m20_a_merge_that_is_undone_leaves_what_there_was(case: tuple[Any, ...]) -> None:
    entries, judgements, shuffled, _ = case
    before = incidents_of(entries, judgements)
    merge = judge("same", entries[0].mention.mention_id, shuffled[0].mention.mention_id, at=50)
    undo = judge("withdraw", merge.judgement_id, at=51)
    assert incidents_of(entries, [*judgements, merge, undo]) == before


@settings(max_examples=80, deadline=None)
@given(cases)
def test_m24_what_people_told_apart_is_never_one_and_what_they_joined_always(case: tuple[Any, ...]) -> None:
    entries, judgements, _, _ = case
    kinds = {e.mention.mention_id: e.mention.kind for e in entries}
    ruled = decided(judgements, kinds)
    groups = [set(incident.mentions) for incident in incidents_of(entries, judgements)]
    for pair in ruled.different:
        assert not any(group.issuperset(pair) for group in groups)
    for left, right in ruled.same:
        if kinds[left] == kinds[right] in ("incident", "aggregate"):
            assert any(group.issuperset((left, right)) for group in groups)


@settings(max_examples=60, deadline=None)
@given(cases)
def test_m07_every_value_names_claims_that_exist(case: tuple[Any, ...]) -> None:
    entries, judgements, _, _ = case
    claims = {claim.claim_id for e in entries for claim in claims_of(e.mention)}
    mentions = [e.mention.mention_id for e in entries if e.mention.kind in ("incident", "aggregate")]
    found = incidents_of(entries, judgements)
    assert sorted(m for incident in found for m in incident.mentions) == sorted(mentions), "each mention is in one incident"
    for incident in found:
        assert all(figure.claims and claims.issuperset(figure.claims) for figure in incident.figures)
        assert claims.issuperset(incident.days.claims)
        assert incident.place is None or incident.place.claim_id in claims
        assert all(f.best is None or f.low is None or f.low <= f.best for f in incident.figures)
    assert len({incident.incident_id for incident in found}) == len(found)


@settings(max_examples=60, deadline=None)
@given(told())
def test_comparing_is_symmetric_and_a_signature_survives_being_stored(entries: list[Entry]) -> None:
    made = signatures_of(entries)
    for a in made:
        assert Signature.from_json(json.loads(json.dumps(a.as_json()))) == a
        for b in made:
            assert compare(a, b) == compare(b, a)
