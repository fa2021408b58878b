"""What the grammar reads of numbers, people and harm in one sentence, as plain rows for the tests."""

from __future__ import annotations

from tests.extract.grammar.lines import lines

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.figure import Figure, find_figures
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.people import find_people
from harmledger.extract.grammar.quantity import find_quantities
from harmledger.extract.grammar.zero import find_zeros

Bounds = tuple[int | None, int | None]


def counts(text: str) -> list[Bounds]:
    """The bounds of every quantity of the first sentence."""
    line = lines(text)[0]
    blocked = frozenset(j for day in line.days for j in range(day.begin, day.end))
    return [(q.count.low, q.count.high) for q in find_quantities(line.s, lexicon(), blocked)]


def people(text: str) -> list[tuple[str, int | None, str]]:
    """The words, number and class of every group of people of the first sentence."""
    line = lines(text)[0]
    return [(" ".join(line.s.words[one.begin : one.end]), one.exact, one.who) for one in _people(text)]


def _people(text: str) -> tuple[People, ...]:
    line, lex = lines(text)[0], lexicon()
    blocked = frozenset(j for day in line.days for j in range(day.begin, day.end))
    forces = {body.begin: body.end for body in line.bodies if body.entry.actor not in ("none", "political")}
    return find_people(line.s, find_quantities(line.s, lex, blocked), lex, forces, blocked)


def found(text: str) -> tuple[Figure, ...]:
    """The figures of the first sentence, parts behind wholes, zeros last."""
    s, lex = lines(text)[0].s, lexicon()
    return (*find_figures(s, _people(text), lex), *find_zeros(s, lex))


def wholes(text: str) -> list[tuple[str, int | None, int | None, str]]:
    """Harm, bounds and class of every figure of the first sentence that is no part."""
    return [(f.harm, f.people.count.low, f.people.count.high, f.people.who) for f in found(text) if not f.is_part]


def parts(text: str) -> list[tuple[str, int | None, str]]:
    """Harm, least number and class of every part of the first sentence."""
    return [(f.harm, f.people.count.low, f.people.who) for f in found(text) if f.is_part]
