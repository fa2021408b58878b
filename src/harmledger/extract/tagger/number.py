"""How many the words of a marked number say, by the grammar's own number code (M2, M27).

A stretch of words comes in, a count goes out. The model only says where a number of people stands, never which.
"""

from __future__ import annotations

import re

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.clean import clean
from harmledger.extract.grammar.quantity import find_quantities
from harmledger.extract.grammar.sentence import Sentence
from harmledger.model.count import CountRange

TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|\S")
NONE = frozenset(
    {
        ("no",),
        ("none",),
        ("nobody",),
        ("neither",),
        ("zero",),
        ("without",),
        ("not", "a", "single"),
        ("not", "one"),
        ("no", "one"),
    }
)
ONE = frozenset({"a", "an", "another", "the"})


def count_of(words: str, lex: Lexicon) -> CountRange | None:
    """The count that the words of a number say, "at least ten" as 10 or more; None where they hold no number.

    A word that only says that there were people ("dozens", "several") is unbounded; "a", "another" and "a third" are one,
    "both" are two, "no" is zero.
    """
    s = _sentence(words)
    low = s.low[:-1]
    if not low:
        return None
    if low in NONE:
        return CountRange.exactly(0)
    found = find_quantities(s, lex, frozenset())
    if found:
        return found[0].count
    if low == ("both",):
        return CountRange.exactly(2)
    is_one = low[0] in ONE and (len(low) == 1 or low[1] == "other" or low[1] in lex.numbers.ordinals)
    return CountRange.exactly(1) if is_one and len(low) <= 2 else None


def _sentence(words: str) -> Sentence:
    """The words as a sentence without a parse, with "people" after them, so that a number has something that it counts."""
    tokens = (*TOKEN.findall(clean(words, 0, len(words)).text), "people")
    low = tuple(token.lower() for token in tokens)
    size = len(tokens)
    offsets = tuple(range(size))
    return Sentence(
        words=tokens,
        low=low,
        tag=tuple(_tag(token) for token in tokens),
        dep=("",) * size,
        head=offsets,
        kids=((),) * size,
        starts=offsets,
        ends=tuple(i + 1 for i in offsets),
        in_title=False,
        order=0,
        paragraph=0,
        quoted=(False,) * size,
    )


def _tag(word: str) -> str:
    return "NNS" if word == "people" else "CD" if word[0].isdigit() else "DT"
