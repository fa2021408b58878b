"""The type of event that the tellings of a happening make it.

Tellings come in, in the order of the text; one type comes out. The telling with the figures goes before the others, and a
word that tells how before one that does not: "the attack" and "the strike" are vague, and so is "bombing" by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmledger.codebook.act_words import Sign
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.agent import Agent
from harmledger.extract.grammar.doer import is_state
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.violence import VAGUE_TYPES
from harmledger.model.vocabulary import EventType

SPECIAL = ("suicide_bomb", "chemical", "sexual_violence", "abduction")
SIGNED: tuple[EventType, ...] = ("suicide_bomb", "execution", "riot", "protest", "clash")
STATES = frozenset({"state_force", "external"})
HURT = frozenset({"killed", "injured", "casualties"})
MIXED = ("bombard", "barrage", "pound")
BOMBING = ("bombing", "bombed", "bombs", "bomb")
BLOWS = ("str", "hit", "target", "pound", "bomb")


def type_of_happening(h: Happening, lex: Lexicon) -> EventType:
    """The type that its words give, else that of the wider happening that it is a part of, else by who killed whom."""
    kind = _by_words(h.tellings, lex)
    if kind in VAGUE_TYPES or kind in ("execution", "explosive"):
        kind = _by_signs([t for t in h.tellings if t.figures] or h.tellings, kind, lex)
    if kind in VAGUE_TYPES and _is_armed_fight(h.tellings, lex):
        return "clash"
    if kind == "other" and h.parent:
        return type_of_happening(h.parent, lex)
    killed = any(f.harm == "killed" and not f.people.count.is_zero for t in h.tellings for f in t.figures)
    return "attack" if kind == "other" and killed else kind


def _by_words(tellings: Sequence[Telling], lex: Lexicon) -> EventType:
    """The type that tells most, the first of those that tell as much."""
    kinds = [(_type_of(t, lex), t) for t in tellings if t.violence or t.agents]
    hurt = any(f.harm in HURT and not f.people.count.is_zero for t in tellings for f in t.figures)
    attacked = any(one.event_type == "attack" for t in tellings for one in t.violence)
    plain = [(_of_violence_to_people(kind, attacked=attacked, hurt=hurt), t) for kind, t in kinds]
    telling = [(kind, t) for kind, t in plain if kind not in VAGUE_TYPES]
    if special := next((kind for kind, _ in telling if kind in SPECIAL), None):
        return special
    if telling:
        kind, t = next(((kind, t) for kind, t in telling if t.figures), telling[0])
        if kind == "grenade" and any(other == "clash" for other, _ in telling):
            return "clash"
        if kind == "shelling" and _is_mixed(t) and any(other == "air_strike" for other, _ in telling):
            return "air_strike"
        return kind
    if _is_abduction(tellings):
        return "abduction"
    return "attack" if attacked else "other"


def _by_signs(tellings: Sequence[Telling], kind: EventType, lex: Lexicon) -> EventType:
    """The type that the manner of it tells: hands that were tied, protesters who were shot at, a crowd that killed."""
    doers = [t.s.low[j] for t in tellings for agent in t.agents if agent.role == "perpetrator" for j in agent.tokens]
    if kind != "explosive" and not lex.doers.crowds.isdisjoint(doers):
        return "riot"
    if kind == "execution":
        return kind
    told = {sign for t in tellings for sign in _signs(t, lex)}
    told |= {one.event_type for t in tellings for one in t.violence if one.event_type == "protest"}
    if doers and lex.doers.of_state.isdisjoint(doers):
        told.discard("protest")
    if kind == "explosive":
        return "suicide_bomb" if "suicide_bomb" in told else kind
    return next((sign for sign in SIGNED if sign in told), kind)


def _signs(t: Telling, lex: Lexicon) -> Iterator[str]:
    """The types that signs in a telling tell."""
    for j in range(t.first, t.last):
        for sign, kind in lex.violence.signs.get(t.s.low[j], ()):
            if _stands_at(t, j, sign):
                yield kind


def _stands_at(t: Telling, begin: int, sign: Sign) -> bool:
    """Whether the stretches of a sign stand from a token on, one after the other."""
    if not t.s.match(begin, sign[0]):
        return False
    at = begin + len(sign[0])
    for tokens in sign[1:]:
        at = next((j + len(tokens) for j in range(at, t.last) if t.s.match(j, tokens)), -1)
        if at < 0:
            return False
    return True


def _of_violence_to_people(kind: EventType, *, attacked: bool, hurt: bool) -> EventType:
    """Burning and looting is the type only where nobody was hurt, and putting to death only where no attack was told."""
    if kind == "looting_destruction" and hurt:
        return "attack"
    if kind == "execution" and attacked:
        return "attack"
    return kind


def _type_of(t: Telling, lex: Lexicon) -> EventType:
    """The type of a telling: with its doers known, a state's bombing or strike is one from the air."""
    s, kind = t.s, t.event_type
    words = [s.low[one.head] for one in t.violence]
    doing = [agent for agent in t.agents if agent.role in ("perpetrator", "party")]
    if kind in ("attack", "other", "explosive") and any(
        s.low[j] in lex.violence.flying for agent in doing for j in range(agent.begin, agent.end)
    ):
        return "air_strike"
    if (kind == "explosive" and not all(word.startswith(BOMBING) for word in words)) or kind not in ("explosive", "other"):
        return kind
    of_state = any(
        s.low[j] in lex.doers.state_words or is_state(s.words[j])
        for agent in doing
        if not _is_of_no_state(t, agent)
        for j in agent.tokens
    )
    by_force = any(word.startswith(BLOWS) for word in words) and lex.violence.on_ground.isdisjoint(s.low[t.first : t.last])
    return "air_strike" if of_state and by_force else kind


