"""Who a happening names, each once, with what later sentences claim, allege or deny (M10, M11, M12).

Happenings with their tellings come in, in the order of the text; actors with their roles come out, for mention.py to write
down. Apart from actor.py, which sees one sentence at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmledger.codebook.directory import load_directory
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.agent import Agent
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.telling import Telling

DOING = frozenset({"perpetrator", "party"})
STRENGTH = {"stated": 0, "alleged": 1, "claimed": 2, "denied": 3}
"""Which stance stands where the same actor has several: its own words go before what others say of it."""
JOINERS = frozenset({"-", "'s", "'", "’s", "the", "of", "and", "al", "(", ")"})


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of a happening, with the sentence that first names it and the id of the directory's body that it names."""

    s: Sentence
    agent: Agent
    body: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(low for low in self.s.low[self.agent.begin : self.agent.end] if low not in JOINERS)


def find_parties(happenings: Sequence[Happening], told: Sequence[Telling], lex: Lexicon) -> list[tuple[Named, ...]]:
    """The actors of each happening: those its tellings name, those that what is said of it later claims or denies, and, where
    nobody did it by its own words, those who did the wider happening that it is a part of.
    """
    later = _said_later(happenings, told)
    found = {id(h): _actors([*h.tellings, *later[n]], lex) for n, h in enumerate(happenings)}
    return [_with_wider(h, found) for h in happenings]


def _with_wider(h: Happening, found: dict[int, list[Named]]) -> tuple[Named, ...]:
    """ "The strikes of the day killed six. One hit a hospital": whose strikes they were holds for each."""
    mine = found[id(h)]
    wider = h.parent
    if wider and h.kind == "incident" and wider.kind == "incident" and not any(one.agent.role in DOING for one in mine):
        return (*(one for one in found.get(id(wider), ()) if one.agent.role in DOING and one.agent.stance != "alleged"), *mine)
    return tuple(mine)


def _said_later(happenings: Sequence[Happening], told: Sequence[Telling]) -> list[list[Telling]]:
    """Per happening the tellings of none that say who did "the attack": each goes to the happening told last before it."""
    owner = {id(t): n for n, h in enumerate(happenings) for t in h.tellings}
    later: list[list[Telling]] = [[] for _ in happenings]
    last: int | None = None
    waiting: list[Telling] = []
    for t in told:
        n = owner.get(id(t))
        if n is not None:
            if happenings[n].kind == "incident":
                last = n
                later[n].extend(waiting)
            waiting = []
        elif t.kind == "incident" and any(agent.stance != "stated" for agent in t.agents):
            if last is None:
                waiting.append(t)
            elif t.event_type in ("attack", "other", *happenings[last].types):
                later[last].append(t)
    return later


def _actors(tellings: Sequence[Telling], lex: Lexicon) -> list[Named]:
    """Each actor once, in its first role; a later stance that says more than "stated" replaces it."""
    out: list[Named] = []
    for t in tellings:
        for agent in t.agents:
            one = Named(t.s, agent, _body(t, agent))
            if agent.role in DOING and _is_place(t, one):
                continue
            twin = next((n for n, other in enumerate(out) if _same_actor(other, one, lex)), None)
            if twin is None and agent.stance in ("claimed", "denied"):
                twin = _meant(one, out, lex)
            if twin is None:
                out.append(one)
            elif agent.role in DOING and STRENGTH[agent.stance] > STRENGTH[out[twin].agent.stance]:
                out[twin] = replace(out[twin], agent=replace(out[twin].agent, stance=agent.stance))
            elif _says_more(one, out[twin], lex):
                out[twin] = replace(one, agent=replace(agent, stance=out[twin].agent.stance, role=out[twin].agent.role))
    return _without_vague(out, lex)


def _meant(one: Named, found: Sequence[Named], lex: Lexicon) -> int | None:
    """The body that "the group" or "the paramilitary force" stands for: the only one named before."""
    vague = lex.doers.vague | lex.doers.kinds | lex.victims.modifiers.keys()
    begin = one.agent.begin
    if one.body or not begin or one.s.low[begin - 1] != "the" or not set(one.words) <= vague:
        return None
    named = [n for n, other in enumerate(found) if other.body and other.agent.role in DOING]
    return named[0] if len(named) == 1 else None


def _body(t: Telling, agent: Agent) -> str | None:
    return next((body.entry.id for body in t.line.bodies if agent.begin <= body.begin and body.end <= agent.end), None)


