"""Words of harm in a sentence, and where each keeps its people: after it, before it, or under "of".

A clause (a sentence with its people) comes in, triggers come out.
"""

from __future__ import annotations

from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.deadly import is_deadly
from harmledger.extract.grammar.deed import find_deed
from harmledger.extract.grammar.sentence import BE, HAVE, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.voice import Clause, Side, Trigger, is_passive
from harmledger.model.vocabulary import Harm

DETERMINERS = frozenset({"the", "its", "their", "our", "his"})
FARTHEST_WOUND = 6
FARTHEST_TREATED = 9
FARTHEST_BED = 4
"""Tokens before a wound or a hospital within which stands the verb of having it, of treating, or of lying there."""
LONGEST_TOLL = 14
"""Tokens within which "put the dead" has its number."""


def find_triggers(clause: Clause, lex: Lexicon) -> list[Trigger]:
    """The words of harm, left to right."""
    covered = {j for one in clause.people for j in range(one.begin, one.end)}
    asked = lex.harms.asked
    found = (_trigger(clause, i, covered, lex) for i, low in enumerate(clause.s.low) if low in asked)
    return [trigger for trigger in found if trigger]


def _trigger(clause: Clause, i: int, covered: set[int], lex: Lexicon) -> Trigger | None:
    s, harms = clause.s, lex.harms
    low, tag = s.low[i], s.tag[i]
    if (low in harms.fallen or low in harms.losses) and (toll := _put_at(s, i, lex)):
        return toll
    if tag in NOUN_TAGS and (noun := _of_noun(clause, i, lex)):
        return noun
    if low in harms.intransitive and (tag in VERB_TAGS or (low == "die" and tag != "NN")):
        return Trigger(i, cast(Harm, harms.intransitive[low]), "subject", i + 1)
    of_noun = low.endswith("ing") and s.low[i + 1 : i + 2] == ("of",)
    if low in harms.verbs and (tag in VERB_TAGS or tag == "JJ" or (tag in NOUN_TAGS and (of_noun or _looks_verbal(clause, i)))):
        harm = cast(Harm, harms.verbs[low])
        if harm == "injured" and i and s.low[i - 1] in harms.fatal:
            harm = "killed"
        if of_noun or (i in covered and harm == "displaced"):
            return Trigger(i, harm, "of", i + 1) if of_noun else None
        return Trigger(i, harm, "subject" if i in covered or is_passive(clause, i) else "object", i + 1)
    if i in covered and harms.states.get(low) in ("killed", "injured") and s.dep[i] == "amod" and s.head[i] in covered:
        # "Fifteen dead civilians".
        return Trigger(i, cast(Harm, harms.states[low]), "subject", i + 1, weak=True)
    takes = low in harms.of_people_only and s.kid(i, "dobj") is not None
    if low in harms.states and i not in covered and not takes and not (i and s.low[i - 1] in harms.assault):
        side: Side = "object" if i and s.low[i - 1] in harms.leaving and not clause.left_of(i) else "before"
        return Trigger(i, cast(Harm, harms.states[low]), side, i + 1)
    if low in harms.nouns and tag in NOUN_TAGS:
        return Trigger(i, cast(Harm, harms.nouns[low]), "of", i + 1)
    if tag not in VERB_TAGS:
        return None
    return _of_verb(clause, i, lex) or _assault(clause, i, lex)


def _put_at(s: Sentence, i: int, lex: Lexicon) -> Trigger | None:
    """ "Put the dead at 14", "puts its losses since Monday at six", "gave its dead as four", "the dead number 200"."""
    if s.low[i - 1] not in DETERMINERS and s.tag[i - 1] != "POS":
        return None
    harm = cast(Harm, lex.harms.fallen.get(s.low[i], "killed"))
    if s.low[i + 1 : i + 2] and s.low[i + 1] in lex.saying.numbering:
        return Trigger(i, harm, "toll", i + 2)
    if s.low[i - 2] not in lex.saying.verbs and s.low[i + 1 : i + 2] != ("at",):
        return None
    at = next(
        (j for j in range(i + 1, min(i + LONGEST_TOLL, len(s))) if s.low[j] in ("at", "as") and _leads_to_number(s, j)), None
    )
    return None if at is None else Trigger(i, harm, "toll", at + 1)


