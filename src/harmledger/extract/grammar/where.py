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
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.site import anaphors, described
from harmledger.extract.grammar.standing import Standing, anchors, standing
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.thread import also_told, before, goes_on
from harmledger.model.span import Span

NARROWNESS = {"country": 0.0, "macro": 1.0, "region": 1.0, "admin1": 2.0, "part": 2.5, "admin2": 3.0, "admin3": 3.0, "natural": 3.5, "neighbourhood": 5.0, "refugee_camp": 5.0, "facility": 5.0}
PROVINCE, TOWN = 2.0, 4.0
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
    also = also_told(happenings, told)
    chosen = [_own(h, also.get(id(h), ()), told, named) for h in happenings]
    owner = {id(t): n for n, h in enumerate(happenings) for t in h.tellings}
    out = []
    for n, h in enumerate(happenings):
        chosen[n] = chosen[n] or _of_sentence_before(h, happenings, told, named, owner, chosen)
        found, words = chosen[n], None
        if found is None:
            words = _described(h)
            found = _of_total(h, told) if words is None else None
        out.append(_where(found, h, named) if found else words)
    return tuple(out)


def _own(h: Happening, also: Sequence[Telling], told: Sequence[Telling], named: dict[int, list[Found]]) -> Found | None:
    """The place that the happening's own tellings name, or point back to where they name none narrower than a province."""
    found = _best(one for t in h.tellings for one in named[id(t)])
    if found and found.standing == "sure" and _narrowness(found) > PROVINCE:
        pointed = None if found.t.figures else _referred([t for t in h.tellings if t.figures], told, named)
        return pointed if pointed and _narrowness(pointed) >= TOWN else found
    if h.kind == "aggregate" and found and found.standing == "weak":
        found = None
    nearby = _best(one for t in also for one in named[id(t)] if one.standing == "sure" and _narrowness(one) > PROVINCE)
    return nearby or _referred(h.tellings, told, named) or found


def _named(t: Telling) -> list[Found]:
    """The places of a telling that may be the event's. Of several provinces none is where it all happened."""
    found = [Found(t, place, held) for place in t.places if (held := standing(t, place)) != "none"]
    wide = [one.place.words for one in found if one.standing == "sure" and one.place.rank == 2]
    return [replace(one, standing="weak") if len(set(wide)) > 1 and one.place.rank == 2 else one for one in found]


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
    if value < TOWN and place.within and place.within.kind == "settlement" and place.within.lead == place.within.begin:
        value = TOWN + 0.5  # a district of a town
    if place.kind == "facility" and place.prep in ("near", "around", "outside"):
        value = NARROWNESS["natural"]
    return value - (TITLE if found.t.s.in_title else 0.0)


def _referred(tellings: Sequence[Telling], told: Sequence[Telling], named: dict[int, list[Found]]) -> Found | None:
    """The place that "the town", "the same neighbourhood" or "there" stands for in a telling."""
    for t in tellings:
        earlier = [found for other in reversed(told) if other.order < t.order for found in reversed(named[id(other)])]
        for fits in anaphors(t):
            found = next((one for one in earlier if fits(one.place)), None)
            if found:
                return found
    return None


def _of_sentence_before(h: Happening, happenings: Sequence[Happening], told: Sequence[Telling], named: dict[int, list[Found]], owner: dict[int, int], chosen: Sequence[Found | None]) -> Found | None:
    """The place of the sentence before, where this one goes straight on with it without a place of its own."""
    t = h.tellings[0]
    other = before(t, told)
    if other is None or h.kind != "incident":
        return None
    types = happenings[owner[id(other)]].types if id(other) in owner else (other.event_type,)
    if not goes_on(t, other, types):
        return None
    return chosen[owner[id(other)]] if id(other) in owner else _best(named[id(other)])


def _of_total(h: Happening, told: Sequence[Telling]) -> Found | None:
    """A total without a place of its own is of the country that the report tells of, the one that it names most."""
    if h.kind != "aggregate":
        return None
    countries: dict[str, list[Found]] = {}
    for t in told:
        for place in (one for place in t.places for one in place.chain()):
            country = _country(place, t)
            if country:
                countries.setdefault(country.words.lower(), []).append(Found(t, country, "sure"))
    most = max(countries.values(), key=len, default=None)
    return most[0] if most else None


def _country(place: PlaceWords, t: Telling) -> PlaceWords | None:
    """The country that a place is, or is a part of by its direction: "eastern Afghanistan"."""
    if place.kind == "country":
        return place
    if place.kind == "region" and place.end - place.begin > 1 and t.s.low[place.begin] in place_nouns().directions:
        words = place.words.split(" ", 1)[1]
        return replace(place, begin=place.begin + 1, lead=place.begin + 1, words=words, kind="country", within=None)
    return None


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
    admin1 = next((_plain(one) for one in chain if one.kind == "admin1"), None)
    country = next((one.words for one in chain if one.kind == "country"), None)
    span = found.t.s.span(place.lead, place.end)
    return Where(replace(span, end=span.end - place.cut), chain[1].words if len(chain) > 1 else None, admin1, country)


def _plain(unit: PlaceWords) -> str:
    """A unit without the direction before it: "northern Hama province" is in Hama province."""
    words = unit.words.split()
    while len(words) > 1 and words[0] in place_nouns().directions:
        words = words[1:]
    return " ".join(words)
