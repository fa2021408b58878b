"""Figures of harm in a sentence: which people a word of harm was done to (M3, M4, M6).

A sentence and its people come in; figures come out. Each word of harm looks for its people where English syntax puts them:
the object of the active, the subject of the passive, the noun under a participle, "of" after a noun. The parse is asked
first; where lost commas and headlines break it, the order of phrases decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.part import Part, find_parts
from harmledger.extract.grammar.people import People
from harmledger.extract.grammar.sentence import VERB_TAGS, Sentence
from harmledger.extract.grammar.trigger import FILLERS, Clause, Trigger, find_triggers
from harmledger.model.vocabulary import Harm

JOINS = frozenset({",", "and", "or", "&", "plus", "as", "well", "along", "with", "together", "another", "also", "both", "in", "addition", "to", "while", "but"})
CLAUSE_WORDS = frozenset({";", ":", "who", "that", "which", "when", "as", "while", "after"})


@dataclass(frozen=True, slots=True)
class Figure:
    """``harm`` done to ``people``, said by the word at ``trigger``; a part names the index of its ``whole``, if it is here."""

    harm: Harm
    people: People
    trigger: int
    whole: int | None = None
    is_part: bool = False


def find_figures(s: Sentence, people: tuple[People, ...], lex: Lexicon) -> tuple[Figure, ...]:
    """The figures of a sentence: wholes in the order of their people, then parts."""
    parts = find_parts(s, people, lex)
    wholes = tuple(one for n, one in enumerate(people) if n not in parts)
    masked = frozenset(j for part in parts.values() for j in range(part.begin, part.end))
    return _with_parts(people, parts, _wholes(Clause(s, wholes, masked), lex))


def _wholes(clause: Clause, lex: Lexicon) -> list[Figure]:
    s, people = clause.s, clause.people
    triggers = find_triggers(clause, lex)
    linked: dict[int, Trigger] = {}
    for n, one in enumerate(people):
        if one.harm_noun and one.counted and not _is_loss_of_things(s, one):
            linked[n] = Trigger(one.head, cast(Harm, one.harm_noun), "of", one.head + 1)
    for trigger in sorted(triggers, key=lambda t: t.weak):
        for n in _victims(clause, trigger, triggers, linked):
            linked.setdefault(n, trigger)
    _coordinate(clause, triggers, linked)
    figures = [Figure(linked[n].harm, people[n], linked[n].at) for n in sorted(linked) if _is_figure(s, people[n], linked[n])]
    return _both_harms(clause, figures, triggers)


def _with_parts(people: tuple[People, ...], parts: dict[int, Part], wholes: list[Figure]) -> tuple[Figure, ...]:
    """The figures with their parts, each tied to the nearest whole before it, else to the first after it."""
    out = list(wholes)
    for n, part in sorted(parts.items()):
        one = people[n]
        same = [k for k, whole in enumerate(wholes) if part.harm in (None, whole.harm) and not whole.people.count.is_zero]
        before = [k for k in same if wholes[k].people.end <= one.end]
        whole = before[-1] if before else same[0] if same and part.harm is None else None
        harm = part.harm or (wholes[whole].harm if whole is not None else None)
        if harm is None:
            continue
        if one.bare and whole is not None:
            one = replace(one, who=wholes[whole].people.who)
        out.append(Figure(harm, one, wholes[whole].trigger if whole is not None else part.begin, whole, is_part=True))
    return tuple(out)


def _victims(clause: Clause, t: Trigger, triggers: list[Trigger], linked: dict[int, Trigger]) -> list[int]:
    """Which of the people a word of harm takes, by the parse first and by position where the parse gives none."""
    free = [n for n in range(len(clause.people)) if n not in linked]
    heads = _parsed_heads(clause.s, t)
    found = [n for n in free if any(clause.people[n].begin <= head < clause.people[n].end for head in heads)]
    found = [n for n in found if _may_take(clause, t, clause.people[n], triggers)]
    if found:
        return found
    nearest = _nearest(clause, t, free, triggers)
    return [] if nearest is None else [nearest]


def _parsed_heads(s: Sentence, t: Trigger) -> list[int]:
    """Where the dependency parse puts the people of a word of harm, those joined by "and" included."""
    i = t.at
    heads: list[int] = []
    if t.side == "object":
        heads = [k for k in s.kids[i] if s.dep[k] in ("dobj", "obj") and k > i]
    elif t.side == "subject":
        heads = [k for k in s.kids[i] if s.dep[k] in ("nsubjpass", "nsubj") and k < i]
        if not heads and s.dep[i] in ("acl", "relcl") and s.head[i] < i:
            heads = [s.head[i]]
        if not heads and s.dep[i] == "conj" and s.tag[s.head[i]] in VERB_TAGS:
            heads = [k for k in s.kids[s.head[i]] if s.dep[k] in ("nsubjpass", "nsubj")]
    elif t.side == "of":
        heads = [k for p in s.kids[i] if s.dep[p] == "prep" and s.low[p] in ("of", "to", "against", "among") for k in s.kids[p] if s.dep[k] == "pobj"]
    elif t.side == "before" and s.dep[i] in ("oprd", "acomp", "ccomp", "acl", "amod", "attr"):
        heads = [k for k in s.kids[s.head[i]] if s.dep[k] in ("dobj", "nsubj", "nsubjpass", "obj") and k < i][-1:]
    return [joined for head in heads for joined in _with_conjuncts(s, head)]


def _with_conjuncts(s: Sentence, head: int) -> list[int]:
    return [head, *(j for k in s.kids[head] if s.dep[k] == "conj" for j in _with_conjuncts(s, k))]


def _may_take(clause: Clause, t: Trigger, one: People, triggers: list[Trigger]) -> bool:
    """Whether no other word of harm stands right behind these people: "killing two leaving dozens of people injured"."""
    if t.side not in ("object", "of", "toll"):
        return True
    return not any(u.at != t.at and u.side in ("before", "subject") and u.harm != t.harm and one.end <= u.at and clause.only_fillers(one.end, u.at) for u in triggers)


def _nearest(clause: Clause, t: Trigger, free: list[int], triggers: list[Trigger]) -> int | None:
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
    # A toll: the first number after it in its clause, "rose to 76", "was put at 8 civilians", "at least 112".
    near_toll = (n for n in free if people[n].counted and people[n].begin >= t.end and people[n].begin - t.end < 26)
    return next((n for n in near_toll if not people[n].count.vague and not _leaves_toll(s, t.end, people[n].begin, triggers)), None)


def _same_clause(clause: Clause, begin: int, end: int, triggers: list[Trigger]) -> bool:
    """A passive's subject may stand apart from it: "26 people in rebel-held areas have been killed"."""
    if any(begin <= u.at < end for u in triggers):
        return False
    s = clause.s
    gap = [j for j in range(begin, end) if j not in clause.masked]
    return len(gap) <= 12 and not any(s.tag[j] in ("VBD", "VBZ", "VBP", "VBG") and s.low[j] not in FILLERS or s.low[j] in CLAUSE_WORDS for j in gap)


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
    if one.begin > other.begin and trigger.side in ("subject", "before") and first.end <= trigger.at < second.begin:
        # Gapping: the verb of the first clause is understood in the second.
        words = {s.low[j] for j in range(trigger.end, second.begin) if j not in clause.masked}
        return words <= JOINS and ("and" in words or "," in words) and one.counted
    words = {s.low[j] for j in range(first.end, second.begin) if j not in clause.masked}
    return words <= JOINS and (bool(words) or one.counted) and second.begin - first.end <= 4 + len(clause.masked)


