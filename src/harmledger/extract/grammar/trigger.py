"""Words of harm in a sentence, and where each keeps its people: after it, before it, or under "of".

A clause (a sentence with its people) comes in, triggers come out. Voice is read from the parse and, where a headline or a
lost comma leaves none, from what stands beside the verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.people import People
from harmledger.extract.grammar.sentence import BE, HAVE, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.model.vocabulary import Harm

Side = Literal["object", "subject", "of", "before", "toll"]

ADVERBIAL = frozenset({"RB", "RBR", "MD", "TO"})
FILLERS = BE | HAVE | {
    "reported", "feared", "confirmed", "believed", "left", "lying", "also", "presumed", "reportedly", "to", "seriously", "critically",
    "more", "others", "may", "might", "thought", "already", "listed", "still", "people", "each", ":", "shot", "found", "pronounced", "declared",
}  # fmt: skip
BEFORE_PARTICIPLE = BE | HAVE | {"reported", "feared", "confirmed", "shot", "and", "also", "believed", "presumed", "either", "killed", "wounded", "found", "or"}
HOSPITAL_VERBS = frozenset({"sent", "send", "sends", "sending", "taken", "rushed", "transported", "hospitalized", "hospitalised", "airlifted", "transferred", "evacuated", "landed"})
LIGHT_VERBS = ("sustain", "suffer", "receiv", "incur")
DEADLY = frozenset({"dead", "fatally"})
NEVER_AN_INJURY = frozenset({"strike", "struck", "attacked", "assaulted", "targeted", "burned", "burnt", "hacked", "crushed"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with the people that may be harmed in it, and the tokens of phrases of parts, which syntax looks past."""

    s: Sentence
    people: tuple[People, ...]
    masked: frozenset[int] = frozenset()

    def only_fillers(self, begin: int, end: int) -> bool:
        """Whether nothing but auxiliaries, adverbs, articles and parts stands between two positions."""
        s = self.s
        gap = [j for j in range(begin, end) if j not in self.masked and not (self.masked and s.low[j] in (",", "-", "(", ")"))]
        return len(gap) < 6 and all(s.low[j] in FILLERS or s.tag[j] in ADVERBIAL or s.tag[j] in ("DT", "``", "''", "PRP$") for j in gap)

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
    found = (_trigger(clause, i, covered, lex) for i in range(len(clause.s)))
    return [trigger for trigger in found if trigger]


def _trigger(clause: Clause, i: int, covered: set[int], lex: Lexicon) -> Trigger | None:
    s, harms = clause.s, lex.harms
    low, tag = s.low[i], s.tag[i]
    if low in harms.toll_nouns and tag in NOUN_TAGS:
        return Trigger(i, "killed", "toll", i + 1)
    if low in harms.life_nouns and tag in NOUN_TAGS:
        return _lives(s, i, lex)
    if low in harms.intransitive and (tag in VERB_TAGS or low == "die" and tag != "NN"):
        return Trigger(i, cast(Harm, harms.intransitive[low]), "subject", i + 1)
    if low in harms.verbs and (tag in VERB_TAGS or tag == "JJ" or tag in ("NN", "NNP", "NNS", "NNPS") and _looks_verbal(clause, i)):
        return Trigger(i, cast(Harm, harms.verbs[low]), "subject" if is_passive(clause, i) else "object", i + 1)
    if low in harms.states and i not in covered:
        return Trigger(i, cast(Harm, harms.states[low]), "before", i + 1)
    if low in ("injuries", "wounds", "burns", "injury") and (light := _suffering(s, i)):
        return light
    if low in harms.nouns and tag in NOUN_TAGS:
        return Trigger(i, cast(Harm, harms.nouns[low]), "of", i + 1)
    if low in ("hospital", "hospitals"):
        return _to_hospital(clause, i)
    if tag in VERB_TAGS and low in harms.of_people_only:
        return Trigger(i, cast(Harm, harms.of_people_only[low]), "subject" if is_passive(clause, i) else "object", i + 1, weak=True)
    return _assault(clause, i, lex) if tag in VERB_TAGS else None


