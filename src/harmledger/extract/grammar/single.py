"""Single persons in a sentence: "a waitress", "a third", "the pastor, Daniel Gyang", "Yusuf Wehbe", a baker who was killed.

A sentence, its people so far and the armed bodies in it come in; people come out. Lists of nouns name the most usual people;
whoever else is killed, wounded or taken is a person by what was done to them, which the parse shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.group import POSSESSIVES, People
from harmledger.extract.grammar.phrase import PLURAL_TAGS, classify, head_of
from harmledger.extract.grammar.quantity import Quantity, is_age
from harmledger.extract.grammar.sentence import BE, NAME_TAGS, NOUN_TAGS, RELATIVES, VERB_TAGS, Sentence
from harmledger.model.count import CountRange

ARTICLES = frozenset({"a", "an", "another", "the"})
BEFORE_HEAD = NOUN_TAGS | {"JJ", "JJS", "VBN", "DT", "PRP$", "HYPH", "POS", "CD"}
PRONOUNS = {"him": 1, "her": 1, "he": 1, "she": 1, "both": 2}


def find_singles(s: Sentence, lex: Lexicon, forces: dict[int, int], taken: set[int], blocked: frozenset[int]) -> list[People]:
    """The single persons that an article, a possessive or a place in a row shows."""
    found = []
    for i, low in enumerate(s.low):
        if i in taken or i in blocked or (low not in ARTICLES and low not in POSSESSIVES and low != "whose"):
            continue
        one = _single(s, i, lex, forces) or _in_a_row(s, i, lex)
        if one and not taken.intersection(range(one.begin, one.end)):
            found.append(one)
            taken.update(range(one.begin, one.end))
            found += _listed(s, one, lex, forces, taken)
    return found


def _single(s: Sentence, i: int, lex: Lexicon, forces: dict[int, int]) -> People | None:
    """ "A government pilot", "another man", "a couple", "the pastor, Daniel Gyang, 45,"."""
    victims = lex.victims
    head = head_of(s, i + 1, lex, forces)
    if head is None:
        return None
    word = s.low[head]
    if (word in lex.harms.counted_nouns and word not in victims.nouns) or word in victims.plurals or s.tag[head] in PLURAL_TAGS:
        return None
    couple = word in victims.couples
    if word in victims.masses or (word in victims.groups and not couple):
        return None
    who, side, end = classify(s, i + 1, head, lex, forces)
    if (word in victims.unsaid and who == "people") or s.tag[end : end + 1] == ("POS",):
        return None
    definite = s.low[i] == "the" or s.low[i] in POSSESSIVES
    return People(
        i, _past_name(s, end, lex), head, CountRange.exactly(2 if couple else 1), who, side, counted=False, definite=definite
    )


def _listed(s: Sentence, one: People, lex: Lexicon, forces: dict[int, int], taken: set[int]) -> list[People]:
    """ "A mother, father and toddler": the others of a list that share the first one's article."""
    found = []
    for k in _conjuncts(s, one.head):
        known = s.tag[k] == "NN" and s.low[k] in lex.victims.nouns and s.low[k] not in lex.victims.masses
        if not known or k in taken or s.left_edge(k) != k or s.low[k - 1] not in (",", "and"):
            continue
        who, side, end = classify(s, k, k, lex, forces)
        found.append(People(k, end, k, CountRange.exactly(1), who, side, counted=False))
        taken.update(range(k, end))
    return found


def _past_name(s: Sentence, end: int, lex: Lexicon) -> int:
    """The token after the name or age that stands with a person, with a comma or without."""
    if s.low[end : end + 1] == ("of",) and s.tag[end + 1 : end + 2] == ("CD",) and is_age(s, lex, end + 1, end + 2):
        return end + 2
    j = end
    while j < len(s) and s.tag[j] in NAME_TAGS and s.dep[j] in ("appos", "compound", "flat", "nmod"):
        j += 1
    if j > end or s.low[end : end + 1] != (",",):
        return j
    j = end + 1
    while j < len(s) and s.tag[j] in NAME_TAGS:
        j += 1
    return j if j > end + 1 and s.dep[j - 1] == "appos" and s.head[j - 1] < end else end


