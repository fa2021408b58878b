"""Every group of people in a sentence, in the order of the text: counted, single, named, or in the bare plural.

A sentence and its quantities come in; out come groups of people with the class that the words give them (M5) and the side
they fought on, if any. A list of kin or of classes under one count is one group (M4).
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.counted import find_bare_plurals, find_counted
from harmledger.extract.grammar.group import POSSESSIVES, People
from harmledger.extract.grammar.phrase import classify, head_of, is_young
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.single import find_harmed, find_singles, is_listed_name
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Who

BY_OFFICE = frozenset({"officials", "combatants", "journalists", "clergy", "health_workers", "aid_workers"})

__all__ = ["People", "find_people"]


def find_people(
    s: Sentence, quantities: tuple[Quantity, ...], lex: Lexicon, forces: dict[int, int], blocked: frozenset[int]
) -> tuple[People, ...]:
    """The people of a sentence, left to right. ``forces`` maps the first token of each armed body that the directory knows to
    the token after it; ``blocked`` tokens are dates.
    """
    found = find_counted(s, quantities, lex, forces)
    taken = {j for one in found for j in range(one.begin, one.end)}
    found += find_singles(s, lex, forces, taken, blocked)
    found += find_bare_plurals(s, lex, forces, taken)
    found += find_harmed(s, quantities, lex, forces, taken, blocked)
    joined = _joined(s, sorted(found, key=lambda one: one.begin), lex)
    return tuple(_of_age(s, _of_office(s, one, lex, forces), lex) for one in joined)


def _of_office(s: Sentence, one: People, lex: Lexicon, forces: dict[int, int]) -> People:
    """ "Aron Beke, deputy minister for roads, was shot": a person named first and then by an office without an article (M5)."""
    begin = one.end + 1
    if not one.named or one.who != "people" or one.exact != 1 or s.low[one.end : begin] != (",",) or begin >= len(s):
        return one
    head = head_of(s, begin, lex, forces)
    if head is None or s.tag[head] not in ("NN", "NNP") or any(s.words[j] == "," for j in range(begin, head)):
        return one
    who, side, _ = classify(s, begin, head, lex, forces)
    return replace(one, who=who, side=side) if who in BY_OFFICE else one


def _of_age(s: Sentence, one: People, lex: Lexicon) -> People:
    """People whose ages are all told, and all a child's, are children (M5)."""
    if one.who not in ("people", "men", "women") or one.bare or not one.exact or "CD" not in s.tag[one.begin : one.end + 4]:
        return one
    return replace(one, who="children") if is_young(s, one.begin, one.end, lex) else one


def _joined(s: Sentence, found: list[People], lex: Lexicon) -> list[People]:
    """One count over a list of classes ("270 soldiers, guards and staff") and a list of kin ("a man, his wife and their two
    sons") are one group each (M4).
    """
    out: list[People] = []
    for people in found:
        last = out[-1] if out else None
        if last and people.begin < last.end:
            # "Six of the 58 wounded": a part that names its whole.
            out.insert(-1, people)
        elif last and _one_count(s, last, people):
            who = _common(s, last, people, lex)
            out[-1] = replace(last, end=people.end, who=who, side=last.side if who != "mixed" else None)
        elif last and _apposed(s, last, people):
            out[-1] = replace(
                last, end=people.end, who=last.who if people.who == "people" else people.who, side=last.side or people.side
            )
        elif last and _kin(s, last, people, lex):
            count = CountRange.exactly((last.exact or 0) + (people.exact or 0))
            out[-1] = replace(
                last,
                end=people.end,
                count=count,
                who=_of_kin(s, last, people, lex),
                side=None,
                counted=True,
                definite=False,
                named=False,
            )
            if len(out) > 1 and _told_again(s, out[-2], out[-1]):
                out[-2:] = [replace(out[-2], end=people.end)]
        else:
            out.append(people)
    return out


def _one_count(s: Sentence, first: People, second: People) -> bool:
    """A number, a plural noun and then further plural nouns without a number of their own."""
    if second.counted or not first.counted or first.bare or first.harm_noun or second.count.low is not None or second.definite:
        return False
    between = s.low[first.end : second.begin]
    if len(between) > 2 or not all(word in (",", "and", "or") for word in between):
        return False
    # "Nine civilians, officials said": whoever has a verb of their own is no part of the list.
    return s.dep[second.head] == "conj" or (between != (",",) and s.dep[second.head] not in ("nsubj", "nsubjpass"))


def _apposed(s: Sentence, first: People, second: People) -> bool:
    """ "Rosalba Quintero, a community leader,", "a neighbour, a 70-year-old woman,": one person told twice."""
    if first.exact != 1 or second.exact != 1 or first.counted or second.counted or s.low[first.end : second.begin] != (",",):
        return False
    return (
        s.dep[second.head] == "appos" and not is_listed_name(s, second.head) and first.begin <= s.head[second.head] < first.end
    )


def _told_again(s: Sentence, first: People, second: People) -> bool:
    """ "Two civilians, a woman of 38 and her son,": the list says who the two are."""
    return first.counted and first.exact == second.exact and s.low[first.end : second.begin] == (",",)


def _common(s: Sentence, first: People, second: People, lex: Lexicon) -> Who:
    """The class of two that share a count: "members" and the like take the other's."""
    told_apart = s.low[second.head] in lex.victims.masses  # the staff beside soldiers are none
    if first.who == second.who or (s.low[second.head] in lex.victims.generic and not told_apart):
        return first.who
    if {first.who, second.who} == {"people", "civilians"}:
        return "people"
    return second.who if s.low[first.head] in lex.victims.generic else "mixed"


def _kin(s: Sentence, first: People, second: People, lex: Lexicon) -> bool:
    """Relatives listed with a possessive: "a mother and her three daughters", "his wife and four children"."""
    if not first.exact or not second.exact or first.bare or second.bare or first.among or second.among:
        return False
    if (s.dep[second.head] == "nsubj" and s.low[s.head[second.head]] in lex.saying.verbs) or not lex.victims.kin.intersection(
        s.low[second.begin : second.end]
    ):
        return False
    between = s.low[first.end : second.begin]
    whose = s.low[second.begin]
    if between and between[-1] in POSSESSIVES:
        whose, between = between[-1], between[:-1]
    if (
        not between
        or len(between) > 3
        or not all(word in (",", "and", "as", "well", "along", "together", "with") for word in between)
    ):
        return False
    own = s.low[second.begin : second.head]
    goes_on = whose in ("a", "an") and not POSSESSIVES.isdisjoint(s.low[first.begin : first.end])
    return (
        whose in POSSESSIVES or ("of" in own and bool(POSSESSIVES & set(own))) or s.low[first.begin] in POSSESSIVES or goes_on
    )


def _of_kin(s: Sentence, first: People, second: People, lex: Lexicon) -> Who:
    """The class of kin listed together: mixed, unless they are of one class or the words say only that they are people."""
    if second.who in (first.who, "people") and s.low[first.head] not in lex.victims.couples:
        return first.who
    return (
        "people"
        if first.who == "people" and second.who in ("men", "women") and s.low[first.head] not in lex.victims.couples
        else "mixed"
    )
