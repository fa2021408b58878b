"""Who did it, who took part and what was aimed at, in a sentence (M11, M12, M13).

A line with its words of violence comes in; actors come out with their roles and stances. The subject of a verb of violence
did it; of "shelling by X", "X shelling" and "blamed on X", X did; in a clash both sides are parties. A weapon or the
violence itself is no actor, and who says so never is (M11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.violence import Violence
from harmledger.model.vocabulary import Role, Stance

PHRASE_TAGS = NOUN_TAGS | {"DT", "JJ", "JJR", "JJS", "HYPH", "POS", "PRP$", "CD", "VBN", "-LRB-", "-RRB-", "AFX", "NFP"}
NO_ACTORS = frozenset({
    "it", "they", "he", "she", "who", "which", "that", "we", "this", "these", "those", "one", "two", "i", "you", "what", "there", "some", "both", "others", "sources", "source",
    "toll", "number", "report", "reports", "people", "civilians", "violence", "conflict", "war", "killing", "death", "victims", "children", "women", "year", "month",
})  # fmt: skip
TARGETS_AFTER = frozenset({"on", "against", "at", "of", "over", "targeting"})


@dataclass(frozen=True, slots=True)
class Agent:
    """Tokens ``begin`` to ``end`` name an actor; ``at`` is the word of violence that it goes with."""

    begin: int
    end: int
    role: Role
    stance: Stance
    at: int


def find_agents(line: Line, violence: Sequence[Violence], attributions: Sequence[Attribution], lex: Lexicon) -> tuple[Agent, ...]:
    """The actors of a sentence; each phrase has one role, the first that its syntax gives."""
    found: list[Agent] = []
    for finder in (_claims, _of_verbs, _of_nouns, _blamed):
        found.extend(finder(line, violence, lex))
    speakers = {j for one in attributions for j in range(one.begin, one.end)}
    out: list[Agent] = []
    for agent in found:
        overlaps = any(agent.begin < other.end and other.begin < agent.end for other in out)
        if not overlaps and not (agent.stance != "claimed" and agent.role in ("perpetrator", "party") and set(range(agent.begin, agent.end)) <= speakers):
            out.append(agent)
    return tuple(out)


def _of_verbs(line: Line, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    """Subjects and objects of verbs that do violence, launch it, or kill."""
    s = line.s
    found: list[Agent] = []
    for i, low in enumerate(s.low):
        if s.tag[i] not in VERB_TAGS or low not in lex.violence.perpetrating and low not in lex.violence.launching:
            continue
        passive = any(s.dep[k] in ("nsubjpass", "auxpass") for k in s.kids[i]) or s.tag[i] == "VBN" and s.dep[i] in ("acl", "amod") and s.kid(i, "dobj") is None
        if low not in lex.violence.perpetrating and not _launches(s, i, violence):
            continue
        stance = _stance(s, i, lex)
        if passive:
            found.extend(_by(line, i, violence, stance, lex))
            target = s.kid(i, "nsubjpass")
            if target is not None and low not in lex.harms.verbs:
                found.extend(_phrase_as(line, target, "target", "stated", i, violence, lex))
            continue
        subject = _subject(s, i)
        if subject is not None:
            found.extend(_doers(line, subject, violence, stance, i, lex))
        target = s.kid(i, "dobj")
        if target is not None and low not in lex.harms.verbs and not any(one.begin <= target < one.end for one in violence):
            found.extend(_phrase_as(line, target, "target", "stated", i, violence, lex))
        if low in ("clashed", "fought", "clash", "clashes", "fighting", "battling", "battled", "clashing"):
            found = [Agent(a.begin, a.end, "party", a.stance, a.at) if a.at == i else a for a in found]
            for k in s.kids[i]:
                if s.dep[k] == "prep" and s.low[k] in ("with", "against"):
                    found.extend(_phrase_as(line, p, "party", "stated", i, violence, lex) for p in ()) if False else None
                    for p in s.kids[k]:
                        if s.dep[p] == "pobj":
                            found.extend(_phrase_as(line, p, "party", "stated", i, violence, lex))
    return found


def _launches(s: Sentence, i: int, violence: Sequence[Violence]) -> bool:
    """ "Launched an attack", "carried out two strikes", "fired shells": the verb's object is violence."""
    return any(i < one.begin <= i + 8 and one.is_noun for one in violence)


