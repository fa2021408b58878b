"""People that a number counts, or that stand in the plural without one: "at least 26 people", "five of them children",
"a family of seven", "civilians".

A sentence and its quantities come in; groups of people come out. Shells, vehicles and buildings never become people (M6).
"""

from __future__ import annotations

from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.group import POINTING, POSSESSIVES, THEM, People
from harmledger.extract.grammar.phrase import PLURAL_TAGS, classify, head_of, is_person_noun, next_noun_is_thing
from harmledger.extract.grammar.quantity import Quantity
from harmledger.extract.grammar.sentence import BE, HAVE, NOUN_TAGS, Sentence
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Harm, Who

COPULA = BE | HAVE | {"to", "also", "all", "both", "either"}


def find_counted(s: Sentence, quantities: tuple[Quantity, ...], lex: Lexicon, forces: dict[int, int]) -> list[People]:
    """The people that the quantities of a sentence count, and bare numbers that could count some. ``forces`` maps the first
    token of each armed body that the directory knows to the token after it.
    """
    found: list[People] = []
    for quantity in quantities:
        people = _among(s, quantity, lex, forces) or _counted(s, quantity, lex, forces)
        # "Six of the 58 wounded": the wounded are a figure of their own.
        if people and not (found and people.begin < found[-1].end and found[-1].among in (None, "them")):
            found.append(people)
    return found


def _among(s: Sentence, quantity: Quantity, lex: Lexicon, forces: dict[int, int]) -> People | None:
    """ "Five of them children", "one of whom was a nurse", "four of the dead", "two of the ten people wounded": a part."""
    i = quantity.end
    if s.low[i : i + 1] != ("of",) or i + 1 >= len(s):
        return None
    among: Harm | str | None = None
    end = i + 2
    if s.low[i + 1] in THEM and (s.low[i + 1] != "those" or (s.low[i + 2 : i + 3] and s.low[i + 2] not in lex.harms.fallen)):
        among = "them"
    else:
        at = next((j for j in range(i + 1, min(i + 6, len(s))) if s.low[j] in lex.harms.fallen), None)
        if (
            at is None
            or s.low[i + 1] not in ("the", "those", "these", "its", "all")
            or any(s.tag[j] in ("IN", ",", "VBD", "CC") for j in range(i + 1, at))
        ):
            return None
        among = cast(Harm, lex.harms.fallen[s.low[at]])
        end = at + 1
    head = _predicate(s, end, lex, forces, bare=among == "them")
    if head is None:
        if (
            quantity.count.vague
            and s.low[quantity.number] in ("some", "many", "most", "several", "few")
            and s.low[i + 1] in ("them", "these", "those")
        ):
            return None
        return People(quantity.begin, end, quantity.number, quantity.count, "people", bare=True, among=among)
    who, side, last = classify(s, end, head, lex, forces)
    return People(quantity.begin, last, head, quantity.count, who, side, among=among)


def _predicate(s: Sentence, i: int, lex: Lexicon, forces: dict[int, int], *, bare: bool) -> int | None:
    """The noun that says what the people before ``i`` were: "were children", "a 12-year-old girl", ", a man of 54"; where
    ``bare``, a noun alone does too: "of them children".
    """
    j = i
    while j < len(s) and (s.low[j] in COPULA or s.tag[j] == "RB" or s.low[j] == "believed"):
        j += 1
    linked = j > i and any(word in BE for word in s.low[i:j])
    if not linked and s.low[j : j + 1] == (",",):
        j, linked = j + 1, s.low[j + 1 : j + 2] in (("a",), ("an",))
    if (linked and s.low[j : j + 2] == ("those", "of")) or (bare and s.low[j : j + 1] == ("of",)):
        j += 2 if s.low[j] == "those" else 1
    elif (
        j < len(s)
        and not linked
        and not (
            bare and (s.low[j] in lex.victims.plurals or s.tag[j] in ("NNS", "NN", "JJ", "VBN") or s.low[j] in ("a", "an"))
        )
    ):
        return None
    if bare and j < len(s) and s.low[j] in lex.victims.nouns and s.low[j] in lex.victims.plurals:
        return j
    j += s.low[j : j + 1] in (("a",), ("an",))
    head = head_of(s, j, lex, forces) if j < len(s) and s.low[j] != "," else None
    if head is None or s.low[head] in lex.harms.counted_nouns or s.low[head] in lex.victims.generic:
        return None
    return head


def _counted(s: Sentence, quantity: Quantity, lex: Lexicon, forces: dict[int, int]) -> People | None:
    """The people that a quantity counts, or a bare number that could: "26 people", "two of his sons", "a family of five"."""
    i = quantity.end
    if s.low[i : i + 1] == ("of",) and i + 1 < len(s):
        if quantity.count.vague and s.low[i + 1] in THEM:
            return None
        i += 2 if s.low[i + 1] in POINTING | POSSESSIVES else 1
    others = s.low[i : i + 1] in (("more",), ("further",), ("additional",)) or (
        quantity.begin < quantity.number and s.low[quantity.number - 1] in ("another", "further", "other", "additional")
    )
    i += s.low[i : i + 1] == ("more",)
    begin, of_group = _group_before(s, quantity, lex)
    head = head_of(s, i, lex, forces) if i < len(s) else None
    if head is not None:
        noun = s.low[head]
        if noun in lex.harms.counted_nouns:
            return _of_harm(s, quantity, i, head, lex)
        if noun in lex.victims.groups and noun not in lex.victims.nouns:
            return None
        who, side, end = classify(s, i, head, lex, forces)
        definite = quantity.begin > 0 and s.low[quantity.number - 1] in POINTING
        return People(
            begin, end, head, quantity.count, who, side, definite=definite, others=noun in ("others", "other") or others
        )
    if of_group:
        return People(begin, quantity.end, quantity.number, quantity.count, "people")
    if told := _under_age(s, quantity) or _of_force(s, quantity, i, forces) or _said_of(s, quantity, lex, forces):
        return told
    if i < len(s) and s.low[i] in lex.harms.life_nouns:
        return People(begin, i, quantity.number, quantity.count, "people")
    if next_noun_is_thing(s, i, lex):
        return None
    return People(quantity.begin, quantity.end, quantity.number, quantity.count, "people", bare=True, others=others)


