"""Which happenings include which, so that no one is added twice (M17).

The happenings of a report come in, in order; some get a parent. A total and the happenings after it whose dead sum to it; a
day's bombardment told with a toll of its own and the strikes told within it.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.sentence import NOUN_TAGS
from harmledger.model.vocabulary import Role


def nest(found: list[Happening], lex: Lexicon) -> None:
    """What includes what, so that no one is added twice (M17): a total and the happenings that sum to it; a day's bombardment
    told with a toll of its own and the strikes told within it.
    """
    _nest_sums(found)
    for n, wide in enumerate(found):
        if wide.kind != "incident" or wide.parent or not is_wide(wide, lex):
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
        rest = [
            h
            for h in found[n + 1 :]
            if h.kind == "incident"
            and h.parent is None
            and _killed(h)
            and not (whole.days and h.days and whole.days.isdisjoint(h.days))
        ]
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


def is_wide(h: Happening, lex: Lexicon) -> bool:
    """Told as violence in the mass over an area wider than a town."""
    first = h.tellings[0]
    area = [place.rank for t in h.tellings[:2] for place in t.places]
    mass = any(
        one.is_noun and (first.s.low[one.head] in lex.tellings.mass or first.s.tag[one.head] == "NNS") for one in first.violence
    )
    return bool(h.figures) and mass and bool(area) and max(area) <= 2


def _lies_in(wide: Happening, narrow: Happening) -> bool:
    if wide.days and narrow.days and wide.days.isdisjoint(narrow.days):
        return False
    kinds = set(narrow.types)
    if not kinds <= {"air_strike", "shelling", "explosive", "chemical", "attack", "other"} or not narrow.places:
        return False
    doers, bombing = _words_of(narrow, "perpetrator", "party"), _words_of(wide, "perpetrator", "party")
    if bombing & _words_of(narrow, "target"):
        # Who is bombed within a bombardment is not who bombs.
        return False
    return not doers or bool(doers & bombing)


def _words_of(h: Happening, *roles: Role) -> set[str]:
    """The words, in the singular, that name who has one of the roles."""
    return {
        word
        for t in h.tellings
        for agent in t.agents
        if agent.role in roles
        for j in range(agent.begin, agent.end)
        if t.s.tag[j] in NOUN_TAGS | {"JJ"} and (word := t.s.low[j].rstrip("s")) not in ("force", "group", "fighter")
    }
