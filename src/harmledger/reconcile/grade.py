"""How well an incident is attested, on Airwars' scale, with the reason as a sentence (M10, M21).

Its entries, sources and judgements come in, a grade and its reason go out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple, get_args

from harmledger.codebook.load import load
from harmledger.model.entry import Entry
from harmledger.model.incident import Grade, Source
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Actor
from harmledger.model.vocabulary import PUBLISHER


class Graded(NamedTuple):
    grade: Grade
    reason: str


def graded(entries: Sequence[Entry], sources: Sequence[Source], judgements: Iterable[Judgement] = ()) -> Graded:
    """A person's grade where one stands (``judgements``, the latest first), else the first that fits of discounted, contested,
    confirmed, fair and weak.
    """
    mentions = {entry.mention.mention_id for entry in entries}
    for judgement in judgements:
        if judgement.verdict == "grade" and judgement.value in get_args(Grade) and mentions & set(judgement.about):
            return Graded(_grade(judgement.value), f"{judgement.by.name} decided so: {judgement.why}")
    if reason := _only_combatants(entries):
        return Graded("discounted", reason)
    if reason := _dispute(entries):
        return Graded("contested", reason)
    if claimed := _claimed(entries):
        return Graded("confirmed", f"{claimed} says that it did it.")
    if len(sources) > 1:
        return Graded("fair", f"{len(sources)} independent sources tell of it.")
    return Graded("weak", f"One source tells of it: {sources[0].name}.")


def _grade(value: str | None) -> Grade:
    return next(grade for grade in get_args(Grade) if grade == value)


def _only_combatants(entries: Sequence[Entry]) -> str | None:
    told = [toll for entry in entries for toll in entry.mention.tolls if toll.modality == "asserted" and not toll.count.is_zero]
    hurt = [toll for toll in told if toll.harm in ("killed", "injured", "casualties") and toll.part_of is None]
    is_so = bool(hurt) and all(toll.who == "combatants" for toll in hurt)
    return "All that were killed or hurt are told to be combatants." if is_so else None


def _dispute(entries: Sequence[Entry]) -> str | None:
    """Who denies what another says; a denial takes no claim away."""
    tolls = [toll for entry in entries for toll in entry.mention.tolls]
    denied = sorted({toll.attribution.claimant for toll in tolls if toll.modality == "denied"})
    if denied and any(toll.modality == "asserted" for toll in tolls):
        return f"{_told(denied[0])} denies what others say was done to people."
    actors = [actor for entry in entries for actor in entry.mention.actors if actor.role == "perpetrator"]
    refused = sorted({_name(actor) for actor in actors if actor.stance == "denied"})
    if refused:
        return f"It is denied that {refused[0]} did it."
    if claimed := sorted({_name(actor) for actor in actors if actor.stance == "claimed" and _is_named(actor)}):
        others = [actor for actor in actors if actor.stance in ("claimed", "alleged") and _is_named(actor)]
        rivals = sorted({_name(actor) for actor in others if _are_apart(claimed[0], _name(actor))})
        if rivals:
            return f"{claimed[0]} says that it did it, and so does, or is blamed for it, {rivals[0]}."
    accused = sorted({actor.actor_id for actor in actors if actor.actor_id})
    speakers = {actor.attribution.claimant for actor in actors if actor.actor_id}
    if len(accused) > 1 and len(speakers) > 1:
        names = sorted({_name(actor) for actor in actors if actor.actor_id in accused})
        return f"Different bodies are said to have done it: {', '.join(names)}."
    return None


def _claimed(entries: Sequence[Entry]) -> str | None:
    claimed = [actor for entry in entries for actor in entry.mention.actors if actor.stance == "claimed"]
    return min((_name(actor) for actor in claimed if actor.role in ("perpetrator", "party")), default=None)


def _is_named(actor: Actor) -> bool:
    """A body by its name, or a state's; "rebels" and "a faction" may be the very one that is named elsewhere."""
    words = actor.words.split()
    return actor.actor_id is not None or any(word[:1].isupper() or word.casefold() in _state_words() for word in words)


def _are_apart(name: str, other: str) -> bool:
    """Not "Northern Front" and "fighters of the Northern Front"."""
    a, b = name.casefold(), other.casefold()
    return a not in b and b not in a


@cache
def _state_words() -> frozenset[str]:
    return frozenset(load("doers")["state_words"])


def _name(actor: Actor) -> str:
    return actor.name or actor.words


def _told(claimant: str) -> str:
    return "The publisher" if claimant == PUBLISHER else claimant
