"""How much speaks for a telling and a happening being the same (M20): reasons, each with its weight.

A happening and a telling come in; whether anything forbids that they are one, and the sum of what speaks for it, come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.fuzz import ratio

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.happening import Happening, told_figures
from harmledger.extract.grammar.nest import is_wide
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.violence import VAGUE_TYPES
from harmledger.model.vocabulary import EventType

WEIGHTS = {
    "same large figure": 3.0,
    "same figures": 3.0,
    "sums to its title": 3.0,
    "same small figure": 0.5,
    "its title": 2.0,
    "same place": 2.5,
    "no place of its own": 1.5,
    "same day": 2.0,
    "no day of its own": 0.25,
    "same kind of violence": 0.5,
    "points back": 1.0,
    "told right after": 0.75,
    "told right after, with nothing of its own": 1.75,
    "told in one sentence, or under its title": 1.5,
    "denies what was told last": 1.5,
    "begins another": -2.0,
    "another figure of the same harm": -1.25,
    "a plan": -0.5,
    "a total told right after, with no period of its own": 2.0,
    "a total in the same sentence": 1.5,
    "a total of the same place": 1.0,
}
"""What each reason weighs; set on the project's invented gold reports and the development sets, and held by their floors."""

ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"air_strike", "shelling", "chemical"}),
    frozenset({"explosive", "suicide_bomb", "grenade"}),
    frozenset({"attack", "execution", "clash", "abduction", "looting_destruction", "riot"}),
    frozenset({"explosive", "air_strike", "shelling"}),
)
IN_A_BATTLE = frozenset({"clash", "shelling", "air_strike", "explosive", "suicide_bomb", "attack"})
LARGE = 10
ALIKE_NAMES = 85.0
"""Of 100: one spelling of a name against another in the same report."""
NAME_PARTS = frozenset({
    "al", "el", "the", "of", "de", "town", "city", "village", "province", "district", "northern", "southern", "eastern",
    "western", "central", "state", "region", "county", "area", "near", "outside", "north", "south", "east", "west",
    "governorate", "neighborhood", "neighbourhood", "suburb", "suburbs", "countryside",
})  # fmt: skip


def likeness(h: Happening, t: Telling, *, is_last: bool) -> float:
    """The sum of what speaks for one happening, less what speaks against it."""
    reasons = _for_totals if t.kind == "aggregate" else _reasons
    return sum(WEIGHTS[reason] for reason in reasons(h, t, is_last=is_last))


def _of_figures(h: Happening, t: Telling) -> Iterator[str]:
    shared = h.figures & told_figures(t)
    if sums_to_title(h, t):
        yield "sums to its title"
    elif any(n >= LARGE for _, n in shared):
        yield "same large figure"
    elif len(shared) > 1:
        yield "same figures"
    elif shared:
        yield "same small figure"
    if is_titled(h, t):
        yield "its title"


def _reasons(h: Happening, t: Telling, *, is_last: bool) -> Iterator[str]:
    yield from _of_figures(h, t)
    yield from _of_place_and_day(h, t)
    if t.violence and t.event_type in h.types:
        yield "same kind of violence"
    if t.points_back:
        yield "points back"
    unanchored = _is_unanchored(t)
    if is_last:
        yield "told right after, with nothing of its own" if unanchored and not t.opens else "told right after"
    if is_last and t.denies:
        yield "denies what was told last"
    if h.tellings[0].s.in_title or h.tellings[0].s.order == t.s.order:
        yield "told in one sentence, or under its title"
    if t.opens:
        yield "begins another"
    if _new_whole(h, t) and not h.figures & told_figures(t) and not unanchored and not t.points_back:
        yield "another figure of the same harm"
    if t.kind == "prospect":
        yield "a plan"


def _of_place_and_day(h: Happening, t: Telling) -> Iterator[str]:
    narrow, days = _narrow(t.places), t.times
    if _share(narrow, _names(h.places)):
        yield "same place"
    elif not narrow:
        yield "no place of its own"
    if days & h.days:
        yield "same day"
    elif not days:
        yield "no day of its own"


def _is_unanchored(t: Telling) -> bool:
    """Whether a telling gives figures and nothing of what happened: no town, no day, no noun of violence."""
    nouns = (one for one in t.violence if one.is_noun and one.event_type not in VAGUE_TYPES)
    return bool(t.figures) and not _narrow(t.places) and not t.times and not any(nouns)


def _for_totals(h: Happening, t: Telling, *, is_last: bool) -> Iterator[str]:
    yield from _of_figures(h, t)
    goes_on = (
        h.kind == "aggregate"
        and t.order - h.tellings[-1].order <= 1
        and {day.kind for day in t.days} <= {"since"}
        and bool(t.figures)
    )
    if is_last and ((not t.days and not _narrow(t.places)) or goes_on):
        yield "a total told right after, with no period of its own"
    if h.kind == "aggregate" and is_last and h.tellings[-1].order == t.order:
        yield "a total in the same sentence"
    if _names(t.places) & _names(h.places) and (h.figures & told_figures(t) or not t.figures):
        yield "a total of the same place"