def _lives(s: Sentence, i: int, lex: Lexicon) -> Trigger | None:
    """ "Claimed the lives of 12", "12 lost their lives", "at least 250 lives had been lost"."""
    window = range(max(0, i - 6), min(len(s), i + 6))
    taker = next((j for j in window if s.low[j] in lex.harms.life_takers and s.tag[j] in VERB_TAGS), None)
    loser = next((j for j in window if s.low[j] in lex.harms.life_losers and s.tag[j] in VERB_TAGS), None)
    if loser is not None and loser < i:
        return Trigger(loser, "killed", "subject", i + 1)
    return Trigger(i, "killed", "of", i + 1) if loser is not None or taker is not None else None


def _looks_verbal(clause: Clause, i: int) -> bool:
    """A headline's "kills" or "injure" that the tagger took for a noun: people stand right beside it."""
    beside = any(p.begin == i + 1 or (p.counted and p.end == i) for p in clause.people)
    return beside or i > 0 and clause.s.low[i - 1] in ("been", "were", "was") and clause.left_of(i) is not None


def is_passive(clause: Clause, i: int) -> bool:
    """Whether the verb form at ``i`` suffers: by its auxiliary, its passive subject, as a participle after its noun, or as
    a headline's "12 killed"."""
    s = clause.s
    tag = s.tag[i]
    if any(s.dep[k] in ("nsubjpass", "auxpass", "csubjpass") for k in s.kids[i]):
        return True
    if tag == "VBG":
        return False
    before = _words_before(s, i)
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
    while j < len(s) and (s.low[j] in FILLERS or j in clause.masked):
        j += 1
    return j < len(s) and s.tag[j] in ("VBN", "VBD", "JJ") and s.low[j].endswith(("ed", "ad", "rt", "ng", "en"))


def _words_before(s: Sentence, i: int) -> list[str]:
    """The auxiliaries and linked participles right before a verb, nearest first, adverbs passed over."""
    out: list[str] = []
    j = i - 1
    while j >= 0 and len(out) < 4 and (s.tag[j] in ADVERBIAL or s.low[j] in BEFORE_PARTICIPLE):
        if s.tag[j] not in ADVERBIAL:
            out.append(s.low[j])
        j -= 1
    return out


def _assault(clause: Clause, i: int, lex: Lexicon) -> Trigger | None:
    """ "Shot dead", "beaten to death", "gunned down": death; without such a word, an injury to the people named."""
    s = clause.s
    known = s.low[i] in lex.harms.assault
    window = s.low[i + 1 : i + (9 if known else 4)]
    to_death = any(window[j : j + 2] == ("to", "death") for j in range(len(window)))
    if to_death or known and (DEADLY & set(window) or "fatally" in s.low[max(0, i - 2) : i]) or s.match(i, ("gunned", "down")) or s.match(i, ("mowed", "down")):
        return Trigger(i, "killed", "subject" if is_passive(clause, i) else "object", i + 1)
    if known and s.low[i] not in NEVER_AN_INJURY and is_passive(clause, i):
        return Trigger(i, "injured", "subject", i + 1, weak=True)
    return None


def _suffering(s: Sentence, i: int) -> Trigger | None:
    """ "Sustained injuries", "suffered burns": a light verb whose subject is the injured."""
    verb = next((j for j in range(i - 1, max(-1, i - 5), -1) if s.low[j].startswith(LIGHT_VERBS)), None)
    return Trigger(verb, "injured", "subject", i + 1) if verb is not None else None


def _to_hospital(clause: Clause, i: int) -> Trigger | None:
    """ "Sent four people to the hospital", "two were taken to hospital": injured people."""
    s = clause.s
    verb = next((j for j in range(i - 1, max(-1, i - 9), -1) if s.low[j] in HOSPITAL_VERBS), None)
    if verb is None or not any(s.low[j] in ("to", "in") for j in range(verb, i)):
        return None
    return Trigger(verb, "injured", "subject" if is_passive(clause, verb) else "object", i + 1, weak=True)
