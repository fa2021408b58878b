"""Figures of harm in a sentence: which people a word of harm was done to (M3, M4, M6).

A sentence and its people come in; figures come out. Parts are set aside first, each word of harm takes its people, people
beside those share it, and the figures are settled against each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.coordinate import coordinate
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.own_hand import with_own_hand
from harmledger.extract.grammar.part import Part, find_parts, whole_classed
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.settle import both_harms, classed, pronouns, second_harms, summed
from harmledger.extract.grammar.trigger import find_triggers
from harmledger.extract.grammar.victim import find_victims
from harmledger.extract.grammar.voice import FUNCTION_WORDS, Clause, Trigger
from harmledger.model.vocabulary import Harm


@dataclass(frozen=True, slots=True)
class Figure:
    """``harm`` done to ``people``, said by the word at ``trigger``; a part names the index of its ``whole``, if it is here.

    ``listed`` are the groups that a list was summed from: "three women and two children".
    """

    harm: Harm
    people: People
    trigger: int
    whole: int | None = None
    is_part: bool = False
    listed: tuple[People, ...] = ()


def find_figures(s: Sentence, people: tuple[People, ...], lex: Lexicon) -> tuple[Figure, ...]:
    """The figures of a sentence: wholes in the order of their people, then parts."""
    people = whole_classed(s, people)
    parts = find_parts(s, people, lex)
    told = (one for n, one in enumerate(people) if n not in parts and not _is_aside(s, one))
    wholes = tuple(one for one in told if one.among in (None, "them"))
    masked = {j for part in parts.values() for j in range(part.begin, part.end)}
    masked.update(j for one in people if one.among == "all" for j in range(one.begin, one.end))
    masked.update(_all_of_them(s))
    clause = Clause(s, wholes, FUNCTION_WORDS | lex.harms.reported, frozenset(masked))
    figures = summed(s, classed(s, _wholes(clause, lex), people, lex))
    return _with_parts(people, parts, with_own_hand(s, figures, people, lex))


def _is_aside(s: Sentence, one: People) -> bool:
    """ "Four men, the envoy one of them, died": who one of them was, and no number."""
    return one.among == "them" and one.bare and s.low[one.end : one.end + 1] == (",",)


def _all_of_them(s: Sentence) -> list[int]:
    """The tokens of "all of them" in "a father and his sons, all of them killed", which syntax looks past."""
    at = [
        i for i, low in enumerate(s.low) if low in ("all", "both") and s.low[i + 1 : i + 3] in (("of", "them"), ("of", "whom"))
    ]
    return [j for i in at for j in range(i, i + 3)]


def _wholes(clause: Clause, lex: Lexicon) -> list[Figure]:
    s, people = clause.s, clause.people
    triggers = find_triggers(clause, lex)
    linked: dict[int, Trigger] = {}
    for n, one in enumerate(people):
        if one.harm_noun and one.counted and s.low[one.head] not in lex.victims.nouns and not _says_no_people(s, one, lex):
            linked[n] = Trigger(one.head, one.harm_noun, "of", one.head + 1)
    for trigger in sorted(triggers, key=lambda t: t.weak):
        for n in find_victims(clause, trigger, triggers, linked):
            linked.setdefault(n, trigger)
    for n, one in enumerate(people):
        if one.harm_noun and one.counted and s.low[one.head] in lex.victims.nouns:
            linked.setdefault(n, Trigger(one.head, one.harm_noun, "of", one.head + 1))
    coordinate(clause, linked)
    figures = [
        Figure(linked[n].harm, _of_losses(s, people[n], linked[n], lex), linked[n].at)
        for n in sorted(linked)
        if _is_figure(s, people[n], linked[n], lex)
    ]
    return second_harms(s, pronouns(s, both_harms(clause, figures, triggers), people, lex), triggers)


def _with_parts(people: tuple[People, ...], parts: dict[int, Part], wholes: list[Figure]) -> tuple[Figure, ...]:
    """The figures with their parts, each tied to the nearest whole before it, else to the first after it. A part of a harm
    that it names itself stands where its whole is told in another sentence.
    """
    out = list(wholes)
    for n, part in sorted(parts.items()):
        one = people[n]
        same = [k for k, whole in enumerate(wholes) if _may_hold(whole.harm, part.harm) and not whole.people.count.is_zero]
        before = [k for k in same if wholes[k].people.end <= one.end]
        whole = before[-1] if before else same[0] if same and part.harm is None else None
        harm = part.harm or (wholes[whole].harm if whole is not None else None)
        if (
            harm is None
            and one.among == "them"
            and not one.bare
            and not any(other.counted and m not in parts for m, other in enumerate(people))
        ):
            harm = "killed"
        if harm is None:
            continue
        if whole is not None and (one.bare or (one.named and one.who == "people")):
            one = replace(one, who=wholes[whole].people.who)
        out.append(Figure(harm, one, wholes[whole].trigger if whole is not None else part.begin, whole, is_part=True))
    return tuple(out)


def _may_hold(whole: Harm, part: Harm | None) -> bool:
    """Whether a part of one harm may be a part of a whole of another: the dead are a part of the casualties (M3)."""
    return part in (None, whole) or (whole == "casualties" and part in ("killed", "injured"))


def _says_no_people(s: Sentence, one: People, lex: Lexicon) -> bool:
    """ "Losses" are people only where the words say so ("human losses"), and nobody is in "sustained injuries"."""
    if s.low[one.head] in lex.harms.wound_nouns and s.low[s.head[one.head]] in lex.harms.light_verbs:
        return True
    return s.low[one.head] in ("loss", "losses") and not any(
        w in ("human", "life", "lives") for w in s.low[one.begin : one.head + 4]
    )


def _is_figure(s: Sentence, one: People, t: Trigger, lex: Lexicon) -> bool:
    """Bare plurals and single persons are figures only as plain objects or subjects of a strong word of harm."""
    if _is_denied(s, one, t) or (s.low[t.at] in lex.harms.life_losers and s.low[one.end : one.end + 1] == ("to",)):
        return False
    if t.weak and t.harm == "injured" and one.definite and one.counted:
        return False
    if one.bare and (s.low[t.at] in lex.harms.falling or (t.side == "object" and s.low[t.at] in lex.harms.handled)):
        # "One fell in a field", "they took four": of what, the verb does not say.
        return False
    if not one.counted and ((t.weak and one.count.vague) or t.harm in ("displaced", "detained") or one.harm_noun):
        return False
    if t.side == "before" and not one.counted and one.count.vague:
        return s.dep[t.at] in ("oprd", "acomp")
    if not one.counted and one.count.vague and s.low[one.begin - 2 : one.begin] == ("number", "of"):
        return False
    if t.harm == "displaced" and one.count.vague and s.tag[t.at] == "VBG":
        return False
    return not (one.definite and one.count.vague)


def _is_denied(s: Sentence, one: People, t: Trigger) -> bool:
    """ "Neither of the two pilots", "not a single fighter", "no casualties among civilians": a zero, and no figure (M1)."""
    before = s.low[max(0, one.begin - 3) : one.begin]
    if t.side == "of" and not one.counted and {"no", "any", "without"}.intersection(s.low[max(0, t.at - 3) : t.at]):
        return True
    return "neither" in before or "none" in before or before[-1:] == ("not",)


def _of_losses(s: Sentence, one: People, t: Trigger, lex: Lexicon) -> People:
    """ "The government lost nine men": those whom a side loses fought for it, and it is their side (M13)."""
    if t.side == "toll" and {"its", "our"}.intersection(s.low[max(0, t.at - 1) : t.end]):
        return replace(one, who="combatants") if one.who == "people" else one
    if s.low[t.at] not in lex.harms.life_losers or one.begin < t.at or one.who not in ("men", "combatants") or one.side:
        return one
    subject = next((k for k in s.kids[t.at] if s.dep[k] == "nsubj" and s.tag[k] in NOUN_TAGS), None)
    if (
        subject is None
        or s.low[subject] in lex.victims.groups
        or lex.victims.nouns.get(s.low[subject], "combatants") != "combatants"
    ):
        return one
    begin = s.left_edge(subject)
    side = " ".join(
        word
        for word, tag in zip(s.words[begin : subject + 1], s.tag[begin : subject + 1], strict=True)
        if tag not in ("DT", "PRP$")
    )
    return replace(one, who="combatants", side=side)
