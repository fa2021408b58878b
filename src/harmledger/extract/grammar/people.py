"""People in a sentence as figures count them: a number with its noun, one person, or people in the bare plural.

A sentence and its quantities come in; out come groups of people with the class that the words give them (M5) and the side
they fought on, if any. Shells, vehicles and buildings never become people (M6). A list of kin or of classes under one
count is one group (M4).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Who

PREMODIFIERS = NOUN_TAGS | {"JJ", "JJR", "JJS", "HYPH", "POS", "RB", "RBR", "RBS", "VBN", "''", "``", "-LRB-", "-RRB-", "PDT", "DT", "PRP$", ","}
LONGEST_PHRASE = 9


@dataclass(frozen=True, slots=True)
class People:
    """Tokens ``begin`` to ``end``; ``head`` is the noun (or the number, where there is none).

    ``counted`` says that a number or vague number word stands with it, ``definite`` that it points back ("the three men"),
    ``bare`` that it is a number without a noun ("killed 43"), ``harm_noun`` that its noun itself says the harm.
    """

    begin: int
    end: int
    head: int
    count: CountRange
    who: Who
    side: str | None = None
    counted: bool = True
    definite: bool = False
    bare: bool = False
    others: bool = False
    harm_noun: str | None = None
    named: bool = False


def find_people(s: Sentence, quantities: tuple[Quantity, ...], lex: Lexicon, forces: dict[int, int], blocked: frozenset[int]) -> tuple[People, ...]:
    """Every group of people, left to right. ``forces`` maps the first token of each armed body that the directory knows to
    the token after it; ``blocked`` tokens are dates."""
    found: list[People] = []
    taken: set[int] = set()
    for quantity in quantities:
        people = _counted(s, quantity, lex, forces)
        if people:
            found.append(people)
            taken.update(range(people.begin, people.end))
    i = 0
    while i < len(s):
        if i not in taken and i not in blocked:
            single = _single(s, i, lex, forces) or _bare_plural(s, i, lex, forces, taken)
            if single and not taken & set(range(single.begin, single.end)):
                found.append(single)
                taken.update(range(single.begin, single.end))
        i += 1
    return tuple(_joined(s, sorted(found, key=lambda one: one.begin), lex))


def is_person_noun(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Whether the word names people. "Syrian" does so only as a noun: "two Syrians", never in "the Syrian Observatory"."""
    low, tag = s.low[i], s.tag[i]
    if low not in lex.victims.nouns:
        return tag in ("NNS", "NNPS") and low.endswith(("ists", "ians", "sters")) and len(low) > 6
    if s.words[i][0].isupper() and low in lex.victims.demonyms:
        return tag in ("NNS", "NNPS") or low in lex.victims.plurals or tag in NOUN_TAGS and not (i + 1 < len(s) and s.tag[i + 1] in NOUN_TAGS)
    return True


def _counted(s: Sentence, quantity: Quantity, lex: Lexicon, forces: dict[int, int]) -> People | None:
    """The people that a quantity counts, or a bare number that could."""
    i = quantity.end
    of_those = False
    if i < len(s) and s.low[i] == "of" and i + 1 < len(s):
        if s.low[i + 1] in ("them", "whom", "those", "these", "which", "the", "his", "her", "their", "its", "our"):
            of_those = s.low[i + 1] in ("them", "whom", "those", "these", "which")
            i += 1 if not of_those else 2
            if not of_those:
                i += 1
        else:
            i += 1
    elif quantity.count.vague and i < len(s) and s.low[i] in ("more", "other", "others"):
        i += s.low[i] == "more"
    if of_those:
        follows = _head(s, i, lex, forces) if i < len(s) and s.tag[i] in ("NNS", "NN", "JJ") else None
        if follows:
            who, side, end = _classify(s, i, follows, lex, forces)
            return People(quantity.begin, end, follows, quantity.count, who, side)
        if quantity.count.vague and s.low[i - 1] != "whom" and s.low[quantity.number] in ("some", "many", "most", "several", "few"):
            return None
        return People(quantity.begin, i, quantity.number, quantity.count, "people", bare=True)
    if i < len(s) and s.low[i] == "more":
        i += 1
    head = _head(s, i, lex, forces)
    if head is not None:
        who, side, end = _classify(s, i, head, lex, forces)
        definite = quantity.begin > 0 and s.low[quantity.number - 1] in ("the", "these", "those", "his", "their", "her", "both", "all")
        noun = s.low[head]
        if noun in lex.harms.counted_nouns:
            who = cast(Who, next((lex.victims.modifiers.get(w) or lex.victims.nouns.get(w) for w in s.low[i:head] if w in lex.victims.modifiers or w in lex.victims.nouns), "people"))
            return People(quantity.begin, head + 1, head, quantity.count, who, harm_noun=lex.harms.nouns[noun])
        if noun in lex.victims.groups and noun not in lex.victims.nouns:
            return None
        return People(quantity.begin, end, head, quantity.count, who, side, definite=definite, others=noun in ("others", "other"))
    if _next_noun_is_thing(s, i, lex):
        return None
    return People(quantity.begin, quantity.end, quantity.number, quantity.count, "people", bare=True, others=s.low[i - 1] == "more" if i else False)