def _subject(s: Sentence, i: int) -> int | None:
    """The subject of a verb, also of a participle or of a verb joined to another."""
    subject = s.kid(i, "nsubj")
    steps = 0
    while subject is None and s.dep[i] in ("conj", "xcomp", "advcl", "ccomp", "acl", "relcl") and s.head[i] != i and steps < 3:
        head = s.head[i]
        if s.dep[i] in ("acl", "relcl") and s.tag[head] in NOUN_TAGS:
            return head if s.tag[i] in ("VBG", "VBD", "VBZ", "VBP") else None
        if s.dep[i] == "ccomp" or s.dep[i] == "advcl" and s.tag[i] != "VBG":
            return None
        i = head
        subject = s.kid(i, "nsubj")
        steps += 1
    if subject is not None and s.low[subject] in ("who", "which", "that") and s.dep[i] == "relcl":
        return s.head[i]
    return subject


def _doers(line: Line, head: int, violence: Sequence[Violence], stance: Stance, at: int, lex: Lexicon) -> list[Agent]:
    """Those a subject names: itself, or the doers of the violence that it is ("Russian air strikes killed")."""
    named = next((one for one in violence if one.begin <= head < one.end and one.is_noun), None)
    if named:
        return _of_noun(line, named, violence, stance, lex)
    role: Role = "perpetrator"
    return _phrase_as(line, head, role, stance, at, violence, lex)


def _by(line: Line, i: int, violence: Sequence[Violence], stance: Stance, lex: Lexicon) -> list[Agent]:
    """The agent of a passive: "killed by gunmen", "hit by regime bombing raids"."""
    s = line.s
    for k in s.kids[i]:
        if s.dep[k] == "agent" or s.dep[k] == "prep" and s.low[k] == "by":
            for p in s.kids[k]:
                if s.dep[p] == "pobj":
                    return _doers(line, p, violence, stance, i, lex)
    return []


