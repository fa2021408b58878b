"""Figures of harm in a sentence: which people a word of harm was done to (M3, M4, M6).

A sentence and its people come in; figures come out. Each word of harm looks for its people where English syntax puts them:
the object of the active, the subject of the passive, the noun under a participle, "of" after a noun. The parse is asked
first; where lost commas and headlines break it, the order of phrases decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.part import Part, find_parts, whole_classed
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.trigger import FUNCTION_WORDS, Clause, Trigger, find_triggers
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Harm, Who

JOINS = frozenset({",", "and", "or", "&", "plus", "as", "well", "along", "with", "together", "another", "also", "both", "in", "addition", "to", "while", "but"})
CLAUSE_WORDS = frozenset({";", ":", "who", "that", "which", "when", "as", "while", "after"})
RELATIVES = frozenset({"who", "whom", "that", "which"})
SUMMED = frozenset({"women", "men", "children"})


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
    if not people:
        return ()
    people = whole_classed(s, people)
    parts = find_parts(s, people, lex)
    wholes = tuple(one for n, one in enumerate(people) if n not in parts and one.among in (None, "them"))
    masked = {j for part in parts.values() for j in range(part.begin, part.end)}
    masked.update(j for one in people if one.among == "all" for j in range(one.begin, one.end))
    masked.update(_all_of_them(s))
    clause = Clause(s, wholes, FUNCTION_WORDS | lex.harms.reported, frozenset(masked))
    return _with_parts(people, parts, _summed(s, _classed(_wholes(clause, lex), people)))


def _all_of_them(s: Sentence) -> list[int]:
    """The tokens of "all of them" in "a father and his sons, all of them killed", which syntax looks past."""
    at = [i for i, low in enumerate(s.low) if low in ("all", "both") and s.low[i + 1 : i + 3] in (("of", "them"), ("of", "whom"))]
    return [j for i in at for j in range(i, i + 3)]


def _wholes(clause: Clause, lex: Lexicon) -> list[Figure]:
    s, people = clause.s, clause.people
    triggers = find_triggers(clause, lex)
    linked: dict[int, Trigger] = {}
    for n, one in enumerate(people):
        if one.harm_noun and one.counted and s.low[one.head] not in lex.victims.nouns and not _is_loss_of_things(s, one):
            linked[n] = Trigger(one.head, one.harm_noun, "of", one.head + 1)
    for trigger in sorted(triggers, key=lambda t: t.weak):
        for n in _victims(clause, trigger, triggers, linked):
            linked.setdefault(n, trigger)
    for n, one in enumerate(people):
        if one.harm_noun and one.counted and s.low[one.head] in lex.victims.nouns:
            linked.setdefault(n, Trigger(one.head, one.harm_noun, "of", one.head + 1))
    _coordinate(clause, triggers, linked)
    figures = [Figure(linked[n].harm, _of_losses(s, people[n], linked[n], lex), linked[n].at) for n in sorted(linked) if _is_figure(s, people[n], linked[n], lex)]
    return _second_harms(s, _pronouns(s, _both_harms(clause, figures, triggers), people, lex), triggers)


def _with_parts(people: tuple[People, ...], parts: dict[int, Part], wholes: list[Figure]) -> tuple[Figure, ...]:
    """The figures with their parts, each tied to the nearest whole before it, else to the first after it. A part of a harm
    that it names itself stands where its whole is told in another sentence."""
    out = list(wholes)
    for n, part in sorted(parts.items()):
        one = people[n]
        same = [k for k, whole in enumerate(wholes) if _may_hold(whole.harm, part.harm) and not whole.people.count.is_zero]
        before = [k for k in same if wholes[k].people.end <= one.end]
        whole = before[-1] if before else same[0] if same and part.harm is None else None
        harm = part.harm or (wholes[whole].harm if whole is not None else None)
        if harm is None and one.among == "them" and not one.bare and not any(other.counted and m not in parts for m, other in enumerate(people)):
            harm = "killed"
        if harm is None:
            continue
        if whole is not None and (one.bare or one.named and one.who == "people"):
            one = replace(one, who=wholes[whole].people.who)
        out.append(Figure(harm, one, wholes[whole].trigger if whole is not None else part.begin, whole, is_part=True))
    return tuple(out)


def _may_hold(whole: Harm, part: Harm | None) -> bool:
    """Whether a part of one harm may be a part of a whole of another: the dead are a part of the casualties (M3)."""
    return part in (None, whole) or whole == "casualties" and part in ("killed", "injured")


def _victims(clause: Clause, t: Trigger, triggers: list[Trigger], linked: dict[int, Trigger]) -> list[int]:
    """Which of the people a word of harm takes, by the parse first and by position where the parse gives none."""
    free = [n for n in range(len(clause.people)) if n not in linked]
    if not free:
        return []
    heads = _parsed_heads(clause.s, t)
    found = [n for n in free if any(clause.people[n].begin <= head < clause.people[n].end for head in heads)]
    found = [n for n in found if _may_take(clause, t, clause.people[n], triggers)]
    if found:
        return found
    nearest = _nearest(clause, t, [n for n in free if not clause.people[n].named], triggers)
    return [] if nearest is None else [nearest]


def _parsed_heads(s: Sentence, t: Trigger) -> list[int]:
    """Where the dependency parse puts the people of a word of harm, those joined by "and" included."""
    i = t.at
    heads: list[int] = []
    if t.side == "object":
        heads = [k for k in s.kids[i] if s.dep[k] in ("dobj", "obj") and k > i or s.dep[k] == "dobj" and s.low[k] in RELATIVES]
        if not heads and s.dep[i] == "relcl" and s.head[i] < i and s.kid(i, "nsubj") is not None:
            heads = [s.head[i]]
        heads += [k for j in s.kids[i] if s.low[j] in ("dead", "hostage") for k in s.kids[j] if s.dep[k] in ("nsubj", "npadvmod", "compound")]
    elif t.side == "subject":
        heads = [k for k in s.kids[i] if s.dep[k] in ("nsubjpass", "nsubj") and k < i]
        if not heads and s.dep[i] in ("acl", "relcl") and s.head[i] < i:
            heads = [s.head[i]]
        if not heads and s.dep[i] == "conj" and s.tag[s.head[i]] in VERB_TAGS:
            heads = [k for k in s.kids[s.head[i]] if s.dep[k] in ("nsubjpass", "nsubj")]
        if not heads and s.dep[i] == "xcomp" and s.tag[i] == "VBN":
            heads = [k for k in s.kids[s.head[i]] if s.dep[k] == "nsubjpass"]
    elif t.side == "of":
        heads = [k for p in s.kids[i] if s.dep[p] == "prep" and s.low[p] in ("of", "to", "against", "among") for k in s.kids[p] if s.dep[k] == "pobj"]
    elif t.side == "before" and s.dep[i] in ("oprd", "acomp", "ccomp", "acl", "amod", "attr"):
        heads = [k for k in s.kids[s.head[i]] if s.dep[k] in ("dobj", "nsubj", "nsubjpass", "obj") and k < i][-1:]
    heads = [s.head[s.head[k]] if s.low[k] in RELATIVES and s.dep[s.head[k]] == "relcl" else k for k in heads]
    return [joined for head in heads for joined in _with_conjuncts(s, head)]


def _with_conjuncts(s: Sentence, head: int) -> list[int]:
    return [head, *(j for k in s.kids[head] if s.dep[k] == "conj" for j in _with_conjuncts(s, k))]


def _may_take(clause: Clause, t: Trigger, one: People, triggers: list[Trigger]) -> bool:
    """Whether no other word of harm stands right behind these people ("killing two leaving dozens of people injured"), or
    right before them ("killed civilians and raped dozens of women")."""
    if t.side not in ("object", "of", "toll"):
        return True
    for u in triggers:
        if u.at == t.at or u.harm == t.harm:
            continue
        if u.side in ("before", "subject") and one.end <= u.at and clause.s.tag[u.at] != "VBG" and clause.only_fillers(one.end, u.at):
            return False
        if u.side == "object" and t.at < u.at < one.begin and clause.only_fillers(u.end, one.begin):
            return False
    return True


def _nearest(clause: Clause, t: Trigger, free: list[int], triggers: list[Trigger]) -> int | None:
    """The people that stand where this word of harm wants them, by position alone."""
    people, s = clause.people, clause.s
    if t.side == "object":
        return next((n for n in free if people[n].begin >= t.end and clause.only_fillers(t.end, people[n].begin) and _may_take(clause, t, people[n], triggers)), None)
    if t.side in ("subject", "before"):
        near = next((n for n in reversed(free) if people[n].end <= t.at and clause.only_fillers(people[n].end, t.at)), None)
        if near is not None or t.side == "before":
            return near
        return next((n for n in reversed(free) if people[n].counted and people[n].end <= t.at and _same_clause(clause, people[n].end, t.at, triggers)), None)
    if t.side == "of":
        return next((n for n in free if people[n].begin >= t.end and s.low[t.end] in ("of", "to") and clause.only_fillers(t.end + 1, people[n].begin)), None)
    return _of_toll(clause, t, free, triggers)


def _of_toll(clause: Clause, t: Trigger, free: list[int], triggers: list[Trigger]) -> int | None:
    """The first number after a toll in its clause ("rose to 76", "was put at 8 civilians"), or the one right before it
    ("brings to 14 the number of traders murdered")."""
    people, s = clause.people, clause.s
    after = (n for n in free if people[n].counted and people[n].begin >= t.end and people[n].begin - t.end < 26)
    found = next((n for n in after if not people[n].count.vague and not _leaves_toll(s, t.end, people[n].begin, triggers)), None)
    if found is not None:
        return found
    return next((n for n in free if people[n].bare and people[n].end in (t.at, t.at - 1) and people[n].begin and s.low[people[n].begin - 1] in ("to", "at")), None)


def _same_clause(clause: Clause, begin: int, end: int, triggers: list[Trigger]) -> bool:
    """A passive's subject may stand apart from it: "26 people in rebel-held areas have been killed"."""
    if any(begin <= u.at < end for u in triggers):
        return False
    s = clause.s
    gap = [j for j in range(begin, end) if j not in clause.masked]
    return len(gap) <= 12 and not any(s.tag[j] in ("VBD", "VBZ", "VBP", "VBG") and s.low[j] not in clause.fillers or s.low[j] in CLAUSE_WORDS for j in gap)


