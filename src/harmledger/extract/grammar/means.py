"""With what: weapons and counted munitions in a telling (M6).

A telling comes in; weapons and munitions in the report's own words come out, for the mention that they belong to. What
things were hit is damage.py's.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.number import number_at
from harmledger.extract.grammar.sentence import NOUN_TAGS
from harmledger.extract.grammar.telling import Telling
from harmledger.model.count import CountRange
from harmledger.model.mention import Munition, Weapon
from harmledger.model.report import Report

WEAPON_TAGS = NOUN_TAGS | {"VBG", "JJ", "CD"}
BEFORE_NOUN = NOUN_TAGS | {"JJ", "HYPH", "VBG", "VBN"}
LONGEST = 6


def find_weapons(t: Telling, report: Report, lex: Lexicon) -> Iterator[Weapon]:
    """The weapons named, each where it stands."""
    s, i = t.s, t.first
    while i < t.last:
        rows = lex.weapons.phrases.get(s.low[i], ())
        row = next((row for row in rows if s.match(i, row[0])), None)
        if row and s.tag[i] not in ("VBD", "VBZ", "VB") and s.tag[i + len(row[0]) - 1] in WEAPON_TAGS:
            span = s.span(i, i + len(row[0]))
            yield Weapon(report.words(span), span, row[1])
            i += len(row[0])
        else:
            i += 1


def find_munitions(t: Telling, report: Report, lex: Lexicon) -> Iterator[Munition]:
    """Numbers of shells, missiles, strikes with their bounds: "more than 150 shells" is 151 or more; "a missile" is one."""
    s = t.s
    people = {j for f in t.figures for j in range(f.people.begin, f.people.end)}
    quantities = {quantity.end: quantity for quantity in t.quantities}
    for head in range(t.first, t.last):
        if (
            s.low[head] not in lex.weapons.counted
            or s.tag[head] not in NOUN_TAGS
            or (head + 1 < t.last and s.tag[head + 1] in NOUN_TAGS)
        ):
            continue
        begin = head
        while (
            begin > t.first
            and head - begin < LONGEST
            and begin not in quantities
            and (s.tag[begin - 1] in BEFORE_NOUN or s.words[begin - 1] == "-")
        ):
            begin -= 1
        first, what, count = begin, begin, None
        after = begin - (s.low[begin - 1 : begin] == ("of",))
        if quantity := quantities.get(begin) or quantities.get(after):
            first, count = quantity.begin, quantity.count
        elif begin > t.first and s.tag[begin - 1] == "CD" and (number := number_at(s, lex, begin - 1)):
            first, count = begin - 1, CountRange.exactly(number[0])
        elif begin > t.first and s.low[begin - 1] in ("a", "an") and s.low[head] in lex.weapons.projectiles:
            first, count = begin - 1, CountRange.exactly(1)
        if count is not None and people.isdisjoint(range(first, head + 1)):
            span = s.span(first, head + 1)
            yield Munition(report.words(span), span, count, report.words(s.span(what, head + 1)))