def _leads_to_number(s: Sentence, i: int) -> bool:
    return any(s.tag[j] == "CD" for j in range(i + 1, min(i + 4, len(s))))


def _of_noun(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """Nouns that are harm with a verb or a number: tolls, lives, wounds, hospitals, a critical condition."""
    s, harms = clause.s, lex.harms
    low = s.low[i]
    if low in harms.toll_nouns:
        return Trigger(i, "killed", "toll", i + 1)
    if low == "number":
        return _number_of(s, i, lex)
    if low == "death" and s.low[i - 1] == "to":
        return _to_death(clause, i, lex)
    if low in harms.life_nouns:
        return _lives(s, i, lex)
    if low in harms.wound_nouns and (wounds := _suffering(clause, i, lex)):
        return wounds
    if low in harms.piercing_nouns and s.low[i + 1 : i + 2] == ("of",):
        fatal = not harms.fatal.isdisjoint(s.low[max(0, i - 2) : i])
        return Trigger(i, "killed" if fatal else "injured", "of", i + 1, weak=not fatal)
    if low in harms.hospitals or low in harms.treatment:
        return _to_hospital(clause, i, lex)
    if low in harms.conditions and s.low[i - 1] in harms.grave:
        return Trigger(i, "injured", "subject", i + 1, weak=True)
    return None


def _to_death(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Stoned to death", "beat a student to death"; not "sentenced to death"."""
    s = clause.s
    verb = next((j for j in range(i - 2, max(-1, i - 10), -1) if s.tag[j] in VERB_TAGS), None)
    if verb is None or s.low[verb] in lex.harms.sentencing:
        return None
    suffers = is_passive(clause, verb) or s.kid(verb, "dobj", "nsubj") is None or s.kid(verb, "dobj") is None
    return Trigger(verb, "killed", "subject" if suffers else "object", verb + 1)


def _number_of(s: Sentence, i: int, lex: Lexicon) -> Trigger | None:
    """ "Put the number of the dead at seven", "the number of people killed rose to 31"."""
    if s.low[i + 1 : i + 2] != ("of",):
        return None
    for j in range(i + 2, min(i + 6, len(s))):
        if s.low[j] in lex.harms.fallen or (s.tag[j] == "VBN" and s.low[j] in lex.harms.verbs):
            return Trigger(i, cast(Harm, lex.harms.fallen.get(s.low[j]) or lex.harms.verbs[s.low[j]]), "toll", j + 1)
    return None


def _lives(s: Sentence, i: int, lex: Lexicon) -> Trigger | None:
    """ "Claimed the lives of 12", "12 lost their lives", "at least 250 lives had been lost"."""
    window = range(max(0, i - 6), min(len(s), i + 6))
    taker = next((j for j in window if s.low[j] in lex.harms.life_takers and s.tag[j] in VERB_TAGS), None)
    loser = next((j for j in window if s.low[j] in lex.harms.life_losers and s.tag[j] in VERB_TAGS), None)
    if loser is not None and loser < i:
        return Trigger(loser, "killed", "subject", i + 1)
    if loser is None and taker is None:
        return None
    return Trigger(i, "killed", "of" if s.low[i + 1 : i + 2] == ("of",) else "before", i + 1)


def _looks_verbal(clause: Clause, i: int) -> bool:
    """A headline's "kills" or "injure" that the tagger took for a noun: people stand right beside it."""
    beside = any(p.begin == i + 1 or (p.counted and p.end == i) for p in clause.people)
    return beside or (i > 0 and clause.s.low[i - 1] in ("been", "were", "was") and clause.left_of(i) is not None)


def _of_verb(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """Verbs that are harm with the right object: "neutralised four fighters", "lost an inspector", "took 14 passengers
    hostage", "forced 3,000 people from their homes".
    """
    s, harms = clause.s, lex.harms
    low = s.low[i]
    side: Side = "subject" if is_passive(clause, i) else "object"
    if found := find_deed(s, i, side, lex):
        return found
    if low in harms.of_people_only:
        return Trigger(i, cast(Harm, harms.of_people_only[low]), side, i + 1, weak=True)
    if low in harms.life_losers:
        if any(s.low[k] in harms.limbs for k in s.kids[i]):
            return Trigger(i, "injured", "subject", i + 1)
        return None if side == "subject" else Trigger(i, "killed", "object", i + 1, weak=True)
    window = s.low[i + 1 : i + 9]
    wild = any(window[k] == "into" and harms.wilds.intersection(window[k : k + 3]) for k in range(len(window)))
    if low in harms.captors and (wild or (harms.captive.intersection(window) and _belongs(s, i, harms.captive))):
        return Trigger(i, "abducted", side, i + 2 if s.low[i + 1 : i + 2] and s.low[i + 1] in harms.captive else i + 1)
    if low in harms.driving and any(
        window[k] == "from" and harms.homes.intersection(window[k : k + 3]) for k in range(len(window))
    ):
        return Trigger(i, "displaced", side, i + 1)
    return None


def _belongs(s: Sentence, verb: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands under the verb in the parse, or right behind it."""
    return (
        any(s.low[k] in words for k in s.kids[verb])
        or s.low[verb + 1] in words
        or any(s.low[j] in words for k in s.kids[verb] for j in s.kids[k])
    )


def _assault(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Shot dead", "beaten to death", "gunned down": death; without such a word, an injury to the people named."""
    s, harms = clause.s, lex.harms
    low = s.low[i]
    window = s.low[i + 1 : i + 9]
    down = low in harms.deadly_down and window[:1] == ("down",)
    out = low in harms.deadly_out and window[:1] == ("out",)
    if down or out or (low in harms.assault and is_deadly(s, i, lex)):
        return Trigger(i, "killed", "subject" if is_passive(clause, i) else "object", i + 1)
    if low not in harms.wounding or window[:1] == ("down",):
        return None
    if is_passive(clause, i):
        return Trigger(i, "injured", "subject", i + 1, weak=True)
    if low in harms.piercing and s.kid(i, "dobj") is not None:
        return Trigger(i, "injured", "object", i + 1, weak=True)
    in_the_leg = any(window[j] in ("in", "on") and harms.limbs.intersection(window[j : j + 4]) for j in range(len(window)))
    return Trigger(i, "injured", "object", i + 1, weak=True) if in_the_leg else None


def _suffering(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Sustained injuries", "has splinter wounds", "treated 22 people with bullet wounds": whoever has wounds is injured."""
    s, harms = clause.s, lex.harms
    has = next((j for j in range(i - 1, max(-1, i - FARTHEST_WOUND), -1) if _has(s, j, lex)), None)
    if has is not None:
        return Trigger(has, "injured", "subject", i + 1)
    verb = next((j for j in range(i - 1, max(-1, i - FARTHEST_TREATED), -1) if s.low[j] in harms.treating), None)
    if verb is None:
        return None
    return Trigger(verb, "injured", "subject" if is_passive(clause, verb) else "object", verb + 1)


def _has(s: Sentence, j: int, lex: Lexicon) -> bool:
    """Whether a verb is one of having wounds: "suffered", or "had" with a subject of its own."""
    return s.low[j] in lex.harms.light_verbs or (s.low[j] in HAVE and s.dep[j] != "aux" and s.kid(j, "nsubj") is not None)


def _to_hospital(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Sent four people to the hospital", "two were taken to hospital", "25 are in hospital", "40 sought treatment": injured
    people.
    """
    s, harms = clause.s, lex.harms
    if s.low[i] in harms.treatment and s.low[i - 1] in harms.seeking:
        return Trigger(i - 1, "injured", "subject", i + 1, weak=True)
    lies = next((j for j in range(i - 1, max(-1, i - FARTHEST_BED), -1) if s.low[j] in BE or s.low[j] in harms.lying), None)
    if lies is not None and "in" in s.low[lies:i] and s.dep[lies] not in ("aux", "auxpass"):
        return Trigger(lies, "injured", "subject", i + 1, weak=True)
    verb = next((j for j in range(i - 1, max(-1, i - FARTHEST_TREATED), -1) if s.low[j] in harms.hospital_verbs), None)
    if verb is None or not any(s.low[j] in ("to", "in") for j in range(verb, i)):
        return None
    return Trigger(verb, "injured", "subject" if is_passive(clause, verb) else "object", i + 1, weak=True)