def _leaves_toll(s: Sentence, begin: int, end: int, triggers: list[Trigger]) -> bool:
    """Whether the words after a toll go on to something else before the number: another harm, a cause, a new clause."""
    return any(u.side != "toll" and begin <= u.at < end for u in triggers) or any(s.low[j] in (";", "because", "due", "after", "as") for j in range(begin, end))


def _coordinate(clause: Clause, triggers: list[Trigger], linked: dict[int, Trigger]) -> None:
    """ "Two women and a child were killed", "13 soldiers were killed and seven fighters": people joined by "and" or a comma to
    linked ones, without a word of harm of their own, share theirs."""
    people = clause.people
    for _ in range(3):
        before = len(linked)
        for n, one in enumerate(people):
            if n in linked or one.definite and not one.counted:
                continue
            for m in (n - 1, n + 1):
                if m in linked and 0 <= m < len(people) and _joined_to(clause, one, people[m], linked[m]):
                    linked[n] = linked[m]
                    break
        if len(linked) == before:
            return


def _joined_to(clause: Clause, one: People, other: People, trigger: Trigger) -> bool:
    s = clause.s
    first, second = (one, other) if one.begin < other.begin else (other, one)
    if s.dep[second.head] in ("nsubj", "nsubjpass") and s.head[second.head] > second.head and s.head[second.head] != trigger.at and trigger.at < second.begin:
        # "Killing 17 people, a local chief said": whoever does something else is no victim of this.
        return False
    if s.low[second.begin - 2 : second.begin] in (("along", "with"), ("together", "with")) and one is second and 0 < second.begin - trigger.at < 14:
        return trigger.side in ("subject", "object")
    if one.begin > other.begin and trigger.side in ("subject", "before") and first.end <= trigger.at < second.begin:
        # Gapping: the verb of the first clause is understood in the second.
        gap = [j for j in range(trigger.end, second.begin) if j not in clause.masked]
        words = {s.low[j] for j in gap}
        if one.counted and words <= JOINS and ("and" in words or "," in words):
            return True
        return (not one.bare or one.others) and one.counted and _is_only_where(s, gap) and not _goes_on(s, one)
    words = {s.low[j] for j in range(first.end, second.begin) if j not in clause.masked}
    return words <= JOINS and (bool(words) or one.counted) and second.begin - first.end <= 4 + len(clause.masked)


