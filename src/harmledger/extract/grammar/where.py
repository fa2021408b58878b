"""Where each happening of a report took place, in the report's words (M16).

Happenings come in with all tellings of the report; for each, the place to write down comes out, or None where the report
names none. Apart from place.py, which finds the names in a sentence: here it is weighed which of them is the event's, and a
telling that says "the town" or goes straight on with the sentence before takes the place that this was told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.place_chain import is_way
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.site import anaphors, described
from harmledger.extract.grammar.standing import Standing, anchors, standing
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.thread import Thread
from harmledger.model.span import Span

NARROWNESS = {
    "country": 0.0, "macro": 1.0, "region": 1.0, "admin1": 2.0, "part": 2.5, "admin2": 3.0, "admin3": 3.0, "natural": 3.5,
    "settlement": 4.0, "neighbourhood": 5.0, "refugee_camp": 5.0, "facility": 5.0,
}  # fmt: skip
"""How narrow each kind of place is: what one would rather write down, among several that are named."""
PROVINCE, TOWN, DISTRICT_OF_TOWN = 2.0, 4.0, 4.5
FARTHEST_BACK = 3
"""Sentences that may each go on with the one before, to where the place was told."""
TITLE = 0.5
"""A title's capitals and cut words make its places less sure than the body's."""


@dataclass(frozen=True, slots=True)
class Where:
    """The words at ``span`` name the place; what it lies in is in the report's words too."""

    span: Span
    within: str | None = None
    admin1: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a telling, and how surely it is the event's."""

    t: Telling
    place: PlaceWords
    standing: Standing


@dataclass(frozen=True, slots=True)
class Named:
    """The places of a report's tellings that may be an event's, by the id of the telling."""

    thread: Thread
    by_telling: dict[int, list[Found]]

    def of(self, tellings: Iterable[Telling]) -> list[Found]:
        return [found for t in tellings for found in self.by_telling[id(t)]]

    def before(self, t: Telling) -> list[Found]:
        """Those of earlier sentences, the last first."""
        return self.of(other for other in self.thread.told if other.order < t.order)[::-1]


def find_where(happenings: Sequence[Happening], told: Sequence[Telling]) -> tuple[Where | None, ...]:
    """The place of each happening, in their order; ``told`` are all tellings of the report, in theirs."""
    thread = Thread.of(happenings, told)
    named = Named(thread, {id(t): _candidates(t) for t in told})
    also = thread.also_told()
    chosen = {id(h): _own(h, also.get(id(h), ()), named) for h in happenings}
    for h in happenings:
        chosen[id(h)] = chosen[id(h)] or _of_sentence_before(h, named, chosen)
    return tuple(_written(chosen[id(h)], h, named) for h in happenings)


def _candidates(t: Telling) -> list[Found]:
    """The places of a telling that may be the event's. Of several provinces none is where it all happened."""
    found = [Found(t, place, held) for place in t.places if (held := standing(t, place)) != "none"]
    wide = {one.place.words for one in found if one.standing == "sure" and one.place.rank == 2}
    if len(wide) < 2:
        return found
    return [replace(one, standing="weak") if one.place.rank == 2 else one for one in found]


def _own(h: Happening, also: Sequence[Telling], named: Named) -> Found | None:
    """The place that the happening's own tellings name, or point back to where they name none narrower than a province."""
    found = _best(named.of(h.tellings))
    if found and _is_narrow(found):
        pointed = None if found.t.figures else _referred([t for t in h.tellings if t.figures], named)
        return pointed if pointed and _narrowness(pointed) >= TOWN else found
    if found and h.kind == "aggregate" and found.standing == "weak":
        found = None
    return _best(one for one in named.of(also) if _is_narrow(one)) or _referred(h.tellings, named) or found


def _best(found: Iterable[Found]) -> Found | None:
    """The surest and narrowest place, those with figures and the earlier ones first."""
    return min(found, key=_order, default=None)


def _order(found: Found) -> tuple[float, ...]:
    t = found.t
    distance = min((abs(found.place.begin - j) for j in anchors(t)), default=99)
    return (found.standing == "weak", -_narrowness(found), -bool(t.figures), t.order, distance)


def _is_narrow(found: Found) -> bool:
    return found.standing == "sure" and _narrowness(found) > PROVINCE