def _of_nouns(line: Line, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    found: list[Agent] = []
    for one in violence:
        if one.is_noun:
            found.extend(_of_noun(line, one, violence, _stance(line.s, one.head, lex), lex))
    return found


def _of_noun(line: Line, one: Violence, violence: Sequence[Violence], stance: Stance, lex: Lexicon) -> list[Agent]:
    """Who stands with a noun of violence: "clashes between A and B", "rebel shelling", "shelling by X", "attack on Y"."""
    s = line.s
    found: list[Agent] = []
    if one.event_type == "clash":
        found.extend(_sides(line, one, violence, lex))
    for k in s.kids[one.head]:
        if s.dep[k] == "prep" and s.low[k] == "by":
            for p in s.kids[k]:
                if s.dep[p] == "pobj":
                    found.extend(_phrase_as(line, p, "perpetrator", stance, one.head, violence, lex))
        elif s.dep[k] == "prep" and s.low[k] in TARGETS_AFTER and not (s.low[k] == "of" and one.event_type in ("attack", "execution", "abduction")):
            for p in s.kids[k]:
                if s.dep[p] == "pobj" and not any(other.begin <= p < other.end for other in violence):
                    found.extend(_phrase_as(line, p, "target", "stated", one.head, violence, lex))
    before = _before_noun(line, one, lex)
    if before and not any(agent.role in ("perpetrator", "party") and agent.at == one.head for agent in found):
        role: Role = "party" if one.event_type == "clash" else "perpetrator"
        alleged: Stance = "alleged" if any(w in ("suspected", "alleged", "apparent", "presumed", "reported") for w in s.low[max(0, before[0] - 2) : before[1]]) else stance
        found.append(Agent(*before, role, alleged, one.head))
    return found


def _sides(line: Line, one: Violence, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    """ "Clashes between A and B", "fighting with B", "an offensive by A against B"."""
    s = line.s
    found: list[Agent] = []
    for k in range(one.head + 1, min(one.head + 9, len(s))):
        if s.low[k] == "between" and s.dep[k] in ("prep", "conj"):
            for p in s.kids[k]:
                if s.dep[p] in ("pobj", "pcomp"):
                    found.extend(_conjuncts_as(line, p, "party", one.head, violence, lex))
            return found
    for k in s.kids[one.head]:
        if s.dep[k] == "prep" and s.low[k] in ("with", "against", "by"):
            for p in s.kids[k]:
                if s.dep[p] == "pobj":
                    found.extend(_conjuncts_as(line, p, "party", one.head, violence, lex))
    return found


def _conjuncts_as(line: Line, head: int, role: Role, at: int, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    s = line.s
    found = _phrase_as(line, head, role, "stated", at, violence, lex)
    for k in s.kids[head]:
        if s.dep[k] == "conj":
            found.extend(_conjuncts_as(line, k, role, at, violence, lex))
    return found


def _before_noun(line: Line, one: Violence, lex: Lexicon) -> tuple[int, int] | None:
    """The doer written before a noun of violence: "government air strikes", "the US-led coalition's raids", "IS suicide attack"."""
    s = line.s
    end = one.begin
    while end and s.low[end - 1] in ("deadly", "heavy", "fierce", "intense", "aerial", "air", "separate", "latest", "fresh", "retaliatory", "twin", "double", "suspected", "massive", "joint", "rocket", "artillery", "intensive", "indiscriminate", "new", "another", "mortar", "missile", "drone", "cross-border", "night", "overnight", "suicide", "car", "bomb", "sniper", "ground"):
        end -= 1
    begin = end
    while begin and (s.tag[begin - 1] in NOUN_TAGS or s.tag[begin - 1] in ("JJ", "HYPH", "AFX", "POS") or s.words[begin - 1] == "-" or s.low[begin - 1] == "and" and begin > 1 and begin < end and s.tag[begin - 2] in NOUN_TAGS | {"JJ"}):
        begin -= 1
    days = {j for day in line.days for j in range(day.begin, day.end)}
    while begin < end and (begin in days or s.low[begin] in ("and", "-", "recent", "deadly", "several", "other", "more", "further", "early", "late", "suspected", "alleged", "new", "hours")):
        begin += 1
    if end > begin and s.tag[end - 1] == "POS":
        end -= 1
    words = s.low[begin:end]
    known = any(body.begin < end and body.end > begin and body.entry.actor != "none" for body in line.bodies)
    telling = known or any(word.rstrip("s") in DOERS or word in DOERS for word in words) or any(s.tag[j] in ("JJ", "NNP") and s.words[j][0].isupper() and s.low[j] in lex.victims.demonyms for j in range(begin, end))
    return (begin, end) if end > begin and telling and not any(j in days for j in range(begin, end)) else None


DOERS = frozenset({
    "government", "rebel", "regime", "army", "military", "coalition", "militant", "terrorist", "insurgent", "jihadist", "islamist", "police", "militia", "opposition",
    "separatist", "bandit", "gang", "cartel", "junta", "israeli", "russian", "american", "us", "u.s.", "nato", "turkish", "allied", "led", "backed", "state", "guerrilla", "paramilitary",
    "extremist", "rival", "security", "tribal", "communal", "loyalist", "armed", "pro", "saudi", "syrian", "ukrainian", "french", "emirati", "burmese", "azerbaijani", "armenian", "ethiopian",
    "eritrean", "sudanese", "egyptian", "iranian", "pakistani", "indian", "afghan", "iraqi", "kurdish", "chadian", "nigerian", "kenyan", "somali", "rwandan", "congolese", "colombian", "mexican",
})  # fmt: skip


def _blamed(line: Line, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    """ "Blamed on X", "X is believed to be behind", "accused X of": alleged (M12)."""
    s = line.s
    found: list[Agent] = []
    for i, low in enumerate(s.low):
        if low in ("blamed", "blaming", "blames", "blame", "accused", "accuses", "accusing", "pinned", "suspected", "attributed"):
            for k in s.kids[i]:
                if low.startswith(("blam", "pin", "attrib")) and s.dep[k] == "prep" and s.low[k] in ("on", "to"):
                    for p in s.kids[k]:
                        found.extend(_phrase_as(line, p, "perpetrator", "alleged", i, violence, lex) if s.dep[p] == "pobj" else [])
                if s.dep[k] in ("dobj", "nsubjpass") and low.startswith(("accus", "blam")) and (violence or s.dep[k] == "nsubjpass"):
                    found.extend(_phrase_as(line, k, "perpetrator", "alleged", i, violence, lex))
        elif low == "behind" and s.tag[i] in ("IN", "RB") and (verb := next((j for j in s.ancestors(i) if s.low[j] in ("be", "was", "were", "is", "being")), None)) is not None:
            subject = _subject(s, verb) if s.kid(verb, "nsubj") is not None else next((k for j in s.ancestors(verb) for k in s.kids[j] if s.dep[k] in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                found.extend(_phrase_as(line, subject, "perpetrator", "alleged", i, violence, lex))
    return found


def _claims(line: Line, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    """ "X claimed responsibility", "an attack claimed by X", "X said it carried out": a claim by the doer itself (M12)."""
    s = line.s
    found: list[Agent] = []
    for i, low in enumerate(s.low):
        responsible = s.phrase(i + 1, min(i + 3, len(s))).startswith(("responsibility", "credit", "the responsibility"))
        if low in ("claimed", "claims", "claiming", "took") and (responsible or low.startswith("claim") and s.kid(i, "dobj") is not None and any(one.is_noun and i < one.begin < i + 4 for one in violence)):
            subject = _subject(s, i)
            negated = any(s.low[j] in ("no", "nobody", "not") for j in range(max(0, i - 6), i))
            if subject is not None and not negated:
                found.extend(_phrase_as(line, subject, "perpetrator", "claimed", i, violence, lex))
        elif low == "claimed" and s.low[i + 1 : i + 2] == ("by",):
            found.extend(_by_words(line, i + 2, "claimed", i, violence, lex))
        elif low in ("denied", "denies", "denying", "deny"):
            subject = _subject(s, i)
            if subject is not None and violence:
                found.extend(_phrase_as(line, subject, "perpetrator", "denied", i, violence, lex))
    return found


def _by_words(line: Line, begin: int, stance: Stance, at: int, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    s = line.s
    head = next((j for j in range(begin, min(begin + 7, len(s))) if s.tag[j] in NOUN_TAGS and not (j + 1 < len(s) and s.tag[j + 1] in NOUN_TAGS)), None)
    return _phrase_as(line, head, "perpetrator", stance, at, violence, lex) if head is not None else []


def _stance(s: Sentence, i: int, lex: Lexicon) -> Stance:
    """Alleged, where the sentence only suspects: "suspected", "believed to have", "accused of", "allegedly"."""
    if any(s.low[j] in ("allegedly", "reportedly", "suspected", "believed", "alleged", "accused", "suspect", "apparently") for j in range(max(0, i - 7), min(len(s), i + 2))):
        return "alleged"
    return "stated"


def _phrase_as(line: Line, head: int, role: Role, stance: Stance, at: int, violence: Sequence[Violence], lex: Lexicon) -> list[Agent]:
    """The noun phrase of a head as an actor; none where it cannot act or be aimed at."""
    s = line.s
    if s.tag[head] not in NOUN_TAGS and s.tag[head] not in ("JJ", "CD") or s.low[head] in NO_ACTORS and role != "target":
        return []
    if role != "target" and (s.low[head] in lex.violence.nouns and s.low[head] not in ("suicide",) and not any(b.begin <= head < b.end for b in line.bodies)):
        return []
    if role == "perpetrator" and not _can_act(line, head, lex):
        return []
    begin = head
    days = {j for day in line.days for j in range(day.begin, day.end)}
    if head in days:
        return []
    while begin and begin - 1 not in days and (s.tag[begin - 1] in PHRASE_TAGS and s.tag[begin - 1] != "DT" or s.words[begin - 1] == "-") and s.low[begin - 1] not in ("killed", "wounded"):
        begin -= 1
    end = head + 1
    while end < len(s) and (s.words[end] == "-" or s.tag[end] in NAME_TAGS and s.head[end] == head):
        end += 1
    return [Agent(begin, end, role, stance, at)] if begin < end else []


def _can_act(line: Line, head: int, lex: Lexicon) -> bool:
    """Whether a subject can do violence: a body, a fighter or other person, a name; not a vehicle, a fire or a fall."""
    s = line.s
    low = s.low[head]
    if any(body.begin <= head < body.end for body in line.bodies):
        return True
    if low in lex.victims.nouns or low in GROUPS or low.rstrip("s") in DOERS or low in DOERS or low in lex.victims.groups:
        return True
    return s.tag[head] in NAME_TAGS and low not in lex.violence.nouns


GROUPS = frozenset({
    "group", "groups", "forces", "force", "faction", "factions", "side", "planes", "warplanes", "jets", "aircraft", "helicopters", "helicopter", "warplane", "drone", "drones", "organization", "organizations", "organisation",
    "elements", "units", "brigade", "allies", "alliance", "authorities", "administration", "navy", "gunship", "gunships", "mob", "crowd", "movement", "attackers", "state", "regime", "cell", "squad", "patrol", "tribesmen", "tribes", "tribe", "raiders", "men", "youths", "loyalists", "supporters", "perpetrators", "vessel", "tanks", "artillery",
})  # fmt: skip