def may_join(h: Happening, t: Telling, lex: Lexicon, *, is_last: bool) -> bool:
    """Whether nothing speaks against it: kind, day, place, and violence of another sort."""
    shared = h.figures & told_figures(t)
    if h.kind != t.kind:
        # A lead or title may sum up what the body tells as a total, or the reverse; figures alone decide that.
        told = {h.kind, t.kind} == {"incident", "aggregate"} and not _days_differ(h, t)
        return (
            told
            and bool(shared or sums_to_title(h, t) or is_titled(h, t))
            and (h.tellings[0].s.in_title or _is_lead(h.tellings[-1]))
        )
    if _days_differ(h, t):
        return False
    if shared:
        return True
    if is_last and t.points_back and not t.opens and not _new_whole(h, t) and t.figures:
        return _types_fit(h, t)
    if _places_differ(h, t) or (_narrow(t.places) and not t.points_back and is_wide(h, lex)):
        # Within a bombardment told over a whole area, each town's strike is a happening of its own.
        return False
    return _types_fit(h, t)


def is_titled(h: Happening, t: Telling) -> bool:
    """Whether ``h`` is a title and ``t`` the first sentence under it, which it sums up unless their figures differ (M18)."""
    if not h.is_title or t.s.in_title or t.s.order > h.tellings[-1].s.order + 1 or t.first:
        return False
    mine = told_figures(t)
    harms = {harm for harm, _ in h.figures} & {harm for harm, _ in mine}
    return not harms or bool(h.figures & mine) or sums_to_title(h, t)


def sums_to_title(h: Happening, t: Telling) -> bool:
    """A title's total that the lead gives in parts: "180 killed" and then "120 fighters and 60 mercenaries"."""
    if not h.is_title:
        return False
    mine = told_figures(t)
    return any(
        sum(n for harm, n in mine if harm == theirs) == total and sum(harm == theirs for harm, _ in mine) > 1
        for theirs, total in h.figures
    )


def _is_lead(t: Telling) -> bool:
    return t.s.in_title or t.s.order <= 2


def _days_differ(h: Happening, t: Telling) -> bool:
    """Two weekdays, or two dates, with none in common; a weekday and a date may be one day."""
    mine = t.dates
    return bool(mine and h.days) and not mine & h.days and bool({key[0] for key in mine} & {key[0] for key in h.days})


def _names(places: Iterable[PlaceWords]) -> set[str]:
    return {
        word
        for place in places
        for one in place.chain()
        for word in re.findall(r"\w+", one.words.lower())
        if word not in NAME_PARTS
    }


def _narrow(places: Iterable[PlaceWords]) -> set[str]:
    return {
        word
        for place in places
        if place.rank >= 3
        for word in re.findall(r"\w+", place.words.lower())
        if word not in NAME_PARTS
    }


def _share(some: set[str], others: set[str]) -> bool:
    """Whether two sets of names have one in common, spelt alike or nearly so ("Salama", "Salamah")."""
    return bool(some & others) or any(
        len(a) > 4 and len(b) > 4 and a[0] == b[0] and ratio(a, b) >= ALIKE_NAMES for a in some for b in others
    )


def _places_differ(h: Happening, t: Telling) -> bool:
    """Two towns, or two sites, neither named with the other, are two places. A town and its province, a site and its town may
    be one, and what lies near a town may have a name of its own.
    """
    if _share(_narrow(t.places), _names(h.places)) or _share(_narrow(h.places), _names(t.places)):
        return False
    return any(_towns(t.places, low, high) and _towns(h.places, low, high) for low, high in ((3, 4), (5, 6)))


def _towns(places: Iterable[PlaceWords], low: int, high: int) -> bool:
    """Whether any place is told as narrow as this, and as where it happened."""
    return any(low <= place.rank <= high and place.prep not in ("near", "outside", "towards") for place in places)


def _types_fit(h: Happening, t: Telling) -> bool:
    """Whether two kinds of violence may be one happening; all arms may be told of one battle where the words point back."""
    if not t.violence or not h.types or t.event_type in VAGUE_TYPES:
        return True
    return are_alike(t.event_type, h.types, (*ALIKE, IN_A_BATTLE) if t.points_back else ALIKE)


def are_alike(kind: EventType, kinds: Iterable[EventType], groups: Sequence[frozenset[str]] = ALIKE) -> bool:
    """Whether a kind of violence and one of several may be told of one happening."""
    return kind in VAGUE_TYPES or any(
        other in VAGUE_TYPES or other == kind or any({other, kind} <= group for group in groups) for other in kinds
    )


def _new_whole(h: Happening, t: Telling) -> bool:
    """Whether the telling gives a figure of a harm that the happening already has another figure of."""
    harms = {harm for harm, _ in h.figures}
    return any(harm in harms for harm, _ in told_figures(t))