def _head(s: Sentence, i: int, lex: Lexicon, forces: dict[int, int]) -> int | None:
    """The person noun (or counted noun of harm) that heads the noun phrase beginning at ``i``; None for things."""
    harms, victims = lex.harms, lex.victims
    j, best = i, None
    while j < min(i + LONGEST_PHRASE, len(s)):
        low, tag = s.low[j], s.tag[j]
        if low in harms.counted_nouns and tag in NOUN_TAGS:
            return j
        if (low in harms.verbs or low in harms.states) and tag not in ("JJ",) and low not in victims.nouns:
            break
        if low in harms.states and best is not None:
            break
        if is_person_noun(s, j, lex) and tag not in ("VB", "VBZ", "VBP", "VBD", "VBG"):
            best = j
            if not _compound_goes_on(s, j, lex):
                return best
        elif best is not None and tag not in NOUN_TAGS:
            break
        elif tag not in PREMODIFIERS and s.words[j] not in ("-", "/", "[", "]", "(", ")"):
            break
        elif low == "," and best is not None:
            break
        elif tag in ("NNS", "NNPS") and low not in victims.nouns and j not in forces:
            # A plural that is no person heads the phrase: "36 cluster bombs". Lost commas put the next phrase right after.
            if not (j + 1 < len(s) and s.tag[j + 1] in NOUN_TAGS and is_person_noun(s, j + 1, lex)):
                return None
        j += 1
    return best


