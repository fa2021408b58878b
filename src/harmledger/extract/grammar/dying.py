"""The injured who died are told of twice and counted once: "a boy was shot on Monday ... the boy died in hospital" (M19).

The figures of a happening come in, in the order of the text; those that came to be among its dead are left out.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon, lexicon
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.said import Said
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.violence import Violence

COMPATIBLE = frozenset({"people", "civilians"})


def without_the_dying(told: list[Said]) -> list[Said]:
    """The figures without injured people who are the dead of another sentence: as many, and pointed at by one of the two."""
    dead = [said for said in told if said.figure.harm == "killed" and said.exact and not said.figure.is_part]
    return [said for said in told if not any(_are_the_same(said, other) for other in dead)]


def tells_of_later_death(s: Sentence, figures: tuple[Figure, ...], violence: tuple[Violence, ...], lex: Lexicon) -> bool:
    """ "The boy died in hospital on Tuesday": when and where he died is not when and where he was hurt (M15)."""
    if violence or not figures or lex.harms.hospitals.isdisjoint(s.low):
        return False
    return all(
        figure.harm == "killed"
        and (figure.people.definite or figure.people.named)
        and (s.low[figure.trigger] in lex.harms.intransitive or s.low[figure.trigger] in lex.harms.states)
        for figure in figures
    )


def _are_the_same(hurt: Said, dead: Said) -> bool:
    if hurt.figure.harm != "injured" or hurt.figure.is_part or hurt.exact != dead.exact:
        return False
    if hurt.people.others or dead.people.others:
        return False
    if hurt.telling.order == dead.telling.order and hurt.in_title == dead.in_title and not hurt.people.pronoun:
        return False
    who, other = hurt.people.who, dead.people.who
    if who != other and who not in COMPATIBLE and other not in COMPATIBLE and "mixed" not in (who, other):
        return False
    return (_points(hurt) or _points(dead)) and not _is_another(hurt) and not _is_another(dead)


def _is_another(said: Said) -> bool:
    """ "Another man", "a second victim"."""
    low = said.telling.s.low[said.people.begin : said.people.begin + 2]
    return "another" in low or "other" in low or not lexicon().numbers.ordinals.isdisjoint(low)


def _points(said: Said) -> bool:
    return said.people.definite or said.people.pronoun or said.people.named
