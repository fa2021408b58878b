"""How a place stands in a telling: where it happened, where somebody comes from, or only a name beside it (M11, M16).

A telling and one of its places come in, a judgement goes out. Apart from where.py because it is syntax alone.
"""

from __future__ import annotations

from typing import Literal

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.sentence import VERB_TAGS
from harmledger.extract.grammar.telling import Telling

Standing = Literal["sure", "weak", "none"]
"""Sure is where it happened, weak where it may have, if nothing else is named; none is no place of the event."""

LOCATING = frozenset({
    "in", "at", "near", "outside", "on", "around", "inside", "across", "against", "into", "over", "within", "throughout",
    "between", "off", "along", "under", "through",
})  # fmt: skip
AWAY = frozenset({"from", "with", "as", "like", "by", "after", "before", "via"})
DASHES = (("-",), ("–",), ("—",))
TOWARDS = frozenset({"to", "towards", "toward"})


def anchors(t: Telling) -> list[int]:
    """The tokens that a place or a day belongs to: the words of harm, else those of violence."""
    return [f.trigger for f in t.figures] or [one.head for one in t.violence]


def standing(t: Telling, place: PlaceWords) -> Standing:
    """Whether the event took place there, as far as syntax tells."""
    s = t.s
    head = _head(t, place)
    above = s.head[head]
    if s.dep[head] == "nsubj" and s.tag[above] == "VBG" and _sees_violence(t, above):
        return "sure"
    if place.prep == "between" and any(agent.role == "party" and place.begin <= agent.begin < place.end for agent in t.agents):
        return "none"
    if place.rank == 0 and s.tag[place.end : place.end + 1] == ("POS",) and _owns_violence(t, place):
        return "none"
    if _is_aside(t, place):
        return "weak"
    if place.prep in AWAY:
        return "sure" if place.prep == "from" and _is_left(t, place) else "none"
    if place.prep in LOCATING:
        other = is_of_another(t, place.begin) or _is_before_it(t, place.begin)
        return "weak" if other or _is_of_actor(t, place) else "sure"
    if place.at is not None:
        return _by_governor(t, place.prep, s.head[place.at])
    if place.lead < place.begin:
        return "sure"
    if s.dep[head] == "nsubj" and s.tag[above] in VERB_TAGS and not s.in_title:
        return "sure" if _sees_violence(t, above) else "weak" if _is_violent(t, above) else "none"
    if s.dep[head] in ("compound", "nmod", "poss") and above >= place.end:
        return "sure" if s.in_title or _is_violent(t, above) else "weak"
    return "sure"


def _owns_violence(t: Telling, place: PlaceWords) -> bool:
    """ "Israel's bombing of a house": the state that did it."""
    return any(one.is_noun and one.head == t.s.head[place.end - 1] for one in t.violence)


def _is_aside(t: Telling, place: PlaceWords) -> bool:
    """Where a report was filed ("YALA - "), where somebody spoke ("told reporters in X"), and the hospital where one died."""
    s = t.s
    if place.begin == 0 and s.words[place.end : place.end + 1] in DASHES and s.words[0].isupper():
        return True
    if place.at is None:
        return False
    verb = s.head[place.at]
    while s.head[verb] != verb and s.tag[verb] not in VERB_TAGS:
        verb = s.head[verb]
    if any(saying.verb == verb for saying in t.sayings):
        between = range(min(verb, place.begin), max(verb, place.begin))
        return not any(j in between for j in (*(f.trigger for f in t.figures), *(one.head for one in t.violence)))
    died = s.low[verb] in lexicon().harms.intransitive
    return died and s.low[place.end - 1] in place_nouns().hospitals


def _head(t: Telling, place: PlaceWords) -> int:
    """The token of the place's phrase that hangs on what stands outside it."""
    inside = range(place.begin, place.end)
    return next((j for j in reversed(inside) if t.s.head[j] not in inside), place.end - 1)


def _by_governor(t: Telling, prep: str | None, above: int) -> Standing:
    """ "The shelling of X" is there, "residents of X" come from it, and who fled to X is there no victim."""
    nouns, word = place_nouns(), t.s.low[above]
    part = word in nouns.kinds or word in nouns.stretches or word in nouns.roads
    if prep in TOWARDS:
        return "sure" if part else "none"
    if _is_violent(t, above) or (prep == "of" and part):
        return "sure"
    if word in nouns.peopled:
        return "weak"
    is_hit = t.s.dep[above] in ("dobj", "conj", "nsubjpass")
    return "none" if prep == "of" and word in nouns.offices and not is_hit else "weak"


def _is_left(t: Telling, place: PlaceWords) -> bool:
    """ "12 people were abducted from X", "thousands were displaced from X": the harm takes people from there."""
    return place.at is not None and any(f.trigger == t.s.head[place.at] for f in t.figures)


def _sees_violence(t: Telling, verb: int) -> bool:
    """ "X witnessed two attacks", "X has seen clashes": the violence is the object of a verb that does none."""
    s = t.s
    if _is_violent(t, verb) or s.low[verb] in lexicon().violence.launching:
        return False
    objects = [k for k in s.kids[verb] if s.dep[k] == "dobj"]
    return any(one.is_noun and one.begin <= k < one.end for one in t.violence for k in objects)


def _is_violent(t: Telling, i: int) -> bool:
    """A word of violence or harm."""
    harms = lexicon().harms
    if t.s.low[i] in harms.nouns or t.s.low[i] in harms.verbs:
        return True
    return any(one.begin <= i < one.end for one in t.violence) or any(f.trigger == i for f in t.figures)


def _is_of_actor(t: Telling, place: PlaceWords) -> bool:
    """ "Rebels in northern Hama responded", "militants positioned in the suburbs fired".

    The place stands between an actor and the verb that it is the subject of.
    """
    s = t.s
    for agent in t.agents:
        if agent.role == "target" or agent.begin > place.begin:
            continue
        head = agent.end - 1
        while s.head[head] != head and agent.begin <= s.head[head] < agent.end:
            head = s.head[head]
        while s.dep[head] == "conj" and s.head[head] < head:
            head = s.head[head]
        if s.dep[head] == "nsubj" and head < place.begin < s.head[head]:
            return True
    return False


def _is_before_it(t: Telling, i: int) -> bool:
    """ "Hours after another bomb blew up a boat off X": what stands behind is of what went before."""
    s = t.s
    for j in range(i - 1, t.first, -1):
        if s.low[j] == "after":
            return s.low[j - 1] in lexicon().tellings.moments and not any(j < f.trigger for f in t.figures)
    return False


def is_of_another(t: Telling, i: int) -> bool:
    """ "The bombardment began after militants killed a pilot on Friday": what stands behind "after" is of what went before."""
    s = t.s
    j = next((j for j in range(i - 1, t.first, -1) if s.low[j] in ("after", "before")), None)
    if j is None or s.low[j - 1] in lexicon().tellings.moments:
        return False
    verb = s.head[j] if s.dep[j] == "prep" else s.head[s.head[j]]
    subject = s.kid(verb, "nsubj", "nsubjpass")
    return subject is not None and any(one.is_noun and one.begin <= subject < one.end for one in t.violence)