def _said_of(s: Sentence, quantity: Quantity, lex: Lexicon, forces: dict[int, int]) -> People | None:
    """ "Three were police officers": a number of those told before, and who they were."""
    if head := _bare_predicate(s, quantity, lex, forces):
        who, side, end = classify(s, quantity.end, head, lex, forces)
        return People(quantity.begin, end, head, quantity.count, who, side, among="them")
    return None


def _of_harm(s: Sentence, quantity: Quantity, i: int, head: int, lex: Lexicon) -> People:
    """ "17 fatalities", "22 bodies", "12 hostages": the noun says the harm; what stands before it, or who lie there, whose."""
    victims = lex.victims
    who = next(
        (
            victims.modifiers.get(w) or victims.nouns.get(w)
            for w in s.low[i:head]
            if w in victims.modifiers or w in victims.nouns
        ),
        "people",
    )
    end = head + 1
    if (
        s.low[end : end + 1] == ("of",)
        and end + 1 < len(s)
        and s.low[end + 1] in victims.plurals
        and s.low[end + 1] in victims.nouns
        and who == "people"
    ):
        who, end = victims.nouns[s.low[end + 1]], end + 2
    definite = quantity.begin > 0 and s.low[quantity.number - 1] in POINTING
    return People(
        quantity.begin,
        end,
        head,
        quantity.count,
        cast(Who, who),
        definite=definite,
        harm_noun=cast(Harm, lex.harms.nouns[s.low[head]]),
    )


def _of_force(s: Sentence, quantity: Quantity, i: int, forces: dict[int, int]) -> People | None:
    """ "17 Taliban were killed": the name of a force is its fighters', where no noun follows it."""
    end = forces.get(i)
    if end is None or (end < len(s) and (s.tag[end] in NOUN_TAGS or s.tag[end] in ("POS", "HYPH"))):
        return None
    return People(quantity.begin, end, end - 1, quantity.count, "combatants", " ".join(s.words[i:end]))


def _group_before(s: Sentence, quantity: Quantity, lex: Lexicon) -> tuple[int, bool]:
    """Where people told as a group of so many begin: "a family of five", "a group of 12 tourists"."""
    i = quantity.begin
    if i < 2 or s.low[i - 1] != "of" or s.low[i - 2] not in lex.victims.groups:
        return i, False
    begin = i - 2
    while begin and s.tag[begin - 1] in ("DT", "JJ"):
        begin -= 1
    return begin, s.low[i - 2] not in lex.victims.plurals


def _under_age(s: Sentence, quantity: Quantity) -> People | None:
    """ "22 were under 18": children."""
    i = quantity.end
    if s.low[i : i + 1] not in (("were",), ("was",), ("are",)):
        return None
    at = next((j for j in range(i + 1, min(i + 7, len(s))) if s.low[j] == "18"), None)
    if not at or not {"under", "below"}.intersection(s.low[i:at]):
        return None
    return People(quantity.begin, at + 1, quantity.number, quantity.count, "children", among="them")


def _bare_predicate(s: Sentence, quantity: Quantity, lex: Lexicon, forces: dict[int, int]) -> int | None:
    """ "Three were police officers", "of whom 13 were women": a number whose noun is said of it."""
    if (
        quantity.count.vague
        or s.tag[quantity.end : quantity.end + 1] not in (("VBD",), ("VBP",), ("VBZ",))
        or s.words[quantity.end].isupper()
        or s.low[quantity.end : quantity.end + 1] not in (("were",), ("was",), ("are",), ("is",))
    ):
        return None
    return _predicate(s, quantity.end, lex, forces, bare=False)


def find_bare_plurals(s: Sentence, lex: Lexicon, forces: dict[int, int], taken: set[int]) -> list[People]:
    """People in the plural without a number: "killed civilians", "women and children"."""
    found = []
    for i, low in enumerate(s.low):
        listed = low in lex.victims.masses and i > 0 and s.low[i - 1] == "and"
        plural = s.tag[i] in PLURAL_TAGS or low in lex.victims.plurals or listed
        if (
            not plural
            or i in taken
            or not is_person_noun(s, i, lex)
            or (low in lex.victims.masses and not listed)
            or s.tag[i][0] == "V"
        ):
            continue
        begin = i
        while (
            begin
            and begin - 1 not in taken
            and (s.tag[begin - 1] in NOUN_TAGS or s.tag[begin - 1] in ("JJ", "HYPH", "DT", "PRP$"))
        ):
            begin -= 1
        who, side, end = classify(s, begin, i, lex, forces)
        if s.tag[end : end + 1] == ("POS",):
            continue
        if taken.intersection(range(i, end)):
            end = i + 1
        definite = s.low[begin] in POINTING
        found.append(People(begin, end, i, CountRange.unbounded(), who, side, counted=False, definite=definite))
        taken.update(range(begin, end))
    return found
