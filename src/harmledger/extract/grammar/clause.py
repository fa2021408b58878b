"""Subjects, agents and objects of a verb, as the parse and, where it fails, the order of words give them.

A sentence and a verb's position come in; positions of nouns come out. Apart because who did it, who claims it and what was
aimed at all ask the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence

RELATIVE = frozenset({"who", "which", "that"})
CLIMBS = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "relcl"})
LONGEST_CLIMB = 3


def is_passive(s: Sentence, i: int) -> bool:
    """Whether a verb is passive: "was hit", "hit by", "the village shelled on Monday"."""
    if any(s.dep[k] in ("nsubjpass", "auxpass") for k in s.kids[i]):
        return True
    if s.tag[i] in ("VBN", "VBD") and s.kid(i, "dobj") is None and s.kid(i, "agent") is not None:
        # "Barrel bombs dropped by helicopters killed two", read as if the bombs dropped.
        return True
    if _lacks_object(s, i):
        return True
    if s.tag[i] != "VBN" or s.kid(i, "dobj") is not None or any(s.low[k] in ("have", "has", "had") for k in s.kids[i]):
        return False
    if s.dep[i] == "conj" and s.tag[s.head[i]] in VERB_TAGS and s.kid(i, "nsubj") is None:
        return is_passive(s, s.head[i])
    return s.dep[i] in ("acl", "amod", "ROOT", "advcl", "ccomp") and s.kid(i, "nsubj") is None


def _lacks_object(s: Sentence, i: int) -> bool:
    """A headline's "five soldiers killed in ambush", read as active: what kills or hits takes an object."""
    if (
        s.tag[i] != "VBD"
        or not s.low[i].endswith("ed")
        or (i + 1 < len(s) and s.tag[i + 1] not in ("IN", "CC", ".", "WRB"))
        or s.kid(i, "dobj", "ccomp", "xcomp") is not None
    ):
        return False
    return s.dep[i] == "ROOT" and i + 1 < len(s) and s.in_title and not any(s.dep[k] == "conj" for k in s.kids[i])


def subject_of(s: Sentence, i: int) -> int | None:
    """The subject of an active verb, also of a participle, of a verb joined to another, and of a relative clause."""
    verb = i
    for _ in range(LONGEST_CLIMB):
        subject = s.kid(verb, "nsubj")
        if subject is not None:
            if s.low[subject] in RELATIVE and s.dep[verb] == "relcl":
                return _antecedent(s, s.head[verb], s.low[subject])
            return subject
        head = s.head[verb]
        if s.dep[verb] == "pcomp" and s.tag[verb] == "VBG" and s.tag[s.head[head]] in VERB_TAGS:
            # "They left after killing a teacher".
            verb = s.head[head]
            continue
        if head == verb or s.dep[verb] not in CLIMBS:
            return None
        if s.dep[verb] in ("acl", "relcl") and s.tag[head] in NOUN_TAGS:
            return head if s.tag[verb] in ("VBG", "VBD", "VBZ", "VBP") else None
        if s.dep[verb] == "ccomp" or (s.dep[verb] == "advcl" and s.tag[verb] != "VBG"):
            return None
        verb = head
        if s.tag[verb] in VERB_TAGS and s.kid(verb, "nsubjpass") is not None:
            return None
    return None


def _antecedent(s: Sentence, noun: int, relative: str) -> int:
    """What a relative clause is of: "a strike on the outskirts of X which destroyed" is of the strike and not of the place."""
    if relative != "which":
        return noun
    while s.dep[noun] == "pobj" and s.tag[noun] in ("NNP", "NN") and s.tag[s.head[s.head[noun]]] in NOUN_TAGS:
        noun = s.head[s.head[noun]]
    return noun


def objects_of(s: Sentence, i: int, *prepositions: str) -> Iterator[int]:
    """The nouns under a word's prepositions: of "carried out by X", X."""
    for k in s.kids[i]:
        if s.low[k] in prepositions and s.dep[k] in ("prep", "agent", "dative", "pcomp", "prt"):
            yield from (p for p in s.kids[k] if s.dep[p] == "pobj")


def doer_of(s: Sentence, i: int) -> int | None:
    """Who does what a verb tells: its agent behind "by", else its subject."""
    return next(objects_of(s, i, "by"), None) or subject_of(s, i)


def noun_after(s: Sentence, i: int, reach: int = 7) -> int | None:
    """The head of the noun phrase that opens right after token ``i``, none where another word comes first."""
    j = i + 1
    while (
        j < len(s)
        and j - i <= reach
        and (s.tag[j] in ("DT", "CD", "JJ", "JJR", "JJS", "PRP$", "HYPH", "VBN", "POS") or s.words[j] == "-")
    ):
        j += 1
    if j >= len(s) or s.tag[j] not in NOUN_TAGS:
        return None
    while j + 1 < len(s) and s.tag[j + 1] in NOUN_TAGS:
        j += 1
    return j


def noun_before(s: Sentence, i: int) -> int | None:
    """The noun right before a verb, auxiliaries and adverbs passed over: where the parse of a headline lost the subject."""
    j = i - 1
    while (j >= 0 and s.tag[j] in ("RB", "MD")) or (j >= 0 and s.low[j] in ("have", "has", "had")):
        j -= 1
    return j if j >= 0 and s.tag[j] in NOUN_TAGS else None
