"""Who did it where no word of violence says so: who burst in when people were killed, and who blew himself up (M12).

A scene with its figures comes in; actors come out. Apart from actor.py, whose actors stand beside verbs and nouns of violence:
who came is asked only where those name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmledger.extract.grammar.agent import Agent, Scene
from harmledger.extract.grammar.clause import objects_of, subject_of
from harmledger.extract.grammar.doer import acts, doers, phrase_of
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS
from harmledger.extract.grammar.stance import stance_of
from harmledger.extract.grammar.violence import VAGUE_TYPES

DONE_TO_PEOPLE = frozenset({"killed", "injured", "abducted", "casualties"})
BY_HAND = VAGUE_TYPES | {"execution", "abduction", "looting_destruction", "sexual_violence"}
"""Types of violence that somebody does with his own hands, so that who is there did it; a bomb may go off beside anyone."""
FARTHEST = 4


def bombers(scene: Scene) -> Iterator[Agent]:
    """ "A boy of 12 blew himself up": whoever dies by his own bomb did it, whatever else he is."""
    for one in scene.violence:
        if one.event_type == "suicide_bomb" and not one.is_noun:
            subject = subject_of(scene.s, one.head)
            if subject is not None and scene.s.tag[subject] in NOUN_TAGS:
                yield Agent(*phrase_of(scene, subject), "perpetrator", stance_of(scene, one.head), one.head)


def those_who_came(scene: Scene, figures: Sequence[Figure]) -> Iterator[Agent]:
    """ "Four were killed when gunmen burst into a school", "raiders rode into the town, and ten died": armed people who
    are told to have acted, where people were harmed by hand and nobody else is named.
    """
    triggers = [f.trigger for f in figures if f.harm in DONE_TO_PEOPLE and not f.people.count.is_zero]
    if not triggers or any(one.event_type not in BY_HAND for one in scene.violence):
        return
    for i in range(len(scene.s)):
        subject = _acting_subject(scene, i)
        if subject is not None and any(_is_linked(scene, i, trigger) for trigger in triggers):
            yield from (Agent(*stretch, "perpetrator", stance_of(scene, i), i) for stretch in doers(scene, subject))
            return


def _acting_subject(scene: Scene, i: int) -> int | None:
    """The armed subject of a verb in the past that neither speaks nor suffers."""
    s, lex = scene.s, scene.lex
    low = s.low[i]
    if s.tag[i] not in ("VBD", "VBZ", "VBP") or i in scene.harm_at or low in lex.saying.verbs or low in lex.tellings.aftermath:
        return None
    subject = s.kid(i, "nsubj")
    suffers = low in lex.harms.intransitive or low in lex.violence.losing or s.kid(i, "attr", "acomp") is not None
    if subject is None or suffers:
        return None
    if not any(s.dep[k] in ("dobj", "prep", "prt", "xcomp", "ccomp") for k in s.kids[i]):
        return None  # "One soldier fell".
    comes_to_help = s.low[subject] in lex.doers.responders
    return subject if not comes_to_help and _is_armed(scene, subject) and s.tag[i] in VERB_TAGS else None


def _is_armed(scene: Scene, noun: int) -> bool:
    """Fighters, a gang, a body that fights, or several men whom nobody knows; "members of a gang" are it."""
    noun = next(iter(objects_of(scene.s, noun, "of")), noun) if scene.s.low[noun] in scene.lex.doers.open_nouns else noun
    lex, low = scene.lex, scene.s.low[noun]
    if body := scene.body_at.get(noun):
        return acts(body) and body.entry.actor != "state_force"
    kind = lex.victims.nouns.get(low)
    return kind == "combatants" or low in lex.doers.crowds or low in lex.doers.bands or (kind == "men" and low.endswith("men"))


def _is_linked(scene: Scene, verb: int, trigger: int) -> bool:
    """Whether the harm hangs on the verb, or the verb on the harm."""
    s = scene.s
    return verb in list(s.ancestors(trigger))[:FARTHEST] or trigger in list(s.ancestors(verb))[:FARTHEST]
