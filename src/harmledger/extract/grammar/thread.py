"""How tellings hang together in the run of a text, beyond the figures and names that they share (M16, M18).

The tellings of a report and its happenings come in; which telling goes straight on with which comes out, so that a place or a
day told once need not be told again. Apart from the grouping, because a sentence that is no telling of its own ("the strikes
on the town were suspected to be ...") may still say where and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.likeness import are_alike
from harmledger.extract.grammar.telling import Telling

DEFINITE = frozenset({"the", "this", "these", "those", "that"})
TOLD_OF = frozenset({"incident", "context"})


@dataclass(frozen=True, slots=True)
class Thread:
    """All tellings of a report in order, and by the id of each the happening that has it, if any has."""

    happenings: tuple[Happening, ...]
    told: tuple[Telling, ...]
    owners: dict[int, Happening]

    @classmethod
    def of(cls, happenings: Sequence[Happening], told: Sequence[Telling]) -> Thread:
        return cls(tuple(happenings), tuple(told), {id(t): h for h in happenings for t in h.tellings})

    def owner(self, t: Telling) -> Happening | None:
        return self.owners.get(id(t))

    def gone_on_with(self, t: Telling) -> Telling | None:
        """The telling before, where this one goes straight on with it, about the same thing."""
        other = next((one for one in reversed(self.told) if (one.order, one.first) < (t.order, t.first)), None)
        if other is None or t.opens or t.order - other.order > 1 or t.s.in_title != other.s.in_title:
            return None
        if other.kind not in TOLD_OF or _differ(t.times, other.times):
            return None
        owner = self.owner(other)
        alike = not t.places and are_alike(t.event_type, owner.types if owner else (other.event_type,))
        return other if t.points_back or not t.violence or _is_definite(t) or alike else None

    def also_told(self) -> dict[int, list[Telling]]:
        """By the id of a happening, the tellings that no happening has and that go straight on with one of its own."""
        out: dict[int, list[Telling]] = {}
        order, h = 0, None
        for t in self.told:
            owner = self.owner(t)
            if owner is not None:
                order, h = t.order, owner
            elif h is not None and t.order - order <= 1 and _follows(t, h):
                out.setdefault(id(h), []).append(t)
                order = t.order
        return out


def _follows(t: Telling, h: Happening) -> bool:
    if not (t.violence or t.agents) or t.kind != h.kind or h.kind != "incident":
        return False
    if t.figures or t.opens or t.s.in_title or t.mood != "real":
        return False
    return not _differ(t.times, h.days) and (t.points_back or _is_definite(t) or t.event_type in h.types)


def _differ(mine: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_definite(t: Telling) -> bool:
    """ "The hour-long gunfight": violence that was told before."""
    return any(one.is_noun and any(t.s.low[k] in DEFINITE for k in t.s.kids[one.head]) for one in t.violence)
