"""People who share a word of harm with others beside them: "two women and a child were killed", "13 soldiers were killed and
seven fighters", "was killed along with his wife".

A clause and the links so far come in, and the links grow.
"""

from __future__ import annotations

from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.voice import Clause, Trigger

JOINS = frozenset(
    {
        ",",
        "and",
        "or",
        "&",
        "plus",
        "as",
        "well",
        "along",
        "with",
        "together",
        "another",
        "also",
        "both",
        "in",
        "addition",
        "to",
        "while",
        "but",
    }
)


def coordinate(clause: Clause, linked: dict[int, Trigger]) -> None:
    """ "Two women and a child were killed", "13 soldiers were killed and seven fighters": people joined by "and" or a comma to
    linked ones, without a word of harm of their own, share theirs.
    """
    people = clause.people
    for _ in range(3):
        before = len(linked)
        for n, one in enumerate(people):
            if n in linked or (one.definite and not one.counted) or clause.s.low[one.begin - 1] == "by":
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
    if (
        s.dep[second.head] in ("nsubj", "nsubjpass")
        and s.head[second.head] > second.head
        and s.head[second.head] != trigger.at
        and trigger.at < second.begin
    ):
        # "Killing 17 people, a local chief said": whoever does something else is no victim of this.
        return False
    if (
        s.low[second.begin - 2 : second.begin] in (("along", "with"), ("together", "with"))
        and one is second
        and 0 < second.begin - trigger.at < 14
    ):
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
    return s.low[gap[0]] in ("in", "at", "near", "during") and all(
        s.tag[j] in NOUN_TAGS or s.tag[j] in ("DT", "JJ", "CC", "POS") or s.low[j] in ("in", "at", "near", ",", "during")
        for j in gap
    )


def _goes_on(s: Sentence, one: People) -> bool:
    """Whether a verb follows these people, so that their clause is one of its own."""
    return one.end < len(s) and s.tag[one.end] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD")
