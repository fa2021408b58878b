"""Which tellings of a report tell of the same happening (M18, M20).

Tellings come in, in the order of the text; happenings come out, each with its tellings. A telling joins the happening that it
shares figures, place, day or kind of violence with, or that its words point back to ("the blast"); another day, another town or
"in a separate attack" opens a new one. A lead that sums up and the body that spells out are one happening told twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.day_key import day_key
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.sentence import NOUN_TAGS
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.violence import is_told
from harmledger.model.vocabulary import EventType, Kind

JOINS_AT = 2.0
GENERIC = frozenset({"other", "attack"})
ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"air_strike", "shelling", "chemical"}),
    frozenset({"explosive", "suicide_bomb", "grenade"}),
    frozenset({"attack", "execution", "clash", "abduction", "looting_destruction", "riot"}),
    frozenset({"explosive", "air_strike", "shelling"}),
    frozenset({"clash", "shelling", "air_strike", "explosive", "suicide_bomb"}),
)
SMALL = frozenset({"al", "el", "the", "of", "de", "town", "city", "village", "province", "district", "northern", "southern", "eastern", "western", "central", "state", "region", "county", "area", "near", "outside", "north", "south", "east", "west", "governorate", "neighborhood", "neighbourhood", "suburb", "suburbs", "countryside"})


@dataclass(slots=True)
class Happening:
    """The tellings of one happening, in order; ``parent`` is the wider happening that includes it."""

    kind: Kind
    tellings: list[Telling] = field(default_factory=list)
    parent: Happening | None = None

    @property
    def types(self) -> list[EventType]:
        return [t.event_type for t in self.tellings if t.violence]

    @property
    def places(self) -> list[PlaceWords]:
        return [place for t in self.tellings for place in t.places]

    @property
    def days(self) -> set[tuple[str, ...]]:
        return {key for t in self.tellings for day in t.days if day.kind in ("day", "month", "year") and (key := day_key(day.words))}

    @property
    def figures(self) -> set[tuple[str, int]]:
        return {(f.harm, n) for t in self.tellings for f in t.figures if not f.is_part and (n := f.people.count.low or f.people.count.high)}


def find_happenings(tellings: Sequence[Telling], lex: Lexicon) -> tuple[Happening, ...]:
    """The happenings of a report in the order of their first telling."""
    found: list[Happening] = []
    for t in tellings:
        if not _counts(t, lex):
            continue
        same = _same(found, t, lex)
        if same:
            if same.kind != t.kind and all(one.s.in_title for one in same.tellings):
                same.kind = t.kind
            same.tellings.append(t)
        else:
            found.append(Happening(t.kind, [t]))
    _nest(found, lex)
    return tuple(found)


def _counts(t: Telling, lex: Lexicon) -> bool:
    """Whether a telling is worth a mention: it has figures, or violence told as a happening with somebody, somewhere or some
    day to it."""
    if t.figures or t.kind == "context":
        return True
    told = [one for one in t.violence if t.kind == "prospect" or is_told(t.s, one, lex)]
    if set(t.s.low) & lex.tellings.sport:
        return False
    if not told or t.mood == "denied":
        return t.kind == "incident" and t.points_back and bool(t.violence) and (bool(t.days) or bool(t.places))
    doers = any(agent.role in ("perpetrator", "party") for agent in t.agents)
    aimed = any(agent.role == "target" for agent in t.agents)
    where = any(place.rank >= 2 for place in t.places)
    if t.kind == "prospect":
        return where or doers and aimed
    return where and (doers or aimed or bool(t.days) or any(one.event_type not in GENERIC for one in told)) or doers and (aimed or bool(t.days) or len({agent.begin for agent in t.agents if agent.role == "party"}) > 1) or t.points_back and (where or bool(t.days))


def _same(found: list[Happening], t: Telling, lex: Lexicon) -> Happening | None:
    """The happening that a telling belongs to, the likeliest first; None where it opens a new one."""
    if t.figures and all(f.is_part and f.whole is None for f in t.figures) and not t.opens:
        # Parts alone belong to the figure told last ("The victims included 12 children").
        harms = {f.harm for f in t.figures}
        return next((h for h in reversed(found) if harms & {harm for harm, _ in h.figures}), None)
    ranked = [(_likeness(h, t, n == len(found) - 1, lex), n) for n, h in enumerate(found) if _may_join(h, t, lex, is_last=n == len(found) - 1)]
    best = max(ranked, default=(0.0, -1))
    return found[best[1]] if best[0] >= JOINS_AT else None


def _may_join(h: Happening, t: Telling, lex: Lexicon, *, is_last: bool) -> bool:
    """Whether nothing speaks against it: kind, day, place, and violence of another sort."""
    if h.kind != t.kind:
        # A lead or title may sum up what the body tells as a total, or the reverse; figures alone decide that.
        told = h.kind in ("incident", "aggregate") and t.kind in ("incident", "aggregate") and not _days_differ(h, t)
        return told and (bool(h.figures & _figures(t)) or _sums_to_title(h, t) or _titles(h, t)) and (h.tellings[0].s.in_title or _is_lead(h.tellings[-1]))
    if _days_differ(h, t):
        return False
    shared = h.figures & _figures(t)
    if shared:
        return True
    if is_last and t.points_back and not t.opens and not _new_whole(h, t) and t.figures:
        return _types_fit(h, t)
    if _places_differ(h, t) or _narrow(t.places) and not t.points_back and _is_wide(h, lex):
        # Within a bombardment told over a whole area, each town's strike is a happening of its own.
        return False
    return _types_fit(h, t)


def _titles(h: Happening, t: Telling) -> bool:
    """Whether ``h`` is a title and ``t`` the first sentence under it, which it sums up unless their figures differ (M18)."""
    if not all(one.s.in_title for one in h.tellings) or t.s.in_title or t.s.order > h.tellings[-1].s.order + 1 or t.first:
        return False
    harms = {harm for harm, _ in h.figures} & {harm for harm, _ in _figures(t)}
    return not harms or bool(h.figures & _figures(t)) or _sums_to_title(h, t)


def _sums_to_title(h: Happening, t: Telling) -> bool:
    """A title's total that the lead gives in parts: "180 killed" and then "120 fighters and 60 mercenaries"."""
    if not all(one.s.in_title for one in h.tellings):
        return False
    mine = _figures(t)
    return any(sum(n for harm, n in mine if harm == theirs) == total and sum(harm == theirs for harm, _ in mine) > 1 for theirs, total in h.figures)


