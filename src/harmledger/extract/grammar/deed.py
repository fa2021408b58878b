"""Verbs that say a harm in other words: who fell, was put out of action, taken, held, freed, or not heard of again (M3).

A sentence and a verb's position come in, a word of harm comes out, or None.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.clause import doer_of
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.voice import Side, Trigger
from harmledger.model.vocabulary import Harm


def find_deed(s: Sentence, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """The harm that the verb at ``i`` says where it is done to people; ``side`` is where its people stand by its voice."""
    return _finished(s, i, side, lex) or _taken(s, i, side, lex) or _lost_from_sight(s, i, side, lex)


def _finished(s: Sentence, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """ "Three raiders fell", "put four of them out of action", "burned alive": death in other words."""
    harms = lex.harms
    low, window = s.low[i], s.low[i + 1 : i + 10]
    if low in harms.falling and harms.not_falling.isdisjoint(window[:1]) and s.tag[i + 1 : i + 2] != ("CD",):
        return Trigger(i, "killed", "subject", i + 1, weak=True)
    window = window[: next((j for j, word in enumerate(window) if word in (";", ".", ",")), len(window))]
    for words in harms.finishing.get(low, ()):
        at = next((j for j in range(len(window)) if window[j : j + len(words)] == words), None)
        if at is not None:
            by_itself = side == "object" and s.kid(i, "dobj") is not None and words[-1] not in ("death", "deaths")
            return Trigger(i, "killed", "object" if by_itself else "subject", i + 1)
    return None


def _taken(s: Sentence, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """ "Took ten people from the town", "held by protesters", "rounded up", "were freed by their captors" (M3)."""
    harms = lex.harms
    low, window = s.low[i], s.low[i + 1 : i + 14]
    if window and harms.rounding.get(low) == window[0] and not _is_time(s, i + 2, lex):
        return Trigger(i, _by_whom(s, i, lex), side, i + 2)
    if low in harms.takers and harms.caring.isdisjoint(window) and harms.not_taking.isdisjoint(window[:1]):
        taken = side == "subject" or s.kid(i, "dobj") is not None
        return Trigger(i, "abducted", side, i + 1, weak=True) if taken else None
    if low in harms.holding and (side == "subject" or s.dep[i] in ("ROOT", "relcl", "conj", "ccomp")):
        return Trigger(i, _by_whom(s, i, lex), side, i + 1, weak=True)
    if low in harms.freeing and (low.startswith("ransom") or not harms.captivity.isdisjoint(s.low)):
        return Trigger(i, "abducted", side, i + 1, weak=True)
    return None


def _is_time(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Took in February", "taken in five years"."""
    return s.tag[i : i + 1] == ("NNP",) or not lex.numbers.measures.isdisjoint(s.low[i : i + 2])


def _by_whom(s: Sentence, i: int, lex: Lexicon) -> Harm:
    """Whom armed groups hold they have abducted; whom police, soldiers or nobody that is named hold is detained."""
    doer = doer_of(s, i)
    if doer is None:
        return "detained"
    low = s.low[doer]
    if not lex.doers.of_state.isdisjoint((low, *(s.low[k] for k in s.kids[doer] if k < doer))):
        return "detained"
    return "abducted" if low in lex.doers.nouns or low in lex.victims.nouns else "detained"


def _lost_from_sight(s: Sentence, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """ "Have not been heard of", "have not come back": missing people; "left their villages": displaced."""
    harms = lex.harms
    low = s.low[i]
    if low in harms.vanishing and s.kid(i, "neg") is not None:
        came = low.startswith(("c", "r"))
        back = not came or low.startswith("return") or {"back", "home"}.intersection(s.low[i + 1 : i + 3])
        return Trigger(i, "missing", "subject", i + 1, weak=True) if back and (came or side == "subject") else None
    if low in harms.surviving and s.kid(i, "neg") is not None:
        return Trigger(i, "killed", "subject", i + 1)
    if low in harms.leaving and (home := s.kid(i, "dobj")) is not None and s.low[home] in harms.homes:
        return Trigger(i, "displaced", "subject", i + 1, weak=True) if s.tag[home - 1] == "PRP$" else None
    return None
