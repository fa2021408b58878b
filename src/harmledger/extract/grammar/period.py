"""Stretches of time that a total runs over: "in four days", "three weeks of fighting"; and a "since" that only compares (M17).

A sentence and a place in it come in, yes or no goes out. Apart from total.py because when.py asks it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Day
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence

FIRST = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "only", "worst", "deadliest"})
SUPERLATIVE = frozenset({"JJS", "RBS"})
FARTHEST_COMPARED = 9
FARTHEST_VIOLENCE = 7
COUNTING = frozenset({"several", "many", "few"})


def is_compared(s: Sentence, day: Day) -> bool:
    """ "The worst attack since 2010", "the first in the district since March": what it began with was another happening."""
    return day.kind == "since" and _follows_superlative(s, day.begin)


def is_of_sum(s: Sentence, day: Day, figures: Sequence[Figure], lex: Lexicon) -> bool:
    """ "Ten bodies were found, making 112 since June": the period is that of the sum, and none of the ten."""
    verb = next((j for j in range(day.begin - 1, 0, -1) if s.low[j] in lex.tellings.raising), None)
    return verb is not None and bool(figures) and all(f.people.begin < verb and f.trigger < verb for f in figures)


def _follows_superlative(s: Sentence, begin: int) -> bool:
    for j in range(begin - 1, max(-1, begin - FARTHEST_COMPARED), -1):
        if s.tag[j] in VERB_TAGS:
            return False
        if s.low[j] in FIRST or (s.tag[j] in SUPERLATIVE and s.low[j - 1 : j] != ("at",)):
            return True
    return False


def runs_over_days(s: Sentence, first: int, last: int, lex: Lexicon) -> bool:
    """Whether the tokens ``first`` to ``last`` tell of harm over days: "in five months", "in a week", "two days of clashes"."""
    return any(s.low[j] in lex.tellings.spells and _is_stretch(s, j, lex) for j in range(first + 1, last))


def _is_stretch(s: Sentence, j: int, lex: Lexicon) -> bool:
    number = s.low[j - 1]
    several = s.tag[j] == "NNS" and (s.tag[j - 1] == "CD" or number in COUNTING)
    one = s.tag[j] == "NN" and number in ("a", "one") and s.low[j] not in ("day", "night")
    if not (several or one) or _follows_superlative(s, j - 1):
        return False
    if s.low[j + 1 : j + 2] == ("of",):
        after = range(j + 2, min(j + 2 + FARTHEST_VIOLENCE, len(s)))
        words = lex.tellings
        if any(s.low[k] in words.wars or s.low[k] in words.ongoing or _is_violence(s, k, lex) for k in after):
            return True
    before = next((s.low[k] for k in range(j - 2, max(-1, j - 4), -1) if s.tag[k] in ("IN", "TO")), "")
    is_told_from = s.tag[j + 1 : j + 2] in (("POS",), ("RB",), ("RBR",)) or s.low[j + 1 : j + 2] in (("after",), ("before",))
    return before in ("in", "over", "within") and not is_told_from


def _is_violence(s: Sentence, k: int, lex: Lexicon) -> bool:
    return s.tag[k] in NOUN_TAGS | {"VBG"} and any(len(tokens) == 1 for tokens, _ in lex.violence.nouns.get(s.low[k], ()))