def _is_lead(t: Telling) -> bool:
    return t.s.in_title or t.s.order <= 2


def _days_differ(h: Happening, t: Telling) -> bool:
    mine = {key for day in t.days if day.kind in ("day", "month", "year") and (key := day_key(day.words))}
    if not mine or not h.days:
        return False
    if mine & h.days:
        return False
    kinds = {key[0] for key in mine} & {key[0] for key in h.days}
    return bool(kinds)


def _names(places: Iterable[PlaceWords]) -> set[str]:
    return {word for place in places for one in place.chain() for word in re.findall(r"\w+", one.words.lower()) if word not in SMALL}


def _narrow(places: Iterable[PlaceWords]) -> set[str]:
    return {word for place in places if place.rank >= 3 for word in re.findall(r"\w+", place.words.lower()) if word not in SMALL}


def _places_differ(h: Happening, t: Telling) -> bool:
    """Two towns, or two sites, neither named with the other, are two places. A town and its province, a site and its town may
    be one, and what lies near a town may have a name of its own."""
    if _narrow(t.places) & _names(h.places) or _narrow(h.places) & _names(t.places):
        return False
    return any(_towns(t.places, low, high) and _towns(h.places, low, high) for low, high in ((3, 4), (5, 6)))


def _towns(places: Iterable[PlaceWords], low: int, high: int) -> bool:
    """Whether any place is told as narrow as this, and as where it happened."""
    return any(low <= place.rank <= high and place.prep not in ("near", "outside", "towards") for place in places)


def _types_fit(h: Happening, t: Telling) -> bool:
    if not t.violence or not h.types or t.event_type in GENERIC:
        return True
    return any(kind in GENERIC or kind == t.event_type or any({kind, t.event_type} <= group for group in ALIKE) for kind in h.types)


def _figures(t: Telling) -> set[tuple[str, int]]:
    return {(f.harm, n) for f in t.figures if not f.is_part and (n := f.people.count.low or f.people.count.high)}