def _in_a_row(s: Sentence, i: int, lex: Lexicon) -> People | None:
    """ "A third was wounded", "the other seriously hurt", "another died": one more of those told before."""
    if s.low[i] == "another":
        j = i
    elif i + 1 < len(s) and (
        (s.low[i + 1] in lex.numbers.ordinals and s.low[i] == "a") or (s.low[i + 1] == "other" and s.low[i] == "the")
    ):
        j = i + 1
    else:
        return None
    k = j + 1
    if s.low[j] in lex.numbers.ordinals and k < len(s) and s.low[k] in lex.victims.generic:
        return People(i, k + 1, k, CountRange.exactly(1), "people", counted=False)
    while k < len(s) and s.tag[k] == "RB":
        k += 1
    if k < len(s) and (s.tag[k] in VERB_TAGS or s.low[k] in lex.harms.states):
        return People(i, j + 1, j, CountRange.exactly(1), "people", bare=True, others=True)
    return None


def find_harmed(
    s: Sentence,
    quantities: tuple[Quantity, ...],
    lex: Lexicon,
    forces: dict[int, int],
    taken: set[int],
    blocked: frozenset[int],
) -> list[People]:
    """People whom no list of nouns knows, by what was done to them: names and trades that the parse puts under a sure word
    of harm. "Gunmen shot dead Rosalba Quintero", "five loggers were killed", "sniper fire killed a baker".
    """
    found: list[People] = []
    bodies = {j for begin, end in forces.items() for j in range(begin, end)}
    for head in (*_sure_heads(s, lex), *_named_parts(s, lex, taken)):
        if (
            head in taken
            or head in blocked
            or head in bodies
            or s.low[head] in lex.victims.not_people
            or s.low[head] in lex.victims.demonyms
            or s.low[head] in lex.harms.limbs
            or (s.low[head],) in lex.damages.objects
        ):
            continue
        one = _pronoun(s, head) if s.low[head] in PRONOUNS else _harmed(s, head, quantities, lex, forces, taken | blocked)
        if one:
            found.append(one)
            taken.update(range(one.begin, one.end))
    return found


def _sure_heads(s: Sentence, lex: Lexicon) -> Iterator[int]:
    """The nouns that the parse puts where a word of harm has its people."""
    for v, low in enumerate(s.low):
        if low in lex.harms.sure and s.tag[v] in VERB_TAGS:
            roots = [
                _referent(s, k)
                for k in s.kids[v]
                if s.dep[k] in ("dobj", "nsubjpass") or (s.dep[k] == "nsubj" and low in lex.harms.intransitive)
            ]
            if not roots and s.dep[v] == "acl" and s.tag[v] == "VBN":
                roots = [s.head[v]]
        elif s.tag[v] in VERB_TAGS and s.low[v + 1 : v + 3] == ("to", "death") and s.kid(v, "dobj") is None:
            # "Yusuf Wehbe bled to death".
            roots = [_referent(s, k) for k in s.kids[v] if s.dep[k] in ("nsubj", "nsubjpass")]
        elif (
            low in lex.harms.assault
            and s.tag[v] in VERB_TAGS
            and (
                low in lex.harms.piercing
                or "dead" in s.low[v : v + 6]
                or "killed" in s.low[v : v + 3]
                or "death" in s.low[v : v + 6]
            )
        ):
            roots = [_referent(s, k) for k in s.kids[v] if s.dep[k] in ("dobj", "nsubjpass") and not _is_headline(s, v, k)]
            roots += [k for j in s.kids[v] if s.low[j] == "dead" for k in s.kids[j] if s.tag[k] in NOUN_TAGS]
        elif (low in lex.harms.nouns or low in lex.harms.piercing_nouns) and s.tag[v] in ("NN", "NNP"):
            named = low in lex.harms.counted_nouns
            of = [k for p in s.kids[v] if s.low[p] == "of" for k in s.kids[p] if s.dep[k] == "pobj"]
            roots = [k for k in of if not named or s.tag[k] == "NNP"]
        elif lex.harms.states.get(low) == "killed" and s.dep[v] in ("acomp", "oprd", "xcomp", "ccomp"):
            # "Yusuf Wehbe was pronounced dead", "a private is dead".
            tags = ("NNP", "NN") if s.low[s.head[v]] in BE else ("NNP",)
            roots = [k for k in s.kids[s.head[v]] if s.dep[k] in ("nsubj", "nsubjpass") and s.tag[k] in tags]
        else:
            continue
        for root in roots:
            yield root
            yield from _conjuncts(s, root)


def _is_headline(s: Sentence, verb: int, k: int) -> bool:
    """ "Two charged in shooting Sign up": a headline's last word and the first one behind it are no deed and its victim."""
    return s.tag[verb] == "VBG" and k == verb + 1 and s.tag[k] == "NNP"


