"""The noun phrase of people: which noun heads it, what class that gives them (M5), and whose they are.

A sentence and a place in it come in, positions and classes come out. Counting is people.py's and single.py's.
"""

from __future__ import annotations

from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.number import number_at
from harmledger.extract.grammar.quantity import is_age
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.model.vocabulary import Who

PLURAL_TAGS = frozenset({"NNS", "NNPS"})
FORMS_OF_VERBS = frozenset({"VB", "VBZ", "VBP", "VBD", "VBG"})
PREMODIFIERS = NOUN_TAGS | {
    "JJ",
    "JJR",
    "JJS",
    "HYPH",
    "POS",
    "RB",
    "RBR",
    "RBS",
    "VBN",
    "''",
    "``",
    "-LRB-",
    "-RRB-",
    "PDT",
    "DT",
    "PRP$",
    ",",
    "XX",
}
WHOSE = NOUN_TAGS | {"DT", "JJ", "HYPH", "POS", "PRP$", "-LRB-", "-RRB-"}
MARKS = frozenset({"-", "/", "[", "]", "(", ")"})
AGE_LINKS = frozenset({",", "(", "and", "to", "between", "from", "-"})
POSSESSIVES = frozenset({"his", "their", "its", "our"})
LONGEST_PHRASE = 9
OF_AGE = 18
MOST_CHILDREN = 9


def head_of(s: Sentence, i: int, lex: Lexicon, forces: dict[int, int]) -> int | None:
    """The person noun (or counted noun of harm) that heads the noun phrase beginning at ``i``; None for things."""
    harms, victims = lex.harms, lex.victims
    j, best = i, None
    while j < min(i + LONGEST_PHRASE, len(s)):
        low, tag = s.low[j], s.tag[j]
        if low in harms.counted_nouns and tag in NOUN_TAGS:
            return j
        if s.tag[j] == "CD" and (past := _past_age(s, j, lex)):
            if past > j + 1 and best is None and _ends_phrase(s, past):
                return past - 1
            j = past
            continue
        of_harm = (low in harms.verbs or low in harms.states) and low not in victims.nouns
        if of_harm and (best is not None or (tag != "JJ" and not _describes(s, j, lex))):
            break
        if s.low[j + 1 : j + 2] == ("-",) and s.tag[j + 2 : j + 3] in (("VBN",), ("JJ",)):
            # "Russian-backed fighters", "soldier-led": the first word only leads on.
            j += 2
        elif is_person_noun(s, j, lex) and tag not in FORMS_OF_VERBS:
            best = j
            if not _compound_goes_on(s, j, lex):
                return best
        elif (
            (low == "," and (best is not None or s.tag[j - 1] != "JJ" or low in harms.states or s.low[j - 1] in harms.states))
            or (best is not None and tag not in NOUN_TAGS)
            or (tag not in PREMODIFIERS and s.words[j] not in MARKS)
        ):
            break
        elif tag in PLURAL_TAGS and low not in victims.nouns and j not in forces and not _next_is_person(s, j, lex):
            # A plural that is no person heads the phrase: "36 cluster bombs".
            return None
        j += 1
    return best


def _ends_phrase(s: Sentence, i: int) -> bool:
    """Whether no noun follows an age, so that it is the person: "a 3-year-old was shot"."""
    if i >= len(s) or s.words[i] in (",", ")") or s.tag[i] in ("RB", "VBN"):
        return True
    return s.tag[i] not in PREMODIFIERS and s.tag[i] != "CD"


