"""Where each happening of a report took place, in the report's words (M16).

Happenings come in with all tellings of the report; for each, the place to write down comes out, or None where the report
names none. Apart from place.py, which finds the names in a sentence: here it is weighed which of them is the event's, and a
telling that says "the town" or goes straight on with the sentence before takes the place that this was told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.site import anaphors, described, goes_on, total_of_country
from harmledger.extract.grammar.standing import Standing, anchors, standing
from harmledger.extract.grammar.telling import Telling
from harmledger.model.span import Span

NARROWNESS = {"country": 0.0, "macro": 1.0, "region": 1.0, "admin1": 2.0, "part": 2.5, "admin2": 3.0, "admin3": 3.0, "natural": 3.5, "neighbourhood": 5.0, "refugee_camp": 5.0, "facility": 5.0}
TOWN = 4.0
TITLE = 0.5
"""A title's capitals and cut words make its places less sure than the body's."""


@dataclass(frozen=True, slots=True)
class Where:
    """The words at ``span`` name the place; what it lies in is in the report's words too."""

    span: Span
    within: str | None
    admin1: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a telling, and how surely it is the event's."""

    t: Telling
    place: PlaceWords
    standing: Standing


def find_where(happenings: Sequence[Happening], told: Sequence[Telling]) -> tuple[Where | None, ...]:
    """The place of each happening, in their order; ``told`` are all tellings of the report, in theirs."""
    named = {id(t): _named(t) for t in told}
    own = [_best(found for t in h.tellings for found in named[id(t)]) for h in happenings]
    chosen: list[Found | None] = []
    for h, found in zip(happenings, own, strict=True):
        chosen.append(found if found and found.standing != "weak" and found.place.rank > 2 else _referred(h, told, named) or found)
    out = []
    for n, (h, found) in enumerate(zip(happenings, chosen, strict=True)):
        found = found or _going_on(h, told, happenings, chosen) or _of_total(h, told, named)
        chosen[n] = found
        out.append(_where(found, h, named) if found else _described(h))
    return tuple(out)


def _named(t: Telling) -> list[Found]:
    return [Found(t, place, held) for place in t.places if (held := standing(t, place)) != "none"]


def _best(found: Iterable[Found]) -> Found | None:
    """The surest and narrowest place, those with figures and the earlier ones first."""
    return min(found, key=_order, default=None)


def _order(found: Found) -> tuple[float, ...]:
    t, place = found.t, found.place
    distance = min((abs(place.begin - j) for j in anchors(t)), default=99)
    return (found.standing == "weak", -_narrowness(found), -bool(t.figures), t.order, distance)


def _narrowness(found: Found) -> float:
    place = found.place
    value = NARROWNESS.get(place.kind or "", TOWN)
    if place.kind == "facility" and place.prep in ("near", "around", "outside"):
        value = NARROWNESS["natural"]
    return value - (TITLE if found.t.s.in_title else 0.0)


def _referred(h: Happening, told: Sequence[Telling], named: dict[int, list[Found]]) -> Found | None:
    """The place that "the town", "the same neighbourhood" or "there" stands for in a telling of the happening."""
    for t in h.tellings:
        before = [found for other in reversed(told) if other.order < t.order for found in reversed(named[id(other)])]
        for fits in anaphors(t):
            found = next((one for one in before if fits(one.place)), None)
            if found:
                return found
    return None


def _going_on(h: Happening, told: Sequence[Telling], happenings: Sequence[Happening], chosen: Sequence[Found | None]) -> Found | None:
    """The place of the sentence before, where this one goes straight on with it without a place of its own."""
    t = h.tellings[0]
    before = next((other for other in reversed(told) if (other.order, other.first) < (t.order, t.first)), None)
    if before is None or h.kind != "incident" or not goes_on(t, before):
        return None
    for other, found in zip(happenings, chosen, strict=False):
        if any(one is before for one in other.tellings):
            return found
    return _best(_named(before))


def _of_total(h: Happening, told: Sequence[Telling], named: dict[int, list[Found]]) -> Found | None:
    """A war's total is of the country that was named last: "the war has killed 20,000 people"."""
    if h.kind != "aggregate" or not any(total_of_country(t) for t in h.tellings):
        return None
    last = h.tellings[0].order
    found = [Found(t, one, "sure") for t in told if t.order <= last for place in t.places for one in place.chain() if one.kind == "country"]
    return found[-1] if found else None


def _described(h: Happening) -> Where | None:
    """Words for a place that has no name: "in rebel-held areas"."""
    for t in h.tellings:
        tokens = described(t)
        if tokens:
            return Where(t.s.span(*tokens), None, None, None)
    return None


def _where(found: Found, h: Happening, named: dict[int, list[Found]]) -> Where:
    """The place as words, with the larger places that are written beside it, here or where the report names it again."""
    place = found.place
    others = [one for t in h.tellings for one in named[id(t)] if one.standing != "weak"]
    if place.within is None:
        again = next((one.place for one in others if one.place.words == place.words and one.place.within), None)
        wider = [one.place for one in others if one.t is found.t and one.place is not place and one.place.rank < place.rank]
        place = replace(place, within=again.within if again else max(wider, key=lambda one: one.rank, default=None))
    chain = list(place.chain())
    admin1 = next((_plain(one, found.t) for one in chain if one.kind == "admin1"), None)
    country = next((one.words for one in chain if one.kind == "country"), None)
    span = found.t.s.span(place.lead, place.end)
    return Where(replace(span, end=span.end - place.cut), chain[1].words if len(chain) > 1 else None, admin1, country)


def _plain(unit: PlaceWords, t: Telling) -> str:
    """A unit without the direction before it: "northern Hama province" is in Hama province."""
    return unit.words
