"""Each body once in each role, however many ways reports name it (M10, M12)."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.reconcile.invented import NOWHERE, entry

from harmledger.model.entry import Entry
from harmledger.model.mention import Actor
from harmledger.model.vocabulary import ActorId, ClaimId
from harmledger.reconcile.party import parties

DAY = date(2031, 5, 2)


def told(*actors: tuple[str, str, str]) -> list[Entry]:
    """An entry for each actor, told as role, words and stance."""
    return [entry(f"r{i}", "Tel Arun", DAY, actors=(actor(f"c{i}", *a),)) for i, a in enumerate(actors)]


def actor(claim: str, role: Any, words: str, stance: Any = "stated", actor_id: str | None = None) -> Actor:
    return Actor(ClaimId(claim), role, words, NOWHERE, stance, actor_id=ActorId(actor_id) if actor_id else None)


def test_a_target_told_in_fewer_words_is_the_same_target() -> None:
    (party,) = parties(told(("target", "market", "stated"), ("target", "the market of Tel Arun", "stated")))
    assert party.name == "the market of Tel Arun"
    assert party.claims == ("c0", "c1")


def test_m13_who_did_it_and_who_was_aimed_at_stay_apart() -> None:
    found = parties(told(("target", "the army", "stated"), ("perpetrator", "the army", "stated")))
    assert [party.role for party in found] == ["perpetrator", "target"]


def test_m10_a_denial_stands_beside_what_is_denied() -> None:
    found = parties(told(("perpetrator", "the government", "alleged"), ("perpetrator", "the government of Tel Arun", "denied")))
    assert {party.stance for party in found} == {"alleged", "denied"}


def test_m12_the_firmest_stance_of_the_same_body_is_kept() -> None:
    (party,) = parties(told(("perpetrator", "the Dawn Brigade", "alleged"), ("perpetrator", "Dawn Brigade", "claimed")))
    assert party.stance == "claimed"


def test_two_bodies_that_the_directory_knows_are_two() -> None:
    known = [
        entry("a", "Tel Arun", DAY, actors=(actor("ca", "party", "Army", actor_id="army-of-the-north"),)),
        entry("b", "Tel Arun", DAY, actors=(actor("cb", "party", "Army of the South", actor_id="army-of-the-south"),)),
    ]
    assert len(parties(known)) == 2
    assert parties(known) == parties(known[::-1])