def _is_only_where(s: Sentence, gap: list[int]) -> bool:
    """Whether nothing but a place or a time and "and" stands in a gap: "were killed in the battle and seven militiamen"."""
    if not 2 < len(gap) < 9 or s.low[gap[-1]] != "and":
        return False
    return s.low[gap[0]] in ("in", "at", "near", "during") and all(s.tag[j] in NOUN_TAGS or s.tag[j] in ("DT", "JJ", "CC", "POS") or s.low[j] in ("in", "at", "near", ",", "during") for j in gap)


def _goes_on(s: Sentence, one: People) -> bool:
    """Whether a verb follows these people, so that their clause is one of its own."""
    return one.end < len(s) and s.tag[one.end] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD")


def _both_harms(clause: Clause, figures: list[Figure], triggers: list[Trigger]) -> list[Figure]:
    """ "Dozens dead and wounded", "12 killed or injured", "mines kill or maim 90": one number over two harms is neither of
    them (M3)."""
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


def _second_harms(s: Sentence, figures: list[Figure], triggers: list[Trigger]) -> list[Figure]:
    """ "Abducted and later killed" is two harms to the same people; "shot and killed", "wounded and died" is one death (M3, M19)."""
    out = list(figures)
    used = {figure.trigger for figure in figures}
    for t in triggers:
        if t.side not in ("subject", "before") or t.at in used or t.harm not in ("killed", "abducted"):
            continue
        heads = _parsed_heads(s, t)
        if t.harm == "killed" and s.kid(t.at, "nsubj", "nsubjpass") is None and all(s.tag[head] == "PRP" for head in heads):
            heads = [figure.people.head for figure in out if figure.harm == "injured" and figure.people.exact == 1 and figure.people.end <= t.at][-1:]
        k = next((k for k, figure in enumerate(out) if any(figure.people.begin <= head < figure.people.end for head in heads)), None)
        if k is None or out[k].people.count.is_zero:
            continue
        if (out[k].harm, t.harm) == ("injured", "killed"):
            out[k] = replace(out[k], harm="killed", trigger=t.at)
        elif {out[k].harm, t.harm} in ({"abducted", "killed"}, {"abused", "killed"}, {"missing", "killed"}):
            out.insert(k + 1, replace(out[k], harm=t.harm, trigger=t.at))
    return out