def _narrowness(found: Found) -> float:
    place, outer = found.place, found.place.within
    value = NARROWNESS.get(place.kind or "", TOWN)
    if value < TOWN and outer and outer.kind == "settlement" and outer.lead == outer.begin:
        value = DISTRICT_OF_TOWN
    if is_way(place):
        value = NARROWNESS["natural"]  # "The Juba-Yei road" is long, and a town beside it says more.
    if place.kind == "facility" and place.prep in ("near", "around", "outside"):
        value = NARROWNESS["natural"]
    return value - (TITLE if found.t.s.in_title else 0.0)


def _referred(tellings: Iterable[Telling], named: Named) -> Found | None:
    """The place that "the town", "the same neighbourhood" or "there" stands for in a telling."""
    for t in tellings:
        for fits in anaphors(t):
            found = next((one for one in named.before(t) if fits(one.place)), None)
            if found:
                return found
    return None


def _of_sentence_before(h: Happening, named: Named, chosen: dict[int, Found | None]) -> Found | None:
    """The place of the sentence before, where this one goes straight on with it without a place of its own."""
    t = h.tellings[0]
    if h.kind == "incident" and not t.opens and (same := _of_same_sentence(t, named)):
        return same
    for _ in range(FARTHEST_BACK if h.kind == "incident" else 0):
        other = named.thread.gone_on_with(t)
        if other is None:
            return None
        owner = named.thread.owner(other)
        found = chosen[id(owner)] if owner else _best(named.of([other]))
        if owner or found:
            return found
        t = other
    return None


def _of_same_sentence(t: Telling, named: Named) -> Found | None:
    """ "Gangs stormed the jail in X on Friday; nine bodies lay outside on Sunday": the place that the other half names."""
    halves = [other for other in named.thread.told if other.order == t.order and other.first < t.first and other.violence]
    found = _best(named.of(halves[-1:])) if not t.places else None
    return found if found and _is_narrow(found) else None


def _written(found: Found | None, h: Happening, named: Named) -> Where | None:
    """The place as it is written down; for one without a name the words that describe it, for a total the country."""
    if found is None:
        tokens = next(((t, words) for t in h.tellings if (words := described(t))), None)
        if tokens:
            t, (begin, end) = tokens
            return Where(t.s.span(begin, end))
        found = _country_of_report(named.thread) if h.kind == "aggregate" else None
    return _where(found, h, named) if found else None


def _country_of_report(thread: Thread) -> Found | None:
    """The country that the report names most, or else the region: a total without a place of its own is of that."""
    named: dict[tuple[bool, str], list[Found]] = {}
    for t in thread.told:
        for place in t.places:
            for one in place.chain():
                country = _country(t, one)
                if country or one.kind == "region":
                    area = country or one
                    named.setdefault((country is not None, area.words.lower()), []).append(Found(t, area, "sure"))
    most = max(named.items(), key=lambda row: (row[0][0], len(row[1])), default=None)
    return most[1][0] if most else None


def _country(t: Telling, place: PlaceWords) -> PlaceWords | None:
    """The country that a place is, or is a part of by its direction: "eastern Afghanistan"."""
    if place.kind == "country":
        return place
    begin = place.begin + 1
    if place.kind != "region" or begin == place.end or t.s.low[place.begin] not in place_nouns().directions:
        return None
    return replace(place, begin=begin, lead=begin, words=_undirected(place.words), kind="country", within=None)


def _where(found: Found, h: Happening, named: Named) -> Where:
    """The place as words, with the larger places that are written beside it, here or where the report names it again."""
    place = found.place
    if place.within is None:
        others = [one for one in named.of(h.tellings) if one.standing == "sure" and one.place is not place]
        again = next((one.place.within for one in others if one.place.words == place.words and one.place.within), None)
        wider = [one.place for one in others if one.t is found.t and one.place.rank < place.rank]
        place = replace(place, within=again or max(wider, key=lambda one: one.rank, default=None))
    admin1 = next((_undirected(one.words) for one in place.chain() if one.kind == "admin1"), None)
    country = next((one.words for one in place.chain() if one.kind == "country"), None)
    span = found.t.s.span(place.lead, place.end)
    return Where(replace(span, end=span.end - place.cut), place.within.words if place.within else None, admin1, country)


def _undirected(words: str) -> str:
    """A name without the direction before it: "northern Hama province" is in Hama province."""
    first, _, rest = words.partition(" ")
    return _undirected(rest) if rest and first in place_nouns().directions else words