def _is_place(t: Telling, one: Named) -> bool:
    """Whether the actor is a place of the telling and no state: "Aleppo bombed"."""
    agent = one.agent
    inside = any(place.begin <= agent.begin and agent.end <= place.end for place in t.places if not _is_side(place, agent))
    return (
        inside and _state(one) is None and not any(body.begin < agent.end and agent.begin < body.end for body in t.line.bodies)
    )


def _is_side(place: PlaceWords, agent: Agent) -> bool:
    """ "Clashes between Orvala and Temsin youth" have sides that are called like places."""
    return agent.role == "party" and place.prep == "between"


def _same_actor(other: Named, one: Named, lex: Lexicon) -> bool:
    """The same words or fewer of them, an acronym and its name, or two words for one state's own."""
    roles = {other.agent.role, one.agent.role}
    if not (len(roles) == 1 or roles <= DOING):
        return False
    mine, theirs = set(one.words), set(other.words)
    if one.agent.role in DOING and one.body and other.body:
        if one.body == other.body:
            return True
        return _is_states_own(one, lex) and _is_states_own(other, lex) and _state(one) == _state(other)
    if mine <= theirs or theirs <= mine:
        return True
    if one.agent.role not in DOING:
        return False
    if _initials(one.words) == "".join(other.words) or _initials(other.words) == "".join(one.words):
        return True
    core, theirs_core = mine - lex.doers.vague, theirs - lex.doers.vague
    if core and theirs_core and (core <= theirs_core or theirs_core <= core) and not (core | theirs_core) & lex.doers.kinds:
        return True
    return (
        _is_states_own(one, lex)
        and _is_states_own(other, lex)
        and (_state(one) is None or _state(other) is None or _state(one) == _state(other))
    )


def _is_states_own(one: Named, lex: Lexicon) -> bool:
    """Whether the words name a state's government or forces and nothing narrower."""
    named = load_directory().state
    return all(
        low in lex.doers.state_words or (word[:1].isupper() and named(word) is not None)
        for low, word in zip(one.words, _spelled(one), strict=True)
    )


def _spelled(one: Named) -> tuple[str, ...]:
    s = one.s
    return tuple(s.words[j] for j in range(one.agent.begin, one.agent.end) if s.low[j] not in JOINERS)


def _state(one: Named) -> str | None:
    named = load_directory().state
    return next((state.id for word in _spelled(one) if word[:1].isupper() and (state := named(word))), None)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _says_more(one: Named, other: Named, lex: Lexicon) -> bool:
    """Whether a later name of the same actor tells whose it is where the first did not: "the government", "Syria's army"."""
    return (
        one.agent.role in DOING
        and _state(other) is None
        and _state(one) is not None
        and _is_states_own(one, lex)
        and _is_states_own(other, lex)
    )


def _without_vague(found: list[Named], lex: Lexicon) -> list[Named]:
    """The actors without those that only say that somebody did it, where who did is named: "the attackers", "terrorists"."""
    doing = [one for one in found if one.agent.role in DOING]
    named = [one for one in doing if not _is_vague(one, lex)]
    has_sides = any(one.agent.role == "party" for one in doing)
    sides_named = sum(one.agent.role == "party" and one.agent.stance == "stated" for one in named) > 1
    has_vague = False
    out: list[Named] = []
    for one in found:
        if one.agent.role in DOING and one.agent.stance == "stated" and _is_vague(one, lex):
            if sides_named if has_sides else has_vague or any(_is_of(one, other, lex) for other in named):
                continue
            has_vague = True
        out.append(one)
    return out


def _is_of(one: Named, other: Named, lex: Lexicon) -> bool:
    """Whether a vague actor is another one, told less well: "terrorists" beside "terrorist groups in the east"."""
    if other.agent.stance != "denied" and any(low in lex.doers.single for low in one.words):
        return True
    if one.words[-1] in lex.victims.groups and other.body:
        return True
    return not _stems(one).isdisjoint(_stems(other))


def _stems(one: Named) -> set[str]:
    return {low.removesuffix("s") for low in one.words}


def _is_vague(one: Named, lex: Lexicon) -> bool:
    """Whether no word says who: a kind of fighter or group, how many, that they are armed or unknown."""
    doer = lex.doers
    is_group = one.words[-1] in lex.victims.groups
    return not one.body and all(
        low in doer.vague
        or low in doer.kinds
        or low in doer.epithets
        or low in doer.unknown
        or (is_group and low in doer.modifiers)
        or lex.victims.modifiers.get(low) == "combatants"
        for low in one.words
    )