def _pronouns(s: Sentence, figures: list[Figure], people: tuple[People, ...], lex: Lexicon) -> list[Figure]:
    """ "Shot at a bus driver, killing him": the pronoun stands for the person before it, counted once. "He was killed" alone
    tells again of someone told before."""
    out: list[Figure] = []
    for figure in figures:
        one = figure.people
        if not one.pronoun:
            out.append(figure)
            continue
        before = next((p for p in reversed(people) if p.end <= one.begin and p.exact == one.exact and not p.bare and not _speaks(s, p, lex)), None)
        if not before and s.low[one.head] in ("he", "she") or before and any(f.people is before and f.harm == figure.harm for f in figures):
            continue
        out = [f for f in out if not (before and f.people is before and f.harm == "injured")]
        out.append(replace(figure, people=replace(one, who=before.who, side=before.side)) if before else figure)
    return out


def _speaks(s: Sentence, one: People, lex: Lexicon) -> bool:
    return s.dep[one.head] == "nsubj" and s.low[s.head[one.head]] in lex.saying.verbs


def _classed(figures: list[Figure], people: tuple[People, ...]) -> list[Figure]:
    """Figures whose people are told only as a number take the class of those told before: "six soldiers killed and four
    wounded", "two journalists were slain and a third hurt". Two "others" are others only of soldiers and the like."""
    out: list[Figure] = []
    for figure in figures:
        one, last = figure.people, out[-1].people if out else None
        if one.among == "them" and one.who == "people":
            last = next((p for p in reversed(people) if p.end <= one.begin and (p.count.vague or (p.exact or 0) > 1) and p.who == "combatants"), None)
        if last and one.who == "people" and last.who not in ("people", "mixed") and (one.bare or one.others):
            if last.who == "combatants" or one.others and one.exact == 1 and one.bare:
                figure = replace(figure, people=replace(one, who=last.who, side=last.side))
        out.append(figure)
    return out


def _summed(s: Sentence, figures: list[Figure]) -> list[Figure]:
    """ "Three women and two children", "two doctors and a midwife": women, men and children, or people of one class, listed
    under one word of harm are one figure (M4). Soldiers and their sides stay apart."""
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
    if (first.harm, first.trigger) != (second.harm, second.trigger) or not a.exact or not b.exact or a.bare or b.bare or b.others or a.harm_noun or b.harm_noun:
        return False
    if not set(s.low[a.end : b.begin]) <= {",", "and", "as", "well"} or a.end > b.begin:
        return False
    return {a.who, b.who} <= SUMMED or a.who == b.who != "combatants" or a.who == "mixed" and b.who in SUMMED


def _is_loss_of_things(s: Sentence, one: People) -> bool:
    """ "Losses" are people only where the words say so: "human losses", "loss of life"."""
    return s.low[one.head] in ("loss", "losses") and not any(w in ("human", "life", "lives") for w in s.low[one.begin : one.head + 4])


def _is_figure(s: Sentence, one: People, t: Trigger, lex: Lexicon) -> bool:
    """Bare plurals and single persons are figures only as plain objects or subjects of a strong word of harm."""
    if _is_denied(s, one, t) or s.low[t.at] in lex.harms.life_losers and s.low[one.end : one.end + 1] == ("to",):
        return False
    if t.weak and t.harm == "injured" and one.definite and one.counted:
        return False
    if not one.counted and (t.weak and one.count.vague or t.harm in ("displaced", "detained") or one.harm_noun):
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
    if subject is None or s.low[subject] in lex.victims.groups or lex.victims.nouns.get(s.low[subject], "combatants") != "combatants":
        return one
    begin = s.left_edge(subject)
    side = " ".join(word for word, tag in zip(s.words[begin : subject + 1], s.tag[begin : subject + 1], strict=True) if tag not in ("DT", "PRP$"))
    return replace(one, who="combatants", side=side)