def _describes(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "12 displaced women": the participle describes the people behind it."""
    return s.dep[i] == "amod" and s.head[i] > i and is_person_noun(s, s.head[i], lex)


def _next_is_person(s: Sentence, i: int, lex: Lexicon) -> bool:
    return i + 1 < len(s) and s.tag[i + 1] in NOUN_TAGS and is_person_noun(s, i + 1, lex)


def is_person_noun(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Whether the word names people. "Syrian" does so only as a noun: "two Syrians", never in "the Syrian Observatory"."""
    low, tag = s.low[i], s.tag[i]
    if low not in lex.victims.nouns:
        return tag in PLURAL_TAGS and low.endswith(("ists", "ians", "sters")) and len(low) > 6
    if s.words[i][0].isupper() and low in lex.victims.demonyms:
        return (
            tag in PLURAL_TAGS
            or low in lex.victims.plurals
            or (tag in NOUN_TAGS and not (i + 1 < len(s) and s.tag[i + 1] in NOUN_TAGS))
        )
    return True


def age_at(s: Sentence, i: int, lex: Lexicon) -> int | None:
    """The years in "3-year-old" or "nine-year-old" at ``i``."""
    if not _past_age(s, i, lex):
        return None
    number = number_at(s, lex, i)
    return number[0] if number else None


def _past_age(s: Sentence, i: int, lex: Lexicon) -> int | None:
    """The token after an age before a noun: "70 - year - old", "two month old"."""
    j = i + 1
    while j < len(s) and s.low[j] == "-":
        j += 1
    if j >= len(s) or s.low[j] not in lex.numbers.measures:
        return i + 1 if s.low[j : j + 1] in (("year-old",), ("month-old",)) else None
    while j + 1 < len(s) and s.low[j + 1] == "-":
        j += 1
    return j + 2 if s.low[j + 1 : j + 2] in (("old",), ("olds",)) else None


def _compound_goes_on(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Police officers", "rebel fighters", "staff members": the person noun at ``i`` only modifies the next one."""
    if i + 1 >= len(s):
        return False
    following = s.low[i + 1]
    if following == "-":
        return True
    if s.tag[i + 1] not in NOUN_TAGS or following in lex.harms.states or following in lex.harms.verbs:
        return False
    singular = s.low[i] not in lex.victims.plurals and s.tag[i] not in PLURAL_TAGS
    if not singular and s.low[i] not in lex.victims.masses:
        return False
    return (
        is_person_noun(s, i + 1, lex)
        or following in lex.harms.counted_nouns
        or s.tag[i + 1] in NAME_TAGS
        or s.tag[i + 1] == "NNS"
    )


def next_noun_is_thing(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Whether a number before ``i`` counts some other noun: shells, villages, kilometres."""
    for j in range(i, min(i + LONGEST_PHRASE, len(s))):
        if s.low[j] in lex.harms.states or s.low[j] in lex.harms.verbs:
            return False
        if s.tag[j] in NOUN_TAGS:
            return not is_person_noun(s, j, lex)
        if (
            s.tag[j] not in ("JJ", "JJR", "JJS", "CD", "HYPH", "VBN", "RB", "POS")
            and s.low[j] not in ("-", "of")
            and not (s.low[j] == "the" and s.low[j - 1] == "of")
        ):
            return False
    return False


def is_young(s: Sentence, begin: int, end: int, lex: Lexicon) -> bool:
    """Whether every age that stands with people makes them children: "two brothers aged 9 and 13", "Asma, 7, and Yahya, 4"."""
    last = end
    while last < len(s) and (s.low[last] in AGE_LINKS or s.low[last] in lex.numbers.age_cues or s.tag[last] == "CD"):
        last += 1
    ages = [_age(s, j, lex) for j in range(begin, last) if s.tag[j] == "CD"]
    known = [age for age in ages if age is not None]
    return bool(known) and max(known) < OF_AGE


def _age(s: Sentence, i: int, lex: Lexicon) -> int | None:
    """The age at ``i``, as "9" in "aged 9 and 13" or in "a 9-year-old"; a parent's "of three" is none."""
    if age := age_at(s, i, lex):
        return age
    number = number_at(s, lex, i)
    if number and s.low[i - 1] == "of" and i > 1:
        # "A shepherd of 16," tells an age, and "a mother of three" does not.
        person = s.low[i - 2] in lex.victims.nouns and s.low[i - 2] not in lex.victims.groups
        counts = s.tag[i + 1 : i + 2] and s.tag[i + 1] in PREMODIFIERS and s.words[i + 1] != ","
        return number[0] if number[0] > MOST_CHILDREN and person and not counts else None
    return number[0] if number and is_age(s, lex, i, i + 1) else None


def classify(s: Sentence, begin: int, head: int, lex: Lexicon, forces: dict[int, int]) -> tuple[Who, str | None, int]:
    """Who the people of a noun phrase are, on which side they fought, and the token after their phrase."""
    who, end = _own_class(s, begin, head, lex), head + 1
    side: str | None = None
    of_force = any(j in forces and forces[j] <= head for j in range(begin, head))
    if of_force and (who == "people" or s.low[head] in lex.victims.followers):
        who = "combatants"
    # "Members of the government forces", "fighters from Jaish al-Islam": whose they are.
    if end + 1 < len(s) and s.low[end] in ("of", "from", "in", "with") and s.low[head] not in lex.harms.counted_nouns:
        last = _noun_phrase_end(s, end + 1)
        armed = any(j in forces or lex.victims.nouns.get(s.low[j]) == "combatants" for j in range(end + 1, last))
        if armed and last > end + 1 and (who == "combatants" or s.low[head] in lex.victims.belonging):
            who, side, end = "combatants", _without_article(s, end + 1, last, lex), last
        elif who == "people" and s.low[head] in lex.victims.employed:
            employers = lex.victims.employers
            who = next((employers[s.low[j]] for j in range(end + 1, last) if s.low[j] in employers), who)
    if _is_follower(s, begin, head, lex):
        who = "combatants"
    if who == "combatants" and side is None and head > begin:
        side = _without_article(s, begin, head, lex)
    if who in ("people", "men", "women") and any(
        s.tag[j] == "CD" and (age_at(s, j, lex) or OF_AGE) < OF_AGE for j in range(begin, head)
    ):
        who = "children"
    return cast(Who, who), side, end


def _is_follower(s: Sentence, begin: int, head: int, lex: Lexicon) -> bool:
    """ "Five of our men", "its men", "two Border Force men": whom a force or its commander calls its own fights for it."""
    if s.low[head] not in lex.victims.followers or s.low[head] not in lex.victims.plurals:
        return False
    return s.low[begin] in POSSESSIVES or (begin > 0 and s.low[begin - 1] in POSSESSIVES)


def _own_class(s: Sentence, begin: int, head: int, lex: Lexicon) -> str:
    """The class that the noun and the words before it give."""
    victims, noun = lex.victims, s.low[head]
    who = victims.nouns.get(noun, "people")
    for width in (3, 2):
        if head - width + 1 >= 0 and (found := victims.compounds.get(s.phrase(head - width + 1, head + 1))):
            return found
    for j in range(begin, head):
        modifier = victims.modifiers.get(s.low[j])
        if modifier and (who == "people" or modifier != "civilians"):
            who = modifier
        elif who == "people" and s.low[j] in victims.nouns and noun in victims.generic:
            who = victims.nouns[s.low[j]]
    return who


def _noun_phrase_end(s: Sentence, i: int) -> int:
    j = i
    while j < len(s) and (s.tag[j] in WHOSE or s.words[j] == "-"):
        j += 1
    while j > i and s.tag[j - 1] not in NOUN_TAGS and s.words[j - 1] != ")":
        j -= 1
    return j


def _without_article(s: Sentence, begin: int, end: int, lex: Lexicon) -> str | None:
    """The side that words before or behind combatants name: "rebel", "Turkish-backed"; no "senior" and no "wounded"."""
    while begin < end and s.tag[begin] in ("DT", "CD", "RB", "PRP$", "IN", "JJR", "JJS", "VBD", "VBP", "VBZ", ","):
        begin += 1
    kept = [
        j for j in range(begin, end) if s.words[j] not in MARKS and s.words[j] not in (",", '"') and not _is_plain(s, j, lex)
    ]
    return " ".join(s.words[j] for j in kept) or None


def _is_plain(s: Sentence, i: int, lex: Lexicon) -> bool:
    """An adjective that names no side."""
    if s.tag[i] not in ("JJ", "VBN") or not s.words[i].islower() or s.low[i] in lex.victims.nouns:
        return False
    return "-" not in s.words[max(0, i - 1) : i + 2]
