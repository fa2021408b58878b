"""Which people a word of harm was done to, by the parse first and by their place where the parse gives none.

A clause, its words of harm and what is linked so far come in; positions of people come out. English keeps the harmed in the
object of the active, the subject of the passive, the noun under a participle, "of" after a noun.
"""

from __future__ import annotations

from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import RELATIVES, VERB_TAGS, Sentence
from harmledger.extract.grammar.single import is_listed_name
from harmledger.extract.grammar.voice import Clause, Trigger, whom

CLAUSE_WORDS = frozenset({";", ":", "who", "that", "which", "when", "as", "while", "after"})


def find_victims(clause: Clause, t: Trigger, triggers: list[Trigger], linked: dict[int, Trigger]) -> list[int]:
    """Which of the people a word of harm takes, by the parse first and by position where the parse gives none."""
    free = [n for n in range(len(clause.people)) if n not in linked]
    if not free:
        return []
    heads = parsed_heads(clause.s, t)
    found = [n for n in free if any(clause.people[n].begin <= head < clause.people[n].end for head in heads)]
    found = [n for n in found if _may_take(clause, t, clause.people[n], triggers)]
    if found:
        return found
    nearest = _nearest(clause, t, [n for n in free if not clause.people[n].named], triggers)
    return [] if nearest is None else [nearest]


def parsed_heads(s: Sentence, t: Trigger) -> list[int]:
    """Where the dependency parse puts the people of a word of harm, those joined by "and" included."""
    i = t.at
    heads: list[int] = []
    if t.side == "object":
        heads = [
            k for k in s.kids[i] if (s.dep[k] in ("dobj", "obj") and k > i) or (s.dep[k] == "dobj" and s.low[k] in RELATIVES)
        ]
        if not heads and s.dep[i] == "relcl" and s.head[i] < i and s.kid(i, "nsubj") is not None:
            heads = [s.head[i]]
        heads += [
            k
            for j in s.kids[i]
            if s.low[j] in ("dead", "hostage")
            for k in s.kids[j]
            if s.dep[k] in ("nsubj", "npadvmod", "compound")
        ]
    elif t.side == "subject":
        heads = [k for k in s.kids[i] if s.dep[k] in ("nsubjpass", "nsubj") and k < i]
        if not heads and s.dep[i] in ("acl", "relcl") and s.head[i] < i:
            heads = [s.head[i]]
        if not heads and s.dep[i] == "conj" and s.tag[s.head[i]] in VERB_TAGS:
            heads = [k for k in s.kids[s.head[i]] if s.dep[k] in ("nsubjpass", "nsubj")]
        if not heads and s.dep[i] == "amod" and s.head[i] > i:
            heads = [s.head[i]]
        if not heads and s.dep[i] == "xcomp" and s.tag[i] == "VBN":
            heads = [k for k in s.kids[s.head[i]] if s.dep[k] == "nsubjpass"]
    elif t.side == "of":
        heads = [
            k
            for p in s.kids[i]
            if s.dep[p] == "prep" and s.low[p] in ("of", "to", "against", "among")
            for k in s.kids[p]
            if s.dep[k] == "pobj"
        ]
    elif t.side == "before" and s.low[i - 1] == "as" and s.tag[s.head[i - 1]] == "VBN":
        # "Are now listed as missing".
        heads = [k for k in s.kids[s.head[i - 1]] if s.dep[k] in ("nsubj", "nsubjpass")]
    elif t.side == "before" and _shares_subject(s, s.head[i]):
        heads = [k for k in s.kids[s.head[s.head[i]]] if s.dep[k] in ("nsubj", "nsubjpass")]
    elif t.side == "before" and s.dep[i] in ("oprd", "acomp", "ccomp", "acl", "amod", "attr"):
        heads = [k for k in s.kids[s.head[i]] if s.dep[k] in ("dobj", "nsubj", "nsubjpass") and k < i and s.tag[k] != "DT"][-1:]
    heads = [s.head[s.head[k]] if s.low[k] in RELATIVES and s.dep[s.head[k]] == "relcl" else k for k in heads]
    return [joined for head in heads for joined in _with_conjuncts(s, head)]


