"""Figures settled against each other: two harms under one number, two harms to the same people, pronouns, classes that are
told once, and lists that are summed (M3, M4, M19).

The figures of a sentence come in, in the order of their people, and fewer or fuller ones come out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.victim import parsed_heads
from harmledger.extract.grammar.voice import Clause, Trigger
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Who

if TYPE_CHECKING:
    from harmledger.extract.grammar.figure import Figure

WHOLE_CLASSES = frozenset({"civilians", "children"})
"""Classes that a sentence keeps to where it counts on; women and men are told apart from the rest."""
SEVERING = frozenset({";", ":", ",", "while", "but", "including", "among"})
SUMMED = frozenset({"women", "men", "children"})


def both_harms(clause: Clause, figures: list[Figure], triggers: list[Trigger]) -> list[Figure]:
    """ "Dozens dead and wounded", "12 killed or injured", "mines kill or maim 90": one number over two harms is neither of
    them (M3).
    """
    by_place = {t.at: t for t in triggers}
    out = []
    for figure in figures:
        t = by_place.get(figure.trigger)
        twin = _twin(clause, figure, t, triggers) if t else None
        out.append(replace(figure, harm="casualties") if twin else figure)
    return out


def _twin(clause: Clause, figure: Figure, t: Trigger, triggers: list[Trigger]) -> Trigger | None:
    """The word of the other harm that shares a figure with ``t``: joined to it by "and" or "or", with no people of its own."""
    s = clause.s
    for u in triggers:
        if {u.harm, t.harm} != {"killed", "injured"}:
            continue
        first, second = (t, u) if t.at < u.at else (u, t)
        if s.low[first.end : second.at] not in (("and",), ("or",), ("/",)) or s.tag[second.at] == "VBG":
            continue
        if t.side in ("before", "subject") and first is t and t.at >= figure.people.end and clause.right_of(u.end) is None:
            return u
        if t.side == u.side == "object" and first is u and figure.people.begin >= t.end:
            return u
    return None


def second_harms(s: Sentence, figures: list[Figure], triggers: list[Trigger]) -> list[Figure]:
    """ "Abducted and later killed" is two harms; "shot and killed", "wounded and died" is one death (M3, M19)."""
    out = list(figures)
    used = {figure.trigger for figure in figures}
    for t in triggers:
        if t.side not in ("subject", "before") or t.at in used or t.harm not in ("killed", "abducted"):
            continue
        heads = parsed_heads(s, t)
        if t.harm == "killed" and (told := _same_people(s, t, out)) is not None:
            out[told] = replace(out[told], harm="killed", trigger=t.at)
            continue
        if t.harm == "killed" and s.kid(t.at, "nsubj", "nsubjpass") is None and all(s.tag[head] == "PRP" for head in heads):
            heads = [
                figure.people.head
                for figure in out
                if figure.harm == "injured" and figure.people.exact == 1 and figure.people.end <= t.at
            ][-1:]
        k = next(
            (k for k, figure in enumerate(out) if any(figure.people.begin <= head < figure.people.end for head in heads)), None
        )
        if k is None or out[k].people.count.is_zero or out[k].people.harm_noun:
            continue
        if (out[k].harm, t.harm) == ("injured", "killed"):
            out[k] = replace(out[k], harm="killed", trigger=t.at)
        elif {out[k].harm, t.harm} in ({"abducted", "killed"}, {"abused", "killed"}, {"missing", "killed"}):
            out.insert(k + 1, replace(out[k], harm=t.harm, trigger=t.at))
    return out


def _same_people(s: Sentence, t: Trigger, figures: list[Figure]) -> int | None:
    """ "Two were rushed to hospital, where they later died": the injured that a pronoun stands for."""
    subject = s.kid(t.at, "nsubj", "nsubjpass")
    if subject is None or s.low[subject] not in ("he", "she", "they"):
        return None
    hurt = [k for k, f in enumerate(figures) if f.harm == "injured" and not f.people.count.is_zero and f.people.end <= t.at]
    if not hurt or any(f.harm == "killed" and f.people.end <= t.at for f in figures):
        return None
    is_one = figures[hurt[-1]].people.exact == 1
    return hurt[-1] if is_one != (s.low[subject] == "they") else None


def pronouns(s: Sentence, figures: list[Figure], people: tuple[People, ...], lex: Lexicon) -> list[Figure]:
    """ "Shot at a bus driver, killing him": the pronoun stands for the person before it, counted once. "He was killed" alone
    tells again of someone told before.
    """
    out: list[Figure] = []
    for figure in figures:
        one = figure.people
        if not one.pronoun:
            out.append(figure)
            continue
        before = next(
            (
                p
                for p in reversed(people)
                if p.end <= one.begin
                and p.exact == one.exact
                and not p.bare
                and not _speaks(s, p, lex)
                and not _does_it(s, p, figure)
            ),
            None,
        )
        if (not before and s.low[one.head] in ("he", "she")) or (
            before and any(f.people is before and f.harm == figure.harm for f in figures)
        ):
            continue
        out = [f for f in out if not (before and f.people is before and f.harm == "injured")]
        out.append(replace(figure, people=replace(one, who=before.who, side=before.side)) if before else figure)
    return out


def _does_it(s: Sentence, one: People, figure: Figure) -> bool:
    """ "Her father shot her": who does it is not whom "her" or "him" stands for."""
    is_object = s.low[figure.people.head] in ("him", "her")
    return is_object and s.dep[one.head] == "nsubj" and s.head[one.head] in _chain(s, figure.trigger)


def _chain(s: Sentence, verb: int) -> set[int]:
    """A verb and those that it is joined to by "and", whose subject it shares."""
    chain = {verb}
    while s.dep[verb] == "conj" and s.head[verb] != verb:
        verb = s.head[verb]
        chain.add(verb)
    return chain


def _speaks(s: Sentence, one: People, lex: Lexicon) -> bool:
    return s.dep[one.head] == "nsubj" and s.low[s.head[one.head]] in lex.saying.verbs


def classed(s: Sentence, figures: list[Figure], people: tuple[People, ...], lex: Lexicon) -> list[Figure]:
    """Figures whose people are told only as a number take the class of those told before: "six soldiers killed and four
    wounded", "two journalists were slain and a third hurt", "nine civilians died and two were hurt". Two "others" are others
    only of soldiers and the like.
    """
    out: list[Figure] = []
    for figure in figures:
        one, last = figure.people, out[-1].people if out else None
        if one.among == "them":
            last = next((p for p in reversed(people) if p.end <= one.begin and p.who == "combatants" and p.exact != 1), None)
        takes = last is not None and one.who == "people" and last.who not in ("people", "mixed") and (one.bare or one.others)
        a_third = one.others and one.exact == 1 and one.bare
        if (side := _lost_by(s, figure, people, lex)) is not None:
            out.append(replace(figure, people=replace(one, who="combatants", side=side or one.side)))
        elif last and takes and (last.who == "combatants" or a_third or _goes_straight_on(s, out, figure)):
            out.append(replace(figure, people=replace(one, who=last.who, side=last.side)))
        else:
            out.append(figure)
    return out


def _lost_by(s: Sentence, figure: Figure, people: tuple[People, ...], lex: Lexicon) -> str | None:
    """ "The bandits lost fifteen", "the army lost two men": those whom fighters lose are their own; gives the side, or ""."""
    one = figure.people
    told = one.who == "people" and one.bare
    if s.low[figure.trigger] not in lex.harms.life_losers or not (told or s.low[one.head] in lex.victims.followers):
        return None
    shared = s.head[figure.trigger] if s.dep[figure.trigger] == "conj" else figure.trigger
    subject = next((k for verb in (figure.trigger, shared) if (k := s.kid(verb, "nsubj")) is not None), None)
    if subject is None or subject > one.begin or lex.victims.nouns.get(s.low[subject]) != "combatants":
        return None
    return next((p.side or "" for p in people if p.begin <= subject < p.end), "")


def _goes_straight_on(s: Sentence, before: list[Figure], figure: Figure) -> bool:
    """ "Nine civilians were killed and two hurt": one breath, and nobody else under the first word of harm."""
    last, begin = before[-1], figure.people.begin
    if last.people.who not in WHOLE_CLASSES or last.people.exact == 1 or last.is_part or figure.people.others:
        return False
    between = s.low[last.people.end : begin]
    alone = sum(other.trigger == last.trigger for other in before) == 1
    return alone and "and" in between[-4:] and not SEVERING.intersection(between)


def summed(s: Sentence, figures: list[Figure]) -> list[Figure]:
    """ "Three women and two children", "two doctors and a midwife", "a mayor and his driver": women, men and children, people
    of one class, or single persons, listed under one word of harm are one figure (M4). Soldiers and their sides stay apart.
    """
    out: list[Figure] = []
    for figure in figures:
        last = out[-1] if out else None
        if last and _one_list(s, last, figure):
            a, b = last.people, figure.people
            who: Who = a.who if a.who == b.who else "mixed"
            count = CountRange.exactly((a.exact or 0) + (b.exact or 0))
            summed = replace(a, end=b.end, count=count, who=who, counted=True, definite=False, named=False)
            out[-1] = replace(last, people=summed, listed=(*(last.listed or (a,)), b))
        else:
            out.append(figure)
    return out


def _one_list(s: Sentence, first: Figure, second: Figure) -> bool:
    a, b = first.people, second.people
    if (
        (first.harm, first.trigger) != (second.harm, second.trigger)
        or not a.exact
        or not b.exact
        or a.bare
        or b.bare
        or b.others
        or a.harm_noun
        or b.harm_noun
    ):
        return False
    if not set(s.low[a.end : b.begin]) <= {",", "and", "as", "well"} or a.end > b.begin:
        return False
    if "combatants" in (a.who, b.who):
        return False
    both_single = not b.counted and b.exact == 1 and (not a.counted or bool(first.listed))
    return both_single or {a.who, b.who} <= SUMMED or a.who == b.who or (a.who == "mixed" and b.who in SUMMED)
