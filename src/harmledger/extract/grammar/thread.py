"""How tellings hang together in the run of a text, beyond the figures and names that they share (M16, M18).

Tellings come in; which goes straight on with which comes out, so that a place or a day told once need not be told again. Apart
from the grouping, because a sentence that is no telling of its own ("the strikes on the town were suspected to be ...") may
still say where and when.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from harmledger.extract.grammar.day_key import day_key
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.telling import Telling

DEFINITE = frozenset({"the", "this", "these", "those", "that"})
VAGUE_TYPES = frozenset({"attack", "other"})
TOLD_OF = frozenset({"incident", "context"})


def before(t: Telling, told: Sequence[Telling]) -> Telling | None:
    """The telling before this one in the text."""
    return next((other for other in reversed(told) if (other.order, other.first) < (t.order, t.first)), None)


def goes_on(t: Telling, other: Telling, types: Collection[str]) -> bool:
    """Whether a telling goes straight on with the one before it, about the same thing; ``types`` are those of the happening
    that this one tells of."""
    if t.opens or t.order - other.order > 1 or t.s.in_title != other.s.in_title or other.kind not in TOLD_OF:
        return False
    mine, theirs = _days(t), _days(other)
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    if t.points_back or not t.violence or _is_definite(t):
        return True
    return not t.places and _is_alike(t, types)


def also_told(happenings: Sequence[Happening], told: Sequence[Telling]) -> dict[int, list[Telling]]:
    """By the id of a happening, the tellings that no happening has and that go straight on with one of its own."""
    owner = {id(t): h for h in happenings for t in h.tellings}
    out: dict[int, list[Telling]] = {}
    last: tuple[Telling, Happening] | None = None
    for t in told:
        h = owner.get(id(t))
        if h is not None:
            last = (t, h)
        elif last and t.kind == "incident" and not t.figures and last[1].kind == "incident" and _follows(t, *last):
            out.setdefault(id(last[1]), []).append(t)
            last = (t, last[1])
    return out


def _follows(t: Telling, other: Telling, h: Happening) -> bool:
    if t.opens or t.order - other.order > 1 or t.s.in_title or t.mood != "real":
        return False
    mine = _days(t)
    theirs = h.days
    return not (mine and theirs and mine.isdisjoint(theirs)) and (t.points_back or _is_definite(t) or t.event_type in h.types)


def _is_definite(t: Telling) -> bool:
    """ "The hour-long gunfight": violence that was told before."""
    return any(one.is_noun and any(t.s.low[k] in DEFINITE for k in t.s.kids[one.head]) for one in t.violence)


def _is_alike(t: Telling, types: Collection[str]) -> bool:
    return t.event_type in types or t.event_type in VAGUE_TYPES or not VAGUE_TYPES.isdisjoint(types)


def _days(t: Telling) -> set[tuple[str, ...]]:
    return {key for day in t.days if (key := day_key(day.words))}
