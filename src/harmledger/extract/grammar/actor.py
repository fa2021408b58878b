"""Who did it, who took part and what was aimed at, in a sentence (M11, M12, M13).

A line with its words of violence comes in; actors come out with their roles and stances. The subject of a verb of violence
did it; of "shelling by X", "X shelling" and "blamed on X", X did; in a clash both sides are parties. A weapon or the
violence itself is no actor, and who says so never is for saying it (M11).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.agent import Agent, Cast, Scene, scene_of
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.clause import is_passive, noun_after, noun_before, objects_of, subject_of
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.doer import can_act, doers, is_armed, owners
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.onset import bombers, those_who_came
from harmledger.extract.grammar.sentence import NAME_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.side import enemies_killed, losers, opponents, sides
from harmledger.extract.grammar.stance import held_to_have_done_it, itself, own_stance, stance_of, who_claims_it, who_denies_it
from harmledger.extract.grammar.target import aimed_at, aims_of_noun, aims_of_verb
from harmledger.extract.grammar.violence import Violence
from harmledger.model.vocabulary import Role, Stance

IN = frozenset({"in", "on", "of", "at", "near"})
FARTHEST_AGENT = 16
"""Tokens between a passive verb and its agent."""


def find_agents(
    line: Line, violence: Sequence[Violence], figures: Sequence[Figure], attributions: Sequence[Attribution], lex: Lexicon
) -> tuple[Agent, ...]:
    """The actors of a sentence; each phrase has one role, the first that its syntax gives."""
    scene = scene_of(line, violence, figures, attributions, lex)
    speakers = {j for one in attributions for j in range(one.begin, one.end)}
    out: list[Agent] = []
    _add(out, _agents(scene), scene, speakers)
    if not any(agent.role != "target" for agent in out):
        _add(out, those_who_came(scene, figures), scene, speakers)
    return tuple(out)


def _add(out: list[Agent], found: Iterator[Agent], scene: Scene, speakers: set[int]) -> None:
    """Adds the actors that are new, do not merely speak (M11) and are not those who were hurt."""
    for agent in found:
        is_new = not any(agent.begin < other.end and other.begin < agent.end for other in out)
        merely_speaks = (
            agent.role != "target" and agent.stance not in ("claimed", "denied") and speakers.issuperset(agent.tokens)
        )
        is_hurt = agent.role != "party" and any(j in scene.hurt for j in agent.tokens)
        if is_new and not merely_speaks and not is_hurt:
            out.append(agent)


def _agents(scene: Scene) -> Iterator[Agent]:
    yield from bombers(scene)
    for cast in _casts(scene):
        if cast.role == "target":
            if stretch := aimed_at(scene, cast.head):
                yield Agent(*stretch, cast.role, cast.stance, cast.at)
        else:
            yield from (Agent(*stretch, cast.role, cast.stance, cast.at) for stretch in doers(scene, cast.head))
    for one in scene.violence:
        if one.is_noun and scene.s.low[one.head] not in scene.lex.doers.craft:
            role: Role = "party" if one.event_type == "clash" else "perpetrator"
            yield from (Agent(*stretch, role, stance_of(scene, one.head), one.head) for stretch in owners(scene, one))


def _casts(scene: Scene) -> Iterator[Cast]:
    yield from who_claims_it(scene)
    for i in range(len(scene.s)):
        if _does_violence(scene, i):
            yield from _of_verb(scene, i)
    yield from losers(scene)
    for one in scene.violence:
        if one.is_noun:
            yield from _of_noun(scene, one)
    yield from held_to_have_done_it(scene)
    yield from who_denies_it(scene)


def _does_violence(scene: Scene, i: int) -> bool:
    """Whether a verb does violence here: "bombed", "opened fire", "set fire to", or "launched" with it as its object."""
    s, words = scene.s, scene.lex.violence
    if s.tag[i] not in VERB_TAGS or i in scene.noun_at:
        return False
    low = s.low[i]
    if low.startswith(("open", "set")):
        return not scene.lex.damages.flames.isdisjoint(s.low[i + 1 : i + (3 if low.startswith("open") else 6)])
    if low in words.exchanging:
        return not words.exchanged.isdisjoint(s.low[i + 1 : i + 4])
    if i in scene.harm_at:
        return True
    if low in words.clashing:
        return low.startswith(("clash", "f", "battl", "skirm")) or any(one.event_type == "clash" for one in scene.violence)
    if low in words.perpetrating:
        # "The bus hit a mine": who runs into violence does none.
        return low in words.launching or not any(s.dep[k] == "dobj" and k in scene.noun_at for k in s.kids[i])
    return low in words.launching and _has_violence_as_object(scene, i)


def _has_violence_as_object(scene: Scene, i: int) -> bool:
    s = scene.s
    if s.dep[i] in ("acl", "relcl") and s.head[i] in scene.noun_at:
        return True
    heads = [k for k in s.kids[i] if s.dep[k] in ("dobj", "nsubjpass")]
    heads += [p for k in heads for p in objects_of(s, k, "of")]
    if s.low[i].startswith(("respon", "retal")):
        heads = list(objects_of(s, i, "with"))
    if any(j in scene.noun_at for j in heads):
        return True
    if s.tag[i] in ("VBN", "VBD") and s.kid(i, "agent") is not None and s.kid(i, "dobj") is None:
        # "The strikes are said to have been carried out by": their noun stands before.
        return any(j in scene.noun_at for j in range(i))
    return not heads and any(j in scene.noun_at for j in range(i + 1, min(i + 5, len(s))))


def _of_verb(scene: Scene, i: int) -> Iterator[Cast]:
    """The doers of a verb of violence, those it was done with, and what it aimed at."""
    s, words = scene.s, scene.lex.violence
    stance = stance_of(scene, i)
    role: Role = "party" if s.low[i] in words.clashing or s.low[i] in words.exchanging else "perpetrator"
    lost = _lost_subject(scene, i)
    passive = lost is None and (is_passive(s, i) or _is_done_to(scene, i))
    if lost is not None:
        yield Cast(lost, role, stance, i)
    elif passive:
        yield from (Cast(p, role, stance, i) for p in _by(s, i) or _by_farther_on(scene, i))
    else:
        subject = subject_of(s, i)
        if subject is not None and not _is_bystander(scene, i):
            yield from _subject_as(scene, _who_did(scene, subject, i), i, role, stance)
    if role == "party":
        yield from opponents(scene, i)
    elif s.low[i] in scene.lex.harms.verbs or i in scene.harm_at:
        yield from enemies_killed(scene, i)
    else:
        yield from aims_of_verb(scene, i, active=not passive)


def _lost_subject(scene: Scene, i: int) -> int | None:
    """The doer right before a verb whose subject the parse lost: "the coalition bombed trenches", read as one phrase."""
    s = scene.s
    if s.kid(i, "nsubj", "nsubjpass") is not None:
        return None
    noun = noun_before(s, i)
    if noun is None or noun in scene.noun_at or not can_act(scene, noun):
        return None
    if s.dep[noun] == "pobj" and s.tag[noun] in NAME_TAGS and s.low[s.head[noun]] in IN and noun not in scene.body_at:
        return None  # "Bombs dropped on X killed two": X killed nobody.
    misread = (
        s.tag[i] in ("VBN", "VBD")
        and s.dep[i] in ("amod", "acl", "nmod")
        and noun_after(s, i) is not None
        and i + 1 not in scene.days
    )
    is_active = s.kid(i, "dobj") is not None and s.kid(i, "aux", "auxpass") is None and s.dep[i] == "ROOT"
    finite = s.tag[i] in ("VBD", "VBZ", "VBP") or (s.tag[i] == "VBN" and is_active)
    return noun if misread or (finite and s.dep[i] not in ("conj", "relcl")) else None


def _is_done_to(scene: Scene, i: int) -> bool:
    """A verb that needs an object and has none: "five members burned to death", "peacekeeper killed in attack"."""
    s = scene.s
    if s.kid(i, "nsubj") in scene.hurt:
        return True
    if (s.low[i] not in scene.lex.harms.verbs and not s.low[i].startswith("burn")) or s.kid(i, "dobj") is not None:
        return False
    follows = s.tag[i + 1 : i + 2]
    return follows in ((), ("IN",), (".",), ("TO",), ("WRB",)) and not any(
        s.dep[k] == "conj" and s.kid(k, "dobj") is not None for k in s.kids[i]
    )


def _is_bystander(scene: Scene, i: int) -> bool:
    """ "A bomb went off as soldiers passed, killing two": the bomb killed, whatever clause the participle hangs on."""
    s, clause = scene.s, scene.s.head[i]
    if s.tag[i] != "VBG" or s.dep[i] != "advcl" or s.dep[clause] != "advcl" or s.kid(clause, "mark") is None:
        return False
    return s.kid(s.head[clause], "nsubj") in scene.noun_at


def _who_did(scene: Scene, subject: int, i: int) -> int:
    """The subject, or that of the clause for a participle under a noun that only suffers: "a massacre of villagers"."""
    s = scene.s
    if s.dep[i] != "acl" or subject != s.head[i] or is_armed(scene, subject):
        return subject
    for verb in s.ancestors(i):
        if s.tag[verb] in VERB_TAGS:
            above = subject_of(s, verb)
            return above if above is not None and can_act(scene, above) else subject
    return subject


def _by(s: Sentence, i: int) -> list[int]:
    """The agents of a passive; of "were killed and wounded by X" also those of the verb joined to it."""
    found = list(objects_of(s, i, "by"))
    if not found:
        found = [p for k in s.kids[i] if s.dep[k] == "conj" and s.tag[k] == "VBN" for p in objects_of(s, k, "by")]
    return found


def _by_farther_on(scene: Scene, i: int) -> list[int]:
    """ "Killed overnight at a market in X by gunmen": the agent that the parse hangs on a place in between."""
    s = scene.s
    for j in range(i + 1, min(i + FARTHEST_AGENT, len(s))):
        if s.words[j] in (",", ";", ":") or s.tag[j] in ("VBD", "VBZ", "VBP"):
            return []
        if s.low[j] == "by":
            return [p for p in s.kids[j] if s.dep[p] == "pobj" and scene.lex.victims.nouns.get(s.low[p]) == "combatants"]
    return []


def _subject_as(scene: Scene, subject: int, i: int, role: Role, stance: Stance) -> Iterator[Cast]:
    """A subject as a doer; for "it" and "its fighters" in what a body says of itself that body, which so claims it (M12)."""
    speaker = itself(scene, subject, i)
    if speaker is not None:
        yield Cast(speaker, role, own_stance(scene, i), i)
    else:
        if scene.s.low[subject] in scene.lex.damages.flames:
            yield from (Cast(p, role, stance, i) for p in objects_of(scene.s, subject, "from"))
        yield Cast(subject, role, stance, i)
        yield from _backers(scene, subject, role)


def _backers(scene: Scene, noun: int, role: Role) -> Iterator[Cast]:
    """ "Government forces backed by their Russian allies": both did it. A country that backs a side did not."""
    s = scene.s
    for k in s.kids[noun]:
        if s.low[k] in scene.lex.doers.backing and s.tag[k] == "VBN":
            fighting = scene.lex.doers.nouns | scene.lex.doers.craft
            yield from (
                Cast(p, role, "stated", k)
                for p in objects_of(s, k, "by")
                if s.low[p] in fighting or scene.lex.victims.nouns.get(s.low[p]) == "combatants"
            )


def _of_noun(scene: Scene, one: Violence) -> Iterator[Cast]:
    """Who stands with a noun of violence: "clashes between A and B", "shelling by X", "attack on Y", "fire from X"."""
    s = scene.s
    role: Role = "party" if one.event_type == "clash" else "perpetrator"
    stance = stance_of(scene, one.head)
    if one.event_type == "clash":
        yield from sides(scene, one)
    yield from (
        Cast(p, role, stance, one.head)
        for p in objects_of(s, one.head, "by", "from")
        if p not in scene.noun_at or s.low[p] in scene.lex.doers.craft
    )
    yield from (Cast(p, role, stance, one.head) for p in _ground_of(scene, one.head))
    if (speaker := itself(scene, one.head, one.head)) is not None:
        yield Cast(speaker, role, own_stance(scene, one.head), one.head)
    yield from aims_of_noun(scene, one)


def _ground_of(scene: Scene, noun: int) -> Iterator[int]:
    """ "The shells came from positions of the rebels": whose ground the fire came from."""
    s = scene.s
    if s.dep[noun] == "nsubj" and s.low[s.head[noun]] in scene.lex.violence.occurring:
        for ground in objects_of(s, s.head[noun], "from"):
            if s.low[ground] in scene.lex.doers.ground:
                yield from objects_of(s, ground, "of")
