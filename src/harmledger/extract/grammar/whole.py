"""Which figure of a happening each part is a part of (M4).

Figures as said come in; the same come out with parts tied to their wholes, and with breakdowns that sum to a whole made parts.
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.said import Said
from harmledger.model.count import CountRange


def with_lists(told: list[Said]) -> list[Said]:
    """ "Eleven men and four women" is one figure of fifteen, unless fifteen were told before: then it breaks them down."""
    out: list[Said] = []
    for said in told:
        listed = said.figure.listed
        if listed and any(
            not one.figure.is_part and one.figure.harm == said.figure.harm and one.count.low == said.exact for one in out
        ):
            out.extend(replace(said, figure=replace(said.figure, people=people, listed=())) for people in listed)
        else:
            out.append(said)
    return out


def with_breakdowns(told: list[Said]) -> list[Said]:
    """ "11 men and 4 women" after 15 dead; 120 and 60 under a title's 180; a morning's seven and an evening's three of ten:
    figures told after a whole that sum to it are its parts.
    """
    out = list(told)
    for n, whole in enumerate(told):
        size = whole.count.low
        if not size or out[n].figure.is_part:
            continue
        smaller = [k for k in range(n + 1, len(told)) if _may_break_down(whole, told[k], size)]
        by_sentence: dict[int, list[int]] = {}
        for k in smaller:
            by_sentence.setdefault(told[k].telling.order, []).append(k)
        members = next((ks for ks in (*by_sentence.values(), smaller) if len(ks) > 1 and _total(told, ks) == size), [])
        for k in members:
            out[k] = replace(out[k], figure=replace(out[k].figure, is_part=True, whole=None), whole=n)
    return out


def _may_break_down(whole: Said, said: Said, size: int) -> bool:
    return not said.figure.is_part and said.figure.harm == whole.figure.harm and said.exact is not None and said.exact < size


def _total(told: list[Said], members: list[int]) -> int:
    return sum(told[k].exact or 0 for k in members)


def with_wholes(told: list[Said]) -> list[Said]:
    """Each part tied to the figure that includes it: in its own sentence, from its own claimant, or the first large enough."""
    return [said if said.whole is not None or not said.figure.is_part else _with_whole(told, n) for n, said in enumerate(told)]


def _with_whole(told: list[Said], n: int) -> Said:
    said = told[n]
    fits = [k for k, other in enumerate(told) if k != n and not other.figure.is_part and _may_include(other, said)]
    here = [k for k in fits if told[k].telling is said.telling]
    if here:
        return replace(said, whole=here[-1])
    same = [k for k in fits if told[k].claimant == said.claimant] or fits
    return replace(said, whole=same[0]) if same else said


def _may_include(whole: Said, part: Said) -> bool:
    count: CountRange = whole.count
    harms = {part.figure.harm, "casualties"} if part.figure.harm in ("killed", "injured") else {part.figure.harm}
    return whole.figure.harm in harms and not count.is_zero and not part.count.exceeds(count)
