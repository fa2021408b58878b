"""Who a happening names, each once, and the type of event that its tellings make it.

Tellings come in, in the order of the text; actors with their roles and the event type come out, for mention.py to write
down. Apart from actor.py, which sees one sentence at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.agent import Agent
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.violence import event_type
from harmledger.model.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of a happening, with the sentence that first names it."""

    s: Sentence
    agent: Agent


def find_parties(tellings: Sequence[Telling]) -> tuple[Named, ...]:
    """Each actor once, in its first role; a later stance that says more than "stated" replaces it."""
    out: list[Named] = []
    for t in tellings:
        for agent in t.agents:
            twin = next((n for n, other in enumerate(out) if _same_actor(other, t.s, agent)), None)
            if twin is None:
                out.append(Named(t.s, agent))
            elif out[twin].agent.stance == "stated" and agent.stance != "stated" and agent.role == out[twin].agent.role:
                out[twin] = replace(out[twin], agent=replace(out[twin].agent, stance=agent.stance))
    return tuple(out)


def _same_actor(other: Named, s: Sentence, agent: Agent) -> bool:
    mine, theirs = set(s.low[agent.begin : agent.end]), set(other.s.low[other.agent.begin : other.agent.end])
    role = other.agent.role
    return (mine <= theirs or theirs <= mine) and (role == agent.role or {role, agent.role} <= {"perpetrator", "party"})


def type_of_happening(tellings: Sequence[Telling], lex: Lexicon) -> EventType:
    """The type of the first telling that names one, unless it is vague and a later one is not."""
    kinds = [t.event_type for t in tellings if t.violence]
    telling = [kind for kind in kinds if kind not in ("other", "attack")]
    with_figures = [t.event_type for t in tellings if t.violence and t.figures and t.event_type not in ("other", "attack")]
    if with_figures or telling:
        pool = with_figures or telling
        special = [kind for kind in telling if kind in ("suicide_bomb", "chemical", "sexual_violence", "abduction")]
        return special[0] if special else pool[0]
    if "attack" in kinds:
        return "attack"
    return event_type((), lex) if not kinds else kinds[0]