def _both_harms(clause: Clause, figures: list[Figure], triggers: list[Trigger]) -> list[Figure]:
    """ "Dozens dead and wounded", "12 killed or injured": one number over two harms is neither of them (M3)."""
    by_place = {t.at: t for t in triggers}
    out = []
    for figure in figures:
        t = by_place.get(figure.trigger)
        if t and t.side in ("before", "subject") and t.at >= figure.people.end and clause.s.low[t.end : t.end + 1] in (("and",), ("or",), ("/",)):
            twin = next((u for u in triggers if u.at in (t.end + 1, t.end + 2) and {u.harm, t.harm} == {"killed", "injured"}), None)
            if twin and clause.s.tag[twin.at] != "VBG" and clause.right_of(twin.end) is None:
                figure = replace(figure, harm="casualties")
        out.append(figure)
    return out


def _is_loss_of_things(s: Sentence, one: People) -> bool:
    """ "Losses" are people only where the words say so: "human losses", "loss of life"."""
    return s.low[one.head] in ("loss", "losses") and not any(w in ("human", "life", "lives") for w in s.low[one.begin : one.head + 4])


def _is_figure(s: Sentence, one: People, t: Trigger) -> bool:
    """Bare plurals and single persons are figures only as plain objects or subjects of a strong word of harm."""
    if not one.counted and (t.weak and one.count.vague or t.harm in ("displaced", "detained") or one.harm_noun):
        return False
    if t.side == "before" and not one.counted and one.count.vague:
        return s.dep[t.at] in ("oprd", "acomp")
    if t.harm == "displaced" and s.low[t.at].startswith("fle") and one.count.vague:
        return False
    return not (one.definite and one.count.vague)
