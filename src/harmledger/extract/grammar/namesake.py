"""What is written like a place and is none: "Syrian", "Africa", "the Tripoli government", "Sheikh Rogo" (M11).

A run of names comes in, yes or no goes out. Apart from place.py, whose question is what a place is called.
"""

from __future__ import annotations

from functools import lru_cache

from harmledger.codebook.directory import load_directory
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.place_name import Run
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_phrase import Phrase
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence

IN = frozenset({"in", "at", "near", "outside", "inside", "around", "within", "across", "off", "throughout"})


def describes(s: Sentence, run: Run, lex: Lexicon) -> bool:
    """ "Syrian", "Christian-majority", "Damascus-based", "their Niva": a name that only describes what follows; or "Africa"."""
    end = run.end
    if end < len(s) and s.words[end] == "-" and s.starts[end] == s.ends[end - 1]:
        return True
    before = s.tag[run.begin - 1] if run.begin else ""
    if before == "PRP$" or (before == "CD" and s.tag[end - 1] == "NNPS"):
        return True
    if end - run.begin > 1:
        return all(_is_of_state(s.words[j]) or s.low[j] in lex.victims.demonyms for j in range(run.begin, end))
    if s.low[run.begin] in place_nouns().too_wide:
        return True
    if _is_of_state(s.words[run.begin]):
        return True
    behind = s.tag[end] if end < len(s) else ""
    if s.low[run.begin] not in lex.victims.demonyms:
        is_named_site = run.begin and s.low[run.begin - 1] == "the" and end < len(s) and s.low[end] in place_nouns().kinds
        return s.tag[run.begin] == "JJ" and behind != "IN" and not is_named_site
    # A people and its region may share a name: "in Amhara", "the Amhara region".
    if s.tag[run.begin] in NAME_TAGS and end < len(s) and s.low[end] in place_nouns().kinds:
        return False
    return behind in NOUN_TAGS | {"JJ", "CC"} or not run.begin or s.low[run.begin - 1] not in IN


@lru_cache(maxsize=4096)
def _is_of_state(word: str) -> bool:
    """An adjective of a state: "Thai", "Ukrainian"."""
    state = load_directory().state(word)
    return state is not None and word in state.adjectives and word != state.name


def is_of_speaker(s: Sentence, run: Run, speakers: frozenset[int]) -> bool:
    """ "Medics at Nasser Hospital", "the ministry in Moscow": where those who say so are."""
    i, led = run.end - 1, False
    while s.dep[i] in ("pobj", "prep", "compound", "nmod", "appos") and s.head[i] != i:
        led = led or s.dep[i] == "prep"
        i = s.head[i]
        if i in speakers:
            return led
    return False


def is_body_or_person(s: Sentence, run: Run, lex: Lexicon) -> bool:
    """ "Aleppo Police Command", "the Tripoli government", "Sheikh Rogo": an office or a title makes another thing of a name."""
    nouns = place_nouns()
    before = s.low[run.begin - 1] if run.begin else ""
    if before.rstrip(".") in nouns.titles or before in nouns.offices:
        return True
    if run.end - run.begin > 1 and s.low[run.end - 1] in nouns.offices:
        return True
    behind = s.low[run.end] if run.end < len(s) else ""
    if s.in_title or behind not in nouns.offices or lex.victims.nouns.get(behind) in ("people", "civilians"):
        return False
    return s.tag[run.end + 1 : run.end + 2] not in (("NN",), ("NNS",))


def is_one_of_many(s: Sentence, lead: Phrase, kind: str) -> bool:
    """ "A Coptic church", "an ISIS camp": one of many has no name."""
    return kind in ("facility", "refugee_camp") and s.low[lead.first] in ("a", "an")
