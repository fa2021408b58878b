"""News of the conflict that tells of no violence: who took a place, a truce made or broken.

A sentence with its places comes in, yes or no goes out. Kept small on purpose: scenery ("the rebel-held town") is no news.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.sentence import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def speaks_of_context(s: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence has any word of control or accord at all."""
    words = lex.tellings
    return not words.control_verbs.isdisjoint(s.low) or not words.accord_nouns.isdisjoint(s.low)


def is_context(s: Sentence, places: Sequence[PlaceWords], lex: Lexicon) -> bool:
    """Whether a sentence states a change of control over a place that it names, or an accord that was made or broken."""
    words = lex.tellings
    for i, low in enumerate(s.low):
        if s.tag[i] not in FINITE and not (s.tag[i] == "VBN" and any(s.dep[k] in ("aux", "auxpass") for k in s.kids[i])):
            continue
        if low in words.control_verbs and any(place.rank >= 2 and i in s.ancestors(place.begin) for place in places):
            return True
        if low in words.accord_verbs and any(
            s.low[k] in words.accord_nouns and s.dep[k] in ("dobj", "nsubj", "nsubjpass") for k in s.kids[i]
        ):
            return True
    return False