def _shares_subject(s: Sentence, verb: int) -> bool:
    """Whether a verb joined to another has that one's subject: none of its own, and no colon between them."""
    return (
        s.dep[verb] == "conj"
        and s.kid(verb, "nsubj", "nsubjpass", "dobj") is None
        and {":", ";"}.isdisjoint(s.low[s.head[verb] : verb])
    )


def _with_conjuncts(s: Sentence, head: int) -> list[int]:
    return [head, *(j for k in s.kids[head] if s.dep[k] == "conj" or is_listed_name(s, k) for j in _with_conjuncts(s, k))]


def _may_take(clause: Clause, t: Trigger, one: People, triggers: list[Trigger]) -> bool:
    """Whether no other word of harm stands right behind these people ("killing two leaving dozens of people injured"), or
    right before them ("killed civilians and raped dozens of women").
    """
    if t.side not in ("object", "of", "toll"):
        return True
    for u in triggers:
        if u.at == t.at or u.harm == t.harm:
            continue
        if (
            u.side in ("before", "subject")
            and one.end <= u.at
            and clause.s.tag[u.at] != "VBG"
            and clause.only_fillers(one.end, u.at)
        ):
            return False
        if u.side == "object" and t.at < u.at < one.begin and clause.only_fillers(u.end, one.begin):
            return False
    return True


def _nearest(clause: Clause, t: Trigger, free: list[int], triggers: list[Trigger]) -> int | None:
    """The people that stand where this word of harm wants them, by position alone."""
    people, s = clause.people, clause.s
    if t.side == "object" and (at := whom(clause, t.at)) is not None:
        return next((n for n in free if people[n].end == at), None)
    if t.side == "object":
        return next(
            (
                n
                for n in free
                if people[n].begin >= t.end
                and clause.only_fillers(t.end, people[n].begin)
                and _may_take(clause, t, people[n], triggers)
            ),
            None,
        )
    if t.side in ("subject", "before"):
        near = next((n for n in reversed(free) if people[n].end <= t.at and clause.only_fillers(people[n].end, t.at)), None)
        if near is not None or t.side == "before":
            return near
        return next(
            (
                n
                for n in reversed(free)
                if people[n].counted and people[n].end <= t.at and _same_clause(clause, people[n].end, t.at, triggers)
            ),
            None,
        )
    if t.side == "of":
        return next(
            (
                n
                for n in free
                if people[n].begin >= t.end and s.low[t.end] in ("of", "to") and clause.only_fillers(t.end + 1, people[n].begin)
            ),
            None,
        )
    return _of_toll(clause, t, free, triggers)


def _of_toll(clause: Clause, t: Trigger, free: list[int], triggers: list[Trigger]) -> int | None:
    """The first number after a toll in its clause ("rose to 76", "was put at 8 civilians"), or the one right before it
    ("brings to 14 the number of traders murdered").
    """
    people, s = clause.people, clause.s
    after = (n for n in free if people[n].counted and people[n].begin >= t.end and people[n].begin - t.end < 26)
    found = next(
        (n for n in after if not people[n].count.vague and not _leaves_toll(s, t.end, people[n].begin, triggers)), None
    )
    if found is not None:
        return found
    return next(
        (
            n
            for n in free
            if people[n].bare
            and people[n].end in (t.at, t.at - 1)
            and people[n].begin
            and s.low[people[n].begin - 1] in ("to", "at")
        ),
        None,
    )


def _same_clause(clause: Clause, begin: int, end: int, triggers: list[Trigger]) -> bool:
    """A passive's subject may stand apart from it: "26 people in rebel-held areas have been killed"."""
    if any(begin <= u.at < end for u in triggers):
        return False
    s = clause.s
    gap = [j for j in range(begin, end) if j not in clause.masked]
    return len(gap) <= 12 and not any(
        (s.tag[j] in ("VBD", "VBZ", "VBP", "VBG") and s.low[j] not in clause.fillers) or s.low[j] in CLAUSE_WORDS for j in gap
    )


def _leaves_toll(s: Sentence, begin: int, end: int, triggers: list[Trigger]) -> bool:
    """Whether the words after a toll go on to something else before the number: another harm, a cause, a new clause."""
    return any(u.side != "toll" and begin <= u.at < end for u in triggers) or any(
        s.low[j] in (";", "because", "due", "after", "as") for j in range(begin, end)
    )
