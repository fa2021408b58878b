"""Which figures of harm stand, where grammar and tagger do not agree (M4, M6, M27).

A line's figures with all its people and quantities come in, and its marks; figures come out.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.phrase import classify, head_of, next_noun_is_thing
from harmledger.extract.grammar.quantity import Quantity, is_age
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.telling import kept_figures
from harmledger.extract.tagger.labels import HARMS, NUMBERS, Tag
from harmledger.extract.tagger.line_tags import LineTags, Tagged
from harmledger.extract.tagger.number import count_of
from harmledger.model.count import CountRange

OF_PEOPLE: frozenset[Tag] = NUMBERS | {"v"}
HARDLY = 0.01
"""A figure none of whose words is likelier than this to be a number of people or people hurt is none (M6)."""
SURELY = 0.97
"""From here on a marked number that the grammar made no figure of is one."""
FARTHEST_VICTIMS = 4
"""Tokens between a number and the words for its victims."""


def agreed_figures(
    line: Line, found: tuple[Figure, ...], told: tuple[Sequence[People], Sequence[Quantity]], tags: LineTags, lex: Lexicon
) -> tuple[Figure, ...]:
    """The grammar's figures without those that the tagger is sure are none, and those that only the tagger has."""
    kept = [n for n, figure in enumerate(found) if not _is_none(figure, tags)]
    kept = [n for n in kept if found[n].whole is None or found[n].whole in kept]
    stand = kept_figures(found, kept)
    return (*stand, *_added(line, stand, told, tags, lex))


def _is_none(figure: Figure, tags: LineTags) -> bool:
    """ "More than 150 shells", "two hospitals", "aged 12": what the tagger sees no people in, hurt or dead (M6)."""
    people = figure.people
    return not people.count.is_zero and tags.chance(people.begin, people.end, OF_PEOPLE) < HARDLY


def _added(
    line: Line, stand: tuple[Figure, ...], told: tuple[Sequence[People], Sequence[Quantity]], tags: LineTags, lex: Lexicon
) -> list[Figure]:
    """The numbers that are marked as of people and are in no figure, where the number code reads them (M27)."""
    out: list[Figure] = []
    for one in tags.of(NUMBERS, SURELY):
        taken = [*stand, *out]
        if any(one.covers(f.people.begin, f.people.end) or one.covers(f.trigger, f.trigger + 1) for f in taken):
            continue
        people = _people(line, one, told, tags, lex)
        if people is None or any(f.people.begin < people.end and people.begin < f.people.end for f in taken):
            continue
        harm = HARMS[one.mark.tag]
        is_part = one.mark.part == "part" and any(f.harm == harm and not f.is_part for f in taken)
        out.append(Figure(harm, people, _trigger(line.s, people, lex), is_part=is_part))
    return out


def _people(
    line: Line, one: Tagged, told: tuple[Sequence[People], Sequence[Quantity]], tags: LineTags, lex: Lexicon
) -> People | None:
    """The people of a marked number: the grammar's own group there, else its quantity or the words' count, with the victims'
    class by the codebook. None where the words hold no number, or it counts things or years (M6, M27).
    """
    groups, quantities = told
    s = line.s
    if is_age(s, lex, one.begin, one.end):
        return None
    group = next((p for p in groups if one.covers(p.begin, p.end)), None)
    if group:
        return group
    quantity = next((q for q in quantities if one.covers(q.begin, q.end)), None)
    begin, end = (quantity.begin, quantity.end) if quantity else (one.begin, one.end)
    count = quantity.count if quantity else count_of(" ".join(s.words[begin:end]), lex)
    if count is None:
        return None
    victims = next((v for v in tags.of({"v"}) if 0 <= v.begin - end < FARTHEST_VICTIMS), None)
    if victims is None:
        stands_alone = _is_number(count) and not next_noun_is_thing(s, end, lex)
        return People(begin, end, begin, count, "people", bare=True) if stands_alone else None
    forces = {body.begin: body.end for body in line.bodies if body.entry.actor not in ("none", "political")}
    head = head_of(s, victims.begin, lex, forces)
    if head is None:
        return People(begin, victims.end, victims.end - 1, count, "people")
    who, side, last = classify(s, victims.begin, head, lex, forces)
    return People(begin, max(victims.end, last), head, count, who, side)


def _is_number(count: CountRange) -> bool:
    """Whether it says how many: "a" alone, without people behind it, is none."""
    return count.vague or count.low != 1 or count.high != 1


def _trigger(s: Sentence, people: People, lex: Lexicon) -> int:
    """The word of harm nearest to the people, else their own."""
    harms = lex.harms
    words = [j for j, low in enumerate(s.low) if low in harms.verbs or low in harms.states or low in harms.nouns]
    return min(words, key=lambda j: (min(abs(j - people.begin), abs(j - people.end + 1)), j), default=people.head)