def _likeness(h: Happening, t: Telling, is_last: bool, lex: Lexicon) -> float:
    """How much speaks for one happening: shared figures, place, day, type, words that point back, and standing next to it."""
    score = 0.0
    shared = h.figures & _figures(t)
    big = [n for _, n in shared if n >= 10]
    score += 3.0 if big or len(shared) > 1 or _sums_to_title(h, t) else 1.5 if shared else 0.0
    if _titles(h, t):
        score += 1.5
    if t.kind == "aggregate":
        unanchored = not t.days and not _narrow(t.places)
        goes_on = h.kind == "aggregate" and is_last and t.order - h.tellings[-1].order <= 1 and {day.kind for day in t.days} <= {"since"} and bool(t.figures)
        return score + (2.0 if is_last and (unanchored or goes_on) else 0.0) + (1.5 if h.kind == "aggregate" and is_last and h.tellings[-1].order == t.order else 0.0) + (1.0 if _names(t.places) & _names(h.places) else 0.0) * (1.0 if shared or not t.figures else 0.0)
    if _narrow(t.places) & _names(h.places):
        score += 1.5
    elif not _narrow(t.places):
        score += 0.5
    mine = {key for day in t.days if (key := day_key(day.words))}
    if mine & h.days:
        score += 1.0
    elif not mine:
        score += 0.5
    if t.violence and t.event_type in h.types:
        score += 0.5
    if t.points_back:
        score += 1.0
    unanchored = bool(t.figures) and not _narrow(t.places) and not mine and t.event_type in GENERIC
    if unanchored and is_last and not t.opens:
        # Figures with no place, no day and no violence of their own go on with what was told last.
        score += 1.5
    if is_last:
        score += 0.75
    if h.tellings[0].s.in_title or h.tellings[0].s.order == t.s.order:
        score += 0.5
    if t.opens:
        score -= 2.0
    if _new_whole(h, t) and not shared and not unanchored and not t.points_back:
        score -= 1.25
    if t.kind == "prospect":
        score -= 0.5
    return score


def _new_whole(h: Happening, t: Telling) -> bool:
    """Whether the telling gives a figure of a harm that the happening already has another figure of."""
    harms = {harm for harm, _ in h.figures}
    return any(harm in harms for harm, _ in _figures(t))


def _nest(found: list[Happening], lex: Lexicon) -> None:
    """What includes what, so that no one is added twice (M17): a total and the happenings that sum to it; a day's bombardment
    told with a toll of its own and the strikes told within it."""
    _nest_sums(found)
    for n, wide in enumerate(found):
        if wide.kind != "incident" or wide.parent or not _is_wide(wide, lex):
            continue
        for narrow in found[n + 1 :]:
            if narrow.kind == "incident" and narrow.parent is None and _lies_in(wide, narrow):
                narrow.parent = wide
        return


def _nest_sums(found: list[Happening]) -> None:
    """ "Raiders killed 12 in two camps": happenings told after a total, whose dead sum to it, are its parts."""
    for n, whole in enumerate(found):
        total = _killed(whole)
        if whole.kind != "incident" or whole.parent or total < 2:
            continue
        rest = [h for h in found[n + 1 :] if h.kind == "incident" and h.parent is None and _killed(h) and not (whole.days and h.days and whole.days.isdisjoint(h.days))]
        for first in range(len(rest)):
            run: list[Happening] = []
            for h in rest[first:]:
                run.append(h)
                if sum(map(_killed, run)) >= total:
                    break
            if sum(map(_killed, run)) == total and (len(run) > 1 or len(_counts_killed(run[0])) > 1):
                for h in run:
                    h.parent = whole
                break


def _counts_killed(h: Happening) -> list[int]:
    """The whole figures of the dead of a happening, each number once."""
    return sorted({n for harm, n in h.figures if harm == "killed"})


def _killed(h: Happening) -> int:
    """The dead of a happening: its one figure, or the sum of those of one sentence."""
    counts = _counts_killed(h)
    one_sentence = len({t.s.order for t in h.tellings if any(f.harm == "killed" and not f.is_part for f in t.figures)}) == 1
    return sum(counts) if one_sentence else max(counts, default=0)


def _is_wide(h: Happening, lex: Lexicon) -> bool:
    """Told as violence in the mass over an area wider than a town."""
    first = h.tellings[0]
    area = [place.rank for t in h.tellings[:2] for place in t.places]
    mass = any(one.is_noun and (first.s.low[one.head] in lex.tellings.mass or first.s.tag[one.head] == "NNS") for one in first.violence)
    return bool(h.figures) and mass and bool(area) and min(area) <= 2 and max(r for r in area) <= 2 if area else False


def _lies_in(wide: Happening, narrow: Happening) -> bool:
    if wide.days and narrow.days and wide.days.isdisjoint(narrow.days):
        return False
    kinds = set(narrow.types)
    if not kinds <= {"air_strike", "shelling", "explosive", "chemical", "attack", "other"} or not narrow.places:
        return False
    doers = _doers(narrow)
    return not doers or bool(doers & _doers(wide))


def _doers(h: Happening) -> set[str]:
    return {
        word
        for t in h.tellings
        for agent in t.agents
        if agent.role in ("perpetrator", "party")
        for j in range(agent.begin, agent.end)
        if t.s.tag[j] in NOUN_TAGS | {"JJ"} and (word := t.s.low[j].rstrip("s")) not in ("force", "group", "fighter")
    }