def _is_of_no_state(t: Telling, agent: Agent) -> bool:
    """Whether an actor is a body of the directory that fights for no state, "state" in its name or not."""
    bodies = (body for body in t.line.bodies if body.begin < agent.end and agent.begin < body.end)
    return any(body.entry.actor not in STATES for body in bodies)


def _is_mixed(t: Telling) -> bool:
    """Whether a telling's shelling is only "bombardment", which may come from the air too."""
    return all(t.s.low[one.head].startswith(MIXED) for one in t.violence if one.event_type == "shelling")


def _is_abduction(tellings: Sequence[Telling]) -> bool:
    """Whether people were taken and none killed: "raided the village and took away 40 men"."""
    harms = {f.harm for t in tellings for f in t.figures if not f.people.count.is_zero}
    return "abducted" in harms and "killed" not in harms


def _is_armed_fight(tellings: Sequence[Telling], lex: Lexicon) -> bool:
    """Whether fighters fell in a clash: a side lost men, a post was stormed, a state's forces killed fighters, or those of no
    state were killed by whomever; and nobody else was. Where both sides have dead they fought.
    """
    whole = [(t, f) for t in tellings for f in t.figures if f.harm == "killed" and not f.is_part]
    killed = [(t, f) for t, f in whole if not f.people.count.is_zero]
    if any(t.s.low[f.trigger] in lex.violence.losing and f.trigger < f.people.begin for t, f in killed):
        return True
    armed = [(t, f) for t, f in killed if f.people.who == "combatants"]
    if any(not lex.violence.storming.isdisjoint(t.s.low[t.first : t.last]) for t, _ in armed):
        return True
    rebels = [_is_of_rebels(t, f, lex) for t, f in armed]
    if any(rebels) and len(armed) == len(killed):
        return True
    if not killed or len(armed) < len(killed):
        return False
    return any(
        t.s.low[j] in lex.doers.of_state
        for t in tellings
        for agent in t.agents
        if agent.role == "perpetrator" and any(f.harm == "killed" for f in t.figures)
        for j in agent.tokens
    )


def _is_of_rebels(t: Telling, figure: Figure, lex: Lexicon) -> bool:
    """Whether those of a figure fight for no state, by their noun or by the body that they are of."""
    head = figure.people.head
    bodies = (body for body in t.line.bodies if body.begin <= head < body.end)
    return t.s.low[head] in lex.doers.rebels or any(body.entry.actor in ("rebel", "militia") for body in bodies)
