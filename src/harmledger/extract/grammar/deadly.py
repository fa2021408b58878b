"""Whether people who are shot, stabbed or beaten died of it, as the words around the verb say (M3).

A sentence and a verb's position come in, yes or no goes out. Where the words leave it open, nobody is called dead.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.clause import doer_of
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.voice import shares_passive

SELVES = frozenset({"himself", "herself", "self", "themselves"})


def is_deadly(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Whether the words around a verb of violence make it a death: "shot dead", "fatally shot", "found shot"."""
    harms = lex.harms
    if harms.deadly.intersection(s.low[i + 1 : i + 9]) or harms.deadly.intersection(s.low[max(0, i - 2) : i]):
        return True
    if s.low[i] in harms.gunfire and (s.low[i - 1] in harms.finding or _leaves_none_alive(s, i, lex)):
        return True
    if s.low[i] not in harms.piercing or SELVES.isdisjoint(s.low):
        return False
    text = " ".join(s.low)
    return "suicide" in text and any(act in text or act.replace("-", " - ") in text for act in harms.murder_suicides)


def _leaves_none_alive(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Lined up and shot", "soldiers shot some twenty herders": captives who are shot, and people whom troops or fighters
    shoot, are dead unless the words tell of who lived. Of whom police or a lone gunman shoot, the words say nothing.
    """
    harms = lex.harms
    if not harms.living.isdisjoint(s.low):
        return False
    if not harms.cold_blood.isdisjoint(s.low):
        return _is_transitive(s, i)
    doer = doer_of(s, i)
    return (
        doer is not None
        and _is_transitive(s, i)
        and lex.victims.nouns.get(s.low[doer]) == "combatants"
        and s.low[doer] not in harms.no_killers
    )


def _is_transitive(s: Sentence, i: int) -> bool:
    """Whether a verb has somebody whom it is done to."""
    return s.kid(i, "dobj", "nsubjpass", "auxpass") is not None or s.dep[i] == "acl" or shares_passive(s, i)
