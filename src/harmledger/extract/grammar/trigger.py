"""Words of harm in a sentence, and where each keeps its people: after it, before it, or under "of".

A clause (a sentence with its people) comes in, triggers come out. Voice is read from the parse and, where a headline or a
lost comma leaves none, from what stands beside the verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import BE, HAVE, NOUN_TAGS, RELATIVES, VERB_TAGS, Sentence
from harmledger.model.vocabulary import Harm

Side = Literal["object", "subject", "of", "before", "toll"]

ADVERBIAL = frozenset({"RB", "RBR", "MD", "TO"})
FUNCTION_WORDS = BE | HAVE | {"also", "to", "more", "others", "may", "might", "already", "still", "each", ":", "people"}
SELVES = frozenset({"himself", "herself", "self", "themselves"})
BEFORE_PARTICIPLE = BE | HAVE | {"and", "or", "also", "either"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with the people that may be harmed in it; ``masked`` are the tokens of phrases of parts, which syntax looks
    past, ``fillers`` the words that may stand between people and their word of harm.
    """

    s: Sentence
    people: tuple[People, ...]
    fillers: frozenset[str]
    masked: frozenset[int] = frozenset()

    def only_fillers(self, begin: int, end: int) -> bool:
        """Whether nothing but auxiliaries, adverbs, articles and parts stands between two positions."""
        s = self.s
        gap = [j for j in range(begin, end) if j not in self.masked and not (self.masked and s.low[j] in (",", "-", "(", ")"))]
        return len(gap) < 6 and all(
            s.low[j] in self.fillers or s.tag[j] in ADVERBIAL or s.tag[j] in ("DT", "``", "''", "PRP$") for j in gap
        )

    def right_of(self, i: int) -> People | None:
        return next((p for p in self.people if p.begin >= i and self.only_fillers(i, p.begin)), None)

    def left_of(self, i: int) -> People | None:
        return next((p for p in reversed(self.people) if p.end <= i and self.only_fillers(p.end, i)), None)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word of harm at ``at``; ``weak`` ones take only people that no other word of harm has taken."""

    at: int
    harm: Harm
    side: Side
    end: int
    weak: bool = False


def find_triggers(clause: Clause, lex: Lexicon) -> list[Trigger]:
    """The words of harm, left to right."""
    covered = {j for one in clause.people for j in range(one.begin, one.end)}
    asked = lex.harms.asked
    found = (_trigger(clause, i, covered, lex) for i, low in enumerate(clause.s.low) if low in asked)
    return [trigger for trigger in found if trigger]


def _trigger(clause: Clause, i: int, covered: set[int], lex: Lexicon) -> Trigger | None:
    s, harms = clause.s, lex.harms
    low, tag = s.low[i], s.tag[i]
    if (low in harms.fallen or low in harms.losses) and s.low[i + 1 : i + 2] == ("at",) and s.low[i - 1] != "to":
        # "Put the dead at 14", "put its losses at six".
        return Trigger(i, cast(Harm, harms.fallen.get(low, "killed")), "toll", i + 1)
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
    if low in harms.states and i not in covered and not (i and s.low[i - 1] in harms.assault):
        side: Side = "object" if i and s.low[i - 1] in harms.leaving and not clause.left_of(i) else "before"
        return Trigger(i, cast(Harm, harms.states[low]), side, i + 1)
    if low in harms.nouns and tag in NOUN_TAGS:
        return Trigger(i, cast(Harm, harms.nouns[low]), "of", i + 1)
    if tag not in VERB_TAGS:
        return None
    return _of_verb(clause, i, lex) or _assault(clause, i, lex)


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
    if low in harms.hospitals:
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


def is_passive(clause: Clause, i: int) -> bool:
    """Whether the verb form at ``i`` suffers: by its auxiliary, its passive subject, as a participle after its noun, or as
    a headline's "12 killed".
    """
    s = clause.s
    tag = s.tag[i]
    if any(s.dep[k] in ("nsubjpass", "auxpass", "csubjpass") for k in s.kids[i]):
        return True
    if tag == "VBG" or (tag == "VBD" and any(s.dep[k] == "conj" and s.kid(k, "dobj") is not None for k in s.kids[i])):
        return False
    before = _words_before(clause, i)
    if any(word in BE for word in before):
        return True
    if tag in ("VB", "VBZ", "VBP") or any(word in HAVE for word in before):
        return False
    right, left = clause.right_of(i + 1), clause.left_of(i)
    if left and right and left.counted:
        return _has_own_verb(clause, right) or s.low[i + 1] in (",", "and", ";")
    if right and s.dep[right.head] in ("dobj", "obj"):
        return False
    if left and not right:
        return tag != "VBD" or s.kid(i, "dobj") is None
    return tag == "VBN" and s.dep[i] in ("acl", "amod", "ROOT") and s.kid(i, "dobj") is None and not right


def _has_own_verb(clause: Clause, one: People) -> bool:
    """ "Nine killed 12 injured": the people after the verb have a participle of their own right behind them."""
    s, j = clause.s, one.end
    while j < len(s) and (s.low[j] in clause.fillers or j in clause.masked):
        j += 1
    return j < len(s) and s.tag[j] in ("VBN", "VBD", "JJ") and s.low[j].endswith(("ed", "ad", "rt", "ng", "en"))


def _words_before(clause: Clause, i: int) -> list[str]:
    """The auxiliaries and linked participles right before a verb, nearest first, adverbs passed over."""
    s = clause.s
    out: list[str] = []
    j = i - 1
    while (
        j >= 0
        and len(out) < 4
        and (s.tag[j] in ADVERBIAL or s.low[j] in BEFORE_PARTICIPLE or s.low[j] in clause.fillers or s.tag[j] == "VBN")
    ):
        if s.tag[j] not in ADVERBIAL:
            out.append(s.low[j])
        j -= 1
    return out


def _of_verb(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """Verbs that are harm with the right object: "neutralised four fighters", "lost an inspector", "took 14 passengers
    hostage", "forced 3,000 people from their homes".
    """
    s, harms = clause.s, lex.harms
    low = s.low[i]
    side: Side = "subject" if is_passive(clause, i) else "object"
    if found := _finished(clause, i, side, lex) or _taken(clause, i, side, lex) or _lost_from_sight(clause, i, side, lex):
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


def _finished(clause: Clause, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """ "Three raiders fell", "put four of them out of action", "were rendered ineffective", "burned alive": death in other words."""
    s, harms = clause.s, lex.harms
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


def _taken(clause: Clause, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """ "Took ten people from the town", "held by protesters", "rounded up", "were freed by their captors" (M3)."""
    s, harms = clause.s, lex.harms
    low, window = s.low[i], s.low[i + 1 : i + 14]
    if harms.rounding.get(low) == s.low[i + 1 : i + 2][0:1] and window:
        return Trigger(i, _by_whom(s, i, lex), side, i + 2)
    if low in harms.takers and harms.caring.isdisjoint(window) and harms.not_taking.isdisjoint(window[:1]):
        taken = side == "subject" or s.kid(i, "dobj") is not None
        return Trigger(i, "abducted", side, i + 1, weak=True) if taken else None
    if low in harms.holding and (side == "subject" or s.dep[i] in ("ROOT", "relcl", "conj", "ccomp")):
        return Trigger(i, _by_whom(s, i, lex), side, i + 1, weak=True)
    if low in harms.freeing and (low.startswith("ransom") or not harms.captivity.isdisjoint(s.low)):
        return Trigger(i, "abducted", side, i + 1, weak=True)
    return None


def _by_whom(s: Sentence, i: int, lex: Lexicon) -> Harm:
    """Whom armed groups hold they have abducted; whom police, soldiers or nobody that is named hold is detained."""
    agent = s.kid(i, "agent")
    doer = s.kid(agent, "pobj") if agent is not None else s.kid(i, "nsubj")
    if doer is not None and s.low[doer] in RELATIVES:
        doer = s.head[i]
    if doer is None:
        return "detained"
    low = s.low[doer]
    return "abducted" if low not in lex.doers.of_state and (low in lex.doers.nouns or low in lex.victims.nouns) else "detained"


def _lost_from_sight(clause: Clause, i: int, side: Side, lex: Lexicon) -> Trigger | None:
    """ "Have not been heard of", "has not been seen since", "have not come back": missing people; "left their villages": displaced."""
    s, harms = clause.s, lex.harms
    low = s.low[i]
    if low in harms.vanishing and s.kid(i, "neg") is not None:
        came = low.startswith(("c", "r"))
        back = not came or low.startswith("return") or {"back", "home"}.intersection(s.low[i + 1 : i + 3])
        return Trigger(i, "missing", "subject", i + 1, weak=True) if back and (came or side == "subject") else None
    if low in harms.leaving and (home := s.kid(i, "dobj")) is not None and s.low[home] in harms.homes:
        return Trigger(i, "displaced", "subject", i + 1, weak=True) if s.tag[home - 1] == "PRP$" else None
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
    """ "Lined up and shot", "soldiers shot some twenty herders": captives who are shot, and people whom troops or fighters shoot,
    are dead unless the words tell of who lived. Of whom police or a lone gunman shoot, the words say nothing.
    """
    harms = lex.harms
    if not harms.living.isdisjoint(s.low):
        return False
    if not harms.cold_blood.isdisjoint(s.low):
        return is_transitive(s, i)
    agent = s.kid(i, "agent")
    doer = s.kid(agent, "pobj") if agent is not None else _subject(s, i)
    return (
        doer is not None
        and is_transitive(s, i)
        and lex.victims.nouns.get(s.low[doer]) == "combatants"
        and s.low[doer] not in harms.no_killers
    )


def is_transitive(s: Sentence, i: int) -> bool:
    """Whether a verb has somebody whom it is done to."""
    return s.kid(i, "dobj", "nsubjpass", "auxpass") is not None or s.dep[i] == "acl"


def _subject(s: Sentence, i: int) -> int | None:
    """The subject of a verb, or of the verb that it is joined to."""
    for _ in range(4):
        subject = s.kid(i, "nsubj")
        if subject is not None:
            return s.head[i] if s.low[subject] in RELATIVES and s.dep[i] == "relcl" else subject
        if s.dep[i] not in ("conj", "advcl", "xcomp") or s.head[i] == i:
            return None
        i = s.head[i]
    return None


def _suffering(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Sustained injuries", "suffered burns", "treated 22 people with bullet wounds": whoever has the wounds is injured."""
    s = clause.s
    verb = next(
        (j for j in range(i - 1, max(-1, i - 9), -1) if s.low[j] in lex.harms.light_verbs or s.low[j] in lex.harms.treating),
        None,
    )
    if verb is None:
        return None
    if s.low[verb] in lex.harms.light_verbs:
        return Trigger(verb, "injured", "subject", i + 1) if i - verb < 5 else None
    return Trigger(verb, "injured", "subject" if is_passive(clause, verb) else "object", verb + 1)


def _to_hospital(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Sent four people to the hospital", "two were taken to hospital": injured people."""
    s = clause.s
    verb = next((j for j in range(i - 1, max(-1, i - 9), -1) if s.low[j] in lex.harms.hospital_verbs), None)
    if verb is None or not any(s.low[j] in ("to", "in") for j in range(verb, i)):
        return None
    return Trigger(verb, "injured", "subject" if is_passive(clause, verb) else "object", i + 1, weak=True)
