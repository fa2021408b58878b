"""Those who die by their own hand: "killed his wife and then himself", "before taking her own life".

The figures of a sentence and its people come in; the same with whoever turned on himself counted among those whom the words
harm (M4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.deadly import is_deadly
from harmledger.extract.grammar.group import POSSESSIVES, People
from harmledger.extract.grammar.sentence import VERB_TAGS, Sentence
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Harm, Who

if TYPE_CHECKING:
    from harmledger.extract.grammar.figure import Figure

SELVES = frozenset({"himself", "herself", "self"})
NEAR = 12


def with_own_hand(s: Sentence, figures: list[Figure], people: tuple[People, ...], lex: Lexicon) -> list[Figure]:
    """The figures with the doer's own death: one more of those that he killed in the same sentence, or a figure of one."""
    from harmledger.extract.grammar.figure import Figure

    out = list(figures)
    for verb, begin, end, harm in _turned(s, lex):
        if any(figure.people.begin <= begin < figure.people.end for figure in out):
            continue
        doer = _doer(s, verb, people)
        who: Who = doer.who if doer else "people"
        one = People(begin, end, end - 1, CountRange.exactly(1), who, counted=False, named=True)
        k = next((k for k in reversed(range(len(out))) if out[k].harm == harm and _goes_with(out[k], one)), None)
        if harm == "injured" and any(figure.harm == "killed" or figure.trigger != verb for figure in out):
            continue
        if k is None:
            out.append(Figure(harm, one, verb))
        else:
            out[k] = replace(out[k], people=_together(out[k].people, one))
    return out


def _turned(s: Sentence, lex: Lexicon) -> Iterator[tuple[int, int, int, Harm]]:
    """The verb, the words for the doer himself, and the harm."""
    for i, low in enumerate(s.low):
        if low in SELVES:
            verb = next((j for j in range(i - 1, max(-1, i - NEAR), -1) if s.tag[j] in VERB_TAGS), None)
            if verb is None or (low == "self" and s.low[i - 1] not in (",", "and")):
                continue
            to_death = s.low[i + 1 : i + 3] == ("to", "death")
            pierced = s.low[verb] in lex.harms.piercing and (to_death or is_deadly(s, verb, lex))
            if pierced or lex.harms.verbs.get(s.low[verb]) == "killed":
                yield verb, i, i + 1, "killed"
            elif s.low[verb] in lex.harms.piercing:
                yield verb, i, i + 1, "injured"
        elif low == "own" and i and s.low[i - 1] in POSSESSIVES and s.low[i + 1 : i + 2] == ("life",):
            verb = next((j for j in range(i - 2, max(-1, i - 5), -1) if s.low[j] in lex.harms.life_takers), None)
            if verb is not None:
                yield verb, i - 1, i + 2, "killed"


def _doer(s: Sentence, verb: int, people: tuple[People, ...]) -> People | None:
    """Whose deed the verb is, by its subject or that of the verb that it goes with."""
    node = verb
    for _ in range(4):
        subject = s.kid(node, "nsubj")
        if subject is not None:
            return next((one for one in people if one.begin <= subject < one.end), None)
        if s.head[node] == node:
            break
        node = s.head[node]
    return None


def _goes_with(figure: Figure, one: People) -> bool:
    return bool(figure.people.exact) and not figure.is_part and not figure.people.bare and figure.people.end <= one.begin


def _together(a: People, b: People) -> People:
    who: Who = a.who if a.who == b.who else "mixed"
    count = CountRange.exactly((a.exact or 0) + 1)
    return replace(a, end=b.end, count=count, who=who, side=None, counted=True, definite=False, named=False)
