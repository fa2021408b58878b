"""Which tellings of a report tell of the same happening (M18, M20).

Tellings come in, in the order of the text; happenings come out. A telling joins the happening that most speaks for, or opens a
new one; a lead that sums up and the body that spells out are one happening told twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.likeness import likeness, may_join
from harmledger.extract.grammar.nest import nest
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.violence import Violence, is_told

JOINS_AT = 2.0
"""The likeness from which a telling joins a happening; set on the project's invented gold reports and the development sets."""


def find_happenings(tellings: Sequence[Telling], lex: Lexicon) -> tuple[Happening, ...]:
    """The happenings of a report in the order of their first telling."""
    found: list[Happening] = []
    for t in tellings:
        if not _counts(t, lex):
            continue
        same = _same(found, t, lex)
        if same is None:
            found.append(Happening(t.kind, [t]))
            continue
        if same.is_title:
            # A title's kind is only a guess at what the body tells.
            same.kind = t.kind
        same.tellings.append(t)
    nest(found, lex)
    return tuple(found)


def _counts(t: Telling, lex: Lexicon) -> bool:
    """Whether a telling is worth a mention: it has figures, or violence told as a happening with somebody, somewhere or some
    day to it.
    """
    if t.figures or t.kind == "context":
        return True
    if t.mood == "denied" or set(t.s.low) & lex.tellings.sport:
        return False
    doers = [agent for agent in t.agents if agent.role in ("perpetrator", "party")]
    aimed = any(agent.role == "target" for agent in t.agents)
    where = any(place.rank >= 2 for place in t.places)
    if t.kind == "prospect":
        return where or (bool(doers) and aimed)
    told = [one for one in t.violence if is_told(t.s, one, lex) or ((doers or aimed or t.days) and _is_located(t, one))]
    if not told:
        return t.kind == "incident" and t.points_back and bool(t.violence) and bool(t.days or t.places)
    plain = any(one.event_type not in ("other", "attack") for one in told)
    if where and (doers or aimed or t.days or plain):
        return True
    if aimed and any(day.kind == "day" for day in t.days):
        return True
    sides = {agent.begin for agent in doers if agent.role == "party"}
    return (bool(doers) and (aimed or bool(t.days) or len(sides) > 1)) or (t.points_back and bool(where or t.days))


def _is_located(t: Telling, one: Violence) -> bool:
    """Whether a noun of violence has its own place under it: "clashes in West Darfur", "attacks on villages near Goma"."""
    if not one.is_noun:
        return False
    return any(place.rank >= 2 and one.head in list(t.s.ancestors(place.begin))[:4] for place in t.places)


def _same(found: list[Happening], t: Telling, lex: Lexicon) -> Happening | None:
    """The happening that a telling belongs to, the likeliest first; None where it opens a new one."""
    if t.figures and all(f.is_part and f.whole is None for f in t.figures) and not t.opens:
        # Parts alone belong to the figure told last ("The victims included 12 children").
        harms = {f.harm for f in t.figures}
        return next((h for h in reversed(found) if harms & {harm for harm, _ in h.figures}), None)
    last = found[-1] if found else None
    ranked = [(likeness(h, t, is_last=h is last), n) for n, h in enumerate(found) if may_join(h, t, lex, is_last=h is last)]
    score, n = max(ranked, default=(0.0, -1))
    return found[n] if score >= JOINS_AT else None