def _compound_goes_on(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Police officers", "rebel fighters", "staff members": the person noun at ``i`` only modifies the next one."""
    if i + 1 >= len(s):
        return False
    following = s.low[i + 1]
    if following == "-":
        return True
    if s.tag[i + 1] not in NOUN_TAGS or following in lex.harms.states or following in lex.harms.verbs:
        return False
    singular = s.low[i] not in lex.victims.plurals and s.tag[i] not in ("NNS", "NNPS")
    return (singular or s.low[i] in ("staff", "forces")) and (is_person_noun(s, i + 1, lex) or following in lex.harms.counted_nouns or s.tag[i + 1] in NAME_TAGS or s.tag[i + 1] == "NNS")


def _next_noun_is_thing(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Whether the number at hand counts some other noun: shells, villages, kilometres."""
    for j in range(i, min(i + LONGEST_PHRASE, len(s))):
        if s.low[j] in lex.harms.states or s.low[j] in lex.harms.verbs:
            return False
        if s.tag[j] in ("NNS", "NNPS", "NN", "NNP"):
            return not is_person_noun(s, j, lex)
        if s.tag[j] not in ("JJ", "JJR", "JJS", "CD", "HYPH", "VBN", "RB", "POS") and s.low[j] not in ("-", "of", "the"):
            return False
    return False


def _classify(s: Sentence, begin: int, head: int, lex: Lexicon, forces: dict[int, int]) -> tuple[Who, str | None, int]:
    """Who the people are, on which side they fought, and the token after their phrase."""
    victims = lex.victims
    noun = s.low[head]
    who = victims.nouns.get(noun, "people")
    end = head + 1
    for width in (3, 2):
        if head - width + 1 >= 0 and (found := victims.compounds.get(s.phrase(head - width + 1, head + 1))):
            who = found
            break
    else:
        for j in range(begin, head):
            if s.low[j] in victims.modifiers and not (who == "combatants" and victims.modifiers[s.low[j]] == "civilians"):
                who = victims.modifiers[s.low[j]]
            elif who == "people" and s.low[j] in victims.nouns and noun in ("people", "person", "persons", "member", "members", "staff", "others"):
                who = victims.nouns[s.low[j]]
    side: str | None = None
    if who == "people" and (_names_force(s, begin, head, forces)):
        who = "combatants"
    # "Members of the government forces", "fighters from Jaish al-Islam": whose they are.
    if end + 1 < len(s) and s.low[end] in ("of", "from", "in", "with") and s.low[head] not in lex.harms.counted_nouns:
        last = _noun_phrase_end(s, end + 1)
        armed = any(j in forces for j in range(end + 1, last)) or any(victims.nouns.get(s.low[j]) == "combatants" for j in range(end + 1, last))
        if armed and (who == "combatants" or noun.rstrip("s") in ("member", "men", "man", "element", "recruit")) and last > end + 1:
            who, side, end = "combatants", _without_article(s, end + 1, last), last
    if who == "combatants" and side is None and head > begin:
        side = _without_article(s, begin, head)
    return cast(Who, who), side, end


def _names_force(s: Sentence, begin: int, head: int, forces: dict[int, int]) -> bool:
    return any(j in forces and forces[j] <= head for j in range(begin, head))


def _noun_phrase_end(s: Sentence, i: int) -> int:
    j = i
    while j < len(s) and (s.tag[j] in NOUN_TAGS or s.tag[j] in ("DT", "JJ", "HYPH", "POS", "PRP$", "-LRB-", "-RRB-") or s.words[j] == "-"):
        j += 1
    while j > i and s.tag[j - 1] not in NOUN_TAGS and s.words[j - 1] != ")":
        j -= 1
    return j


def _without_article(s: Sentence, begin: int, end: int) -> str | None:
    while begin < end and s.tag[begin] in ("DT", "CD", "RB", "PRP$", "IN", "JJR", "JJS"):
        begin += 1
    words = [w for w in s.words[begin:end] if w not in ("-", ",", "[", "]", "(", ")", '"')]
    return " ".join(words) or None


def _single(s: Sentence, i: int, lex: Lexicon, forces: dict[int, int]) -> People | None:
    """One person by an article: "a waitress", "a government pilot", "another man", "the pastor"."""
    if s.low[i] not in ("a", "an", "another", "the", "his", "her", "their", "no", "any", "one"):
        return None
    if s.low[i] in ("no", "any"):
        return None
    head = _head(s, i + 1, lex, forces)
    if head is None or s.low[head] in lex.harms.counted_nouns:
        return None
    word = s.low[head]
    if word in lex.victims.plurals or s.tag[head] in ("NNS", "NNPS") or word in lex.victims.groups or word in ("police", "staff", "army", "militia", "force", "other", "head", "chief", "native", "ethnic", "victim", "general", "forces"):
        return None
    who, side, end = _classify(s, i + 1, head, lex, forces)
    definite = s.low[i] in ("the", "his", "her", "their")
    while end < len(s) and s.tag[end] in NAME_TAGS and s.dep[end] in ("appos", "compound", "flat", "nmod"):
        end += 1
    return People(i, end, head, CountRange.exactly(1), who, side, counted=False, definite=definite)


def _bare_plural(s: Sentence, i: int, lex: Lexicon, forces: dict[int, int], taken: set[int]) -> People | None:
    """People in the plural without a number: "killed civilians", "women and children"."""
    low = s.low[i]
    if not (is_person_noun(s, i, lex) and (low in lex.victims.plurals or s.tag[i] in ("NNS", "NNPS"))) or low in ("troops", "forces", "police"):
        return None
    if s.tag[i] in ("VB", "VBZ", "VBP", "VBD"):
        return None
    begin = i
    while begin and begin - 1 not in taken and (s.tag[begin - 1] in NOUN_TAGS or s.tag[begin - 1] in ("JJ", "HYPH", "DT", "PRP$")):
        begin -= 1
    who, side, end = _classify(s, begin, i, lex, forces)
    definite = s.low[begin] in ("the", "these", "those", "their", "his", "its")
    return People(begin, end, i, CountRange.unbounded(), who, side, counted=False, definite=definite)


def _joined(s: Sentence, found: list[People], lex: Lexicon) -> list[People]:
    """One count over a list of classes ("270 soldiers, guards and staff") and a list of kin ("a man, his wife and their two
    sons") are one group each (M4)."""
    out: list[People] = []
    for people in found:
        last = out[-1] if out else None
        if last and _one_count(s, last, people):
            who = last.who if last.who == people.who else cast(Who, "mixed")
            out[-1] = replace(last, end=people.end, who=who, side=last.side if who != "mixed" else None)
        elif last and _kin(s, last, people):
            low = (last.count.low or 0) + (people.count.low or 0)
            who = last.who if last.who == people.who else cast(Who, "people")
            out[-1] = replace(last, end=people.end, count=CountRange.exactly(low), who=who, counted=True)
        else:
            out.append(people)
    return out


def _one_count(s: Sentence, first: People, second: People) -> bool:
    """A number, a plural noun and then further plural nouns without a number of their own."""
    between = s.low[first.end : second.begin]
    if second.counted or not first.counted or first.bare or second.count.low is not None:
        return False
    return all(word in (",", "and", "or") for word in between) and len(between) <= 2 and not second.definite


def _kin(s: Sentence, first: People, second: People) -> bool:
    """Relatives listed one by one, each with its article, possessive or number."""
    between = s.low[first.end : second.begin]
    exact = all(p.count.low == p.count.high and p.count.low for p in (first, second))
    if not exact or not all(word in (",", "and", "as", "well", "along", "with", "together") for word in between) or len(between) > 3:
        return False
    return s.low[second.begin] in ("his", "her", "their") or (s.low[second.begin] == "the" and False)
