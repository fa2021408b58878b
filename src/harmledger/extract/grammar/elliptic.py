"""Figures that leave out what they count because it was just told: "the governor says 19", "at 79, up from 43", "the army
admits 156 of its own".

A sentence with its people and figures, and the figures of the sentence before, come in; more figures come out. English drops
the noun and the word of harm where a second voice, or an earlier count, gives another number for the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import BE, HAVE, QUOTES, VERB_TAGS, Sentence

BEFORE = QUOTES | BE | HAVE | frozenset({"of", "at", "it", "only", "just", "that", "the", "them", "there", ":", "as", "to"})
"""What may stand between a word of saying and its number."""
CLOSING = QUOTES | frozenset(
    {",", ".", ";", ":", ")", "-", "and", "but", "in", "on", "of", "or", "!", "?", "so", "while", "not", "as", "by"}
)
"""What may follow a number that has no noun."""
HURT = frozenset({"killed", "injured", "casualties", "missing"})
REACH = 6
"""Tokens within which a word of saying has its number."""


def find_elliptic(
    s: Sentence, people: Sequence[People], figures: Sequence[Figure], before: Sequence[Figure], lex: Lexicon
) -> tuple[Figure, ...]:
    """The figures whose harm and people are those of the nearest whole told before them, here or in the last sentence (M7)."""
    if not (figures or before) or not any(one.bare for one in people):
        return ()
    taken = {j for figure in figures for j in range(figure.people.begin, figure.people.end)}
    out = list(figures)
    for one in people:
        if not _may_be(s, one, lex) or taken.intersection(range(one.begin, one.end)):
            continue
        model = _model(one, out, before)
        if model and (_changes(s, one, lex) or _is_said(s, one, lex)):
            out.append(Figure(model.harm, replace(one, who=model.people.who, side=model.people.side), one.begin))
    return tuple(out[len(figures) :])


def _may_be(s: Sentence, one: People, lex: Lexicon) -> bool:
    """Whether a number stands alone, as no part and no pronoun: "one said", "many of them"."""
    if not one.bare or one.among or one.others or s.low[one.begin : one.end] == ("one",):
        return False
    if one.count.vague and not any(word in lex.numbers.multipliers or word == "dozens" for word in s.low[one.begin : one.end]):
        return False
    j = one.end
    while j < len(s) and s.tag[j] in ("RB", "RBR"):
        j += 1
    return j >= len(s) or s.low[j] in CLOSING or s.tag[j] == "VBN"


def _model(one: People, figures: Sequence[Figure], before: Sequence[Figure]) -> Figure | None:
    """The whole that the number stands beside: the last one told before it, the hurt before the taken, else the deaths of the
    sentence before.
    """
    here = [f for f in figures if not f.is_part and f.people.end <= one.begin and not f.people.count.is_zero]
    if here:
        return max(here, key=lambda f: (f.harm in HURT, f.people.end))
    wholes = [f for f in before if not f.is_part and not f.people.count.is_zero]
    return next((f for f in wholes if f.harm == "killed"), wholes[-1] if wholes else None)


def _changes(s: Sentence, one: People, lex: Lexicon) -> bool:
    """ "Up from 43", "not 6", "from 149 to 421", "to 25 from 19", "against 22 given by police": another count of the same."""
    i = one.begin
    if any(i >= len(words) and s.match(i - len(words), words) for words in lex.numbers.changes):
        return True
    return i > 2 and s.low[i - 2][0].isdigit() and (s.low[i - 3], s.low[i - 1]) in (("from", "to"), ("to", "from"))


def _is_said(s: Sentence, one: People, lex: Lexicon) -> bool:
    """ "The governor says 19", "police put it at four", "the Brotherhood talks of thousands", "by noon the ministry had 41"."""
    j = one.begin - 1
    while (
        j >= 0 and one.begin - j < REACH and (s.low[j] in BEFORE or s.low[j] in lex.saying.tolls or s.tag[j] in ("RB", "PRP"))
    ):
        if s.low[j] in HAVE and _speaks(s, j):
            return True
        j -= 1
    if j == one.begin - 1 and s.low[j] in lex.saying.sources and (j == 0 or s.low[j - 1] in (",", ";", "and")):
        # "294 deaths, police 96".
        return True
    return j >= 0 and (s.low[j] in lex.saying.verbs or s.low[j] in lex.numbers.reckoning) and s.tag[j] in VERB_TAGS


def _speaks(s: Sentence, verb: int) -> bool:
    """Whether "had" is the main verb of somebody: "the ministry had 41"."""
    return s.dep[verb] not in ("aux", "auxpass") and s.kid(verb, "nsubj") is not None
