"""The same figure told twice is one (M18): from the same claimant in other words, or in a title or lead that sums up.

Figures as said come in, in the order of the text; each once comes out, in the words that say most.
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.people import People
from harmledger.extract.grammar.said import Said


def once(told: list[Said]) -> list[Said]:
    """Each figure of a claimant once; unclaimed figures that a claimant gives in the body are that claimant's."""
    out: list[Said] = []
    for said in told:
        twin = next((n for n, other in enumerate(out) if _is_repeat(other, said)), None)
        if twin is None:
            out.append(said)
        else:
            out[twin] = _better(out[twin], said)
    claimed = [said for said in out if said.speaker is not None]
    return [said for said in out if said.speaker is not None or not any(_sums_up(said, other) for other in claimed)]


def _is_repeat(first: Said, second: Said) -> bool:
    """The same number of the same harm and people from the same claimant, or a title's number told again."""
    if first.figure.harm != second.figure.harm or first.number != second.number or first.count.vague != second.count.vague:
        return False
    if first.figure.is_part != second.figure.is_part and not first.count.vague:
        return False
    if _are_listed(first, second):
        return False
    titled = any(said.in_title and said.speaker is None for said in (first, second))
    if first.claimant != second.claimant and not titled:
        return False
    if _other_class(first.people, second.people) and (first.count.vague or (first.figure.is_part and second.figure.is_part)):
        return False
    return not _other_side(first, second)


def _are_listed(first: Said, second: Said) -> bool:
    """ "Killed two policemen and two consulate staff", "the driver was killed and a second soldier died": within one sentence
    two groups with nouns of their own are two figures.
    """
    if first.count.vague or first.figure.is_part or second.figure.is_part or first.people.begin == second.people.begin:
        return False
    same = (first.telling.order, first.in_title) == (second.telling.order, second.in_title)
    bare = any(one.people.bare or one.people.pronoun or one.count.is_zero for one in (first, second))
    return same and not bare


def _other_class(a: People, b: People) -> bool:
    return a.who != b.who and "people" not in (a.who, b.who)


def _other_side(first: Said, second: Said) -> bool:
    """Within one sentence, the same number of two sides' fighters is two figures (M13)."""
    a, b = first.people, second.people
    if first.in_title or first.telling.order != second.telling.order or not a.who == b.who == "combatants":
        return False
    return (a.side or "").lower() != (b.side or "").lower()


def _better(first: Said, second: Said) -> Said:
    """Of two tellings of one figure the one that says more, with the class, side and bound that only the other gives."""
    best, other = (second, first) if _fullness(second) > _fullness(first) else (first, second)
    people, told = best.people, other.people
    if people.who == "people" and told.who != "people" and not told.bare:
        people = replace(people, who=told.who, side=told.side)
    if told.side and not people.side and people.who == told.who:
        people = replace(people, side=told.side)
    if best.exact and told.count.high is None and not told.count.vague and not best.in_title and not other.in_title:
        people = replace(people, count=told.count)
    return replace(best, figure=replace(best.figure, people=people))


def _fullness(said: Said) -> tuple[bool, bool, bool, bool]:
    """Claimed before unclaimed, body before title, a class of people before "people", a bound before a bare number."""
    count = said.count
    return (said.speaker is not None, not said.in_title, said.people.who != "people", count.low is None or count.high is None)


def _sums_up(said: Said, claimed: Said) -> bool:
    """Whether an unclaimed figure of title or lead is a claimed one told again; "dozens" sums up any number."""
    if said.figure.harm != claimed.figure.harm or (said.figure.is_part != claimed.figure.is_part and not said.count.vague):
        return False
    if said.count.vague or claimed.count.vague:
        return said.count.vague and (said.in_title or said.telling.order <= 1 or claimed.count.vague)
    over = claimed.count.low is not None and claimed.count.high is None and claimed.count.low - 1
    # Headlines drop "more than": "100 dead" over "more than 100 were killed".
    return said.number == claimed.number or (bool(over) and said.number == over and said.in_title)