def _named_parts(s: Sentence, lex: Lexicon, taken: set[int]) -> Iterator[int]:
    """ "Including reporter Rubén Carvallo": a name with its trade, or behind people whom it is one of."""
    for i, low in enumerate(s.low):
        if low not in lex.harms.openers or i + 1 >= len(s):
            continue
        end = i + 1
        while end < len(s) and s.tag[end] in ("NN", "NNP", "JJ", "DT") and end not in taken:
            end += 1
        if end > i + 1 and s.tag[end - 1] == "NNP":
            titled = any(s.low[j] in lex.victims.nouns for j in range(i + 1, end))
            people = i - 1 in taken or (s.low[i - 1] == "," and i - 2 in taken)
            if titled or (people and s.tag[end - 2 : end] == ("NNP", "NNP") and end - i > 2):
                yield end - 1


def _referent(s: Sentence, k: int) -> int:
    """ "Sheikh Rogo, who was shot dead": the noun that a relative pronoun stands for."""
    verb = s.head[k]
    return s.head[verb] if s.low[k] in RELATIVES and s.dep[verb] == "relcl" else k


def _conjuncts(s: Sentence, i: int) -> Iterator[int]:
    for k in s.kids[i]:
        if s.dep[k] == "conj" or is_listed_name(s, k):
            yield k
            yield from _conjuncts(s, k)


def is_listed_name(s: Sentence, k: int) -> bool:
    """ "Juan Arango, Deisy Ulcue and a third guard": the parser takes the second name of a list for the first told again."""
    return s.dep[k] == "appos" and s.tag[k] == "NNP" and s.kid(k, "conj") is not None


def _pronoun(s: Sentence, i: int) -> People:
    return People(i, i + 1, i, CountRange.exactly(PRONOUNS[s.low[i]]), "people", counted=False, named=True, pronoun=True)


def _harmed(
    s: Sentence,
    head: int,
    quantities: tuple[Quantity, ...],
    lex: Lexicon,
    forces: dict[int, int],
    taken: set[int] | frozenset[int],
) -> People | None:
    """One name, one trade with an article, or a trade in the plural with its number; nothing else is sure to be people."""
    if s.tag[head] not in NOUN_TAGS:
        return None
    begin = head
    while begin and begin - 1 not in taken and s.tag[begin - 1] in BEFORE_HEAD and s.low[begin - 1] not in lex.harms.states:
        begin -= 1
    if begin and s.tag[begin - 1] == "IN" and s.dep[head] != "pobj":
        return None
    quantity = next((q for q in quantities if begin <= q.end <= head and q.begin < head), None)
    if quantity:
        if s.tag[head] not in PLURAL_TAGS or s.low[quantity.begin - 1] == "the":
            return None
        who, side, end = classify(s, quantity.end, head, lex, forces)
        return People(quantity.begin, end, head, quantity.count, who, side, named=True)
    if s.tag[head] == "NNP" and not s.words[head].isupper():
        title = next(
            (j for j in range(head, begin - 1, -1) if s.low[j] in lex.victims.nouns and s.low[j] not in lex.victims.demonyms),
            None,
        )
        if title is None and s.low[begin] in ARTICLES:
            return None
        who, side, _ = classify(s, begin, head if title is None else title, lex, forces)
        return People(begin, _past_age(s, head + 1, lex), head, CountRange.exactly(1), who, side, counted=False, named=True)
    if s.tag[head] == "NN" and s.low[head] in lex.victims.nouns and (last := _name_behind(s, head)):
        who, side, _ = classify(s, begin, head, lex, forces)
        return People(begin, last, head, CountRange.exactly(1), who, side, counted=False, named=True)
    known = s.low[head] in lex.saying.sources or s.low[head] in lex.victims.groups or s.low[head] in lex.saying.spokespeople
    if s.tag[head] == "NN" and not known and (s.low[begin] in ("a", "an", "another") or s.low[begin] in POSSESSIVES):
        who, side, end = classify(s, begin, head, lex, forces)
        return People(begin, end, head, CountRange.exactly(1), who, side, counted=False, named=True)
    return None


def _name_behind(s: Sentence, head: int) -> int | None:
    """The token after the name that trades without an article lead to: "activist and designer Edwin Chiloba"."""
    j = head + 1
    while j < len(s) and j < head + 5 and (s.tag[j] in ("NN", "JJ") or s.low[j] == "and"):
        j += 1
    end = j
    while end < len(s) and s.tag[end] == "NNP":
        end += 1
    return end if end > j else None


def _past_age(s: Sentence, i: int, lex: Lexicon) -> int:
    """The token after an age that stands with a name: "Tarek Abu Nimer, 24,"."""
    if s.low[i : i + 1] in ((",",), ("(",)) and i + 1 < len(s) and s.low[i + 1].isdigit() and is_age(s, lex, i + 1, i + 2):
        return i + 2
    return i
