"""Who did it, took part, was aimed at or lent support: the actors of all reports, each body once in each role (M12).

The entries of one happening come in, Parties go out. Reports name one target in many ways; a name that another holds whole is
the same, told in fewer words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from harmledger.codebook.folding import fold, tokens
from harmledger.model.entry import Entry
from harmledger.model.incident import Party
from harmledger.model.mention import Actor
from harmledger.model.vocabulary import ActorId, ClaimId, Role

_STANCES = ("claimed", "stated", "alleged", "denied")


def parties(entries: Sequence[Entry]) -> tuple[Party, ...]:
    """Each body once in each role, with the firmest stance that anybody takes; a denial stands beside it (M10).

    "The market" goes into "the market of Tel Arun", and what the directory knows only into what it takes for the same.
    """
    found: dict[tuple[Role, str, bool], list[Actor]] = defaultdict(list)
    for entry in entries:
        for actor in entry.mention.actors:
            found[actor.role, actor.actor_id or actor.words.casefold(), actor.stance == "denied"].append(actor)
    told = [_party(actors) for actors in found.values()]
    gathered: list[Party] = []
    for party in sorted(told, key=lambda party: (-len(_words(party)), party.role, party.name, party.stance)):
        at = next((i for i, wider in enumerate(gathered) if _holds(wider, party)), None)
        if at is None:
            gathered.append(party)
        else:
            gathered[at] = _joined(gathered[at], party)
    return tuple(sorted(gathered, key=lambda party: (party.role, party.name, party.stance)))


def _party(actors: Sequence[Actor]) -> Party:
    firmest = min(actors, key=lambda actor: (_STANCES.index(actor.stance), actor.claim_id))
    actor_id = ActorId(firmest.actor_id) if firmest.actor_id else None
    claims = tuple(sorted({actor.claim_id for actor in actors}))
    return Party(firmest.role, firmest.name or firmest.words, actor_id, firmest.stance, claims)


def _holds(wider: Party, party: Party) -> bool:
    """Whether one names all that the other does, in the same role and on the same side of a denial."""
    same_side = (wider.role, wider.stance == "denied") == (party.role, party.stance == "denied")
    return same_side and party.actor_id in (None, wider.actor_id) and _words(party) <= _words(wider)


def _joined(wider: Party, party: Party) -> Party:
    claims: set[ClaimId] = {*wider.claims, *party.claims}
    stance = min(wider.stance, party.stance, key=_STANCES.index)
    return replace(wider, stance=stance, claims=tuple(sorted(claims)))


def _words(party: Party) -> frozenset[str]:
    return frozenset(fold(token.words) for token in tokens(party.name))
