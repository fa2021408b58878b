"""Numbers in a sentence, in digits and in words, with what bounds them (M2) and without what is no count (M6).

A sentence comes in, quantities in order come out: "at least 26", "nearly 3,000", "between a and b", "dozens". Whether a
quantity counts people is decided by its noun, in people.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.number import number_at
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.model.count import CountRange

ASIDE = (("VBZ",), ("VBD",), ("VBP",), ("MD",), ("WP",))
"""What goes on after an age in commas: "a private, 23, is dead"."""
YEAR = re.compile(r"(?:19|20)\d\d")

Bound = Literal["low", "above", "high", "nearly", "below", "about", "exact"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens ``begin`` to ``end`` hold the number with its bound; ``number`` is the first token of the number itself."""

    begin: int
    end: int
    number: int
    count: CountRange


def find_quantities(s: Sentence, lex: Lexicon, blocked: frozenset[int]) -> tuple[Quantity, ...]:
    """The quantities of a sentence, left to right; tokens in ``blocked`` (dates, clock times) hold none."""
    found: list[Quantity] = []
    openers = lex.numbers.openers
    i = 0
    while i < len(s):
        low = s.low[i]
        quantity = _quantity(s, lex, i) if (low in openers or low[0].isdigit()) and i not in blocked else None
        if quantity is None:
            i += 1
            continue
        found.append(quantity)
        i = quantity.end
    return tuple(found)


def _quantity(s: Sentence, lex: Lexicon, i: int) -> Quantity | None:
    pair = _range(s, lex, i)
    if pair:
        return pair
    number = number_at(s, lex, i)
    if number:
        value, end = number
        if _is_no_count(s, lex, i, end):
            return None
        begin, bound = _bound_before(s, lex, i)
        end, after = _bound_after(s, lex, end)
        count = _bounded(value, bound if bound != "exact" else after or bound)
        return Quantity(begin, end, i, count) if count else None
    if _opens_bound(s, lex, i):
        return None
    last = _vague_end(s, lex, i)
    return Quantity(_bound_before(s, lex, i)[0], last, i, CountRange.unbounded()) if last else None


def _opens_bound(s: Sentence, lex: Lexicon, i: int) -> bool:
    """ "Some 150", "as many as 70", "no more than 12": the word that is vague alone bounds the number behind it."""
    first = i - 1 if i and s.low[i - 1] in ("as", "no", "not") else i
    rows = (
        tokens
        for tokens, _ in lex.numbers.before
        if tokens[0] == s.low[first] and first + len(tokens) > i and s.match(first, tokens)
    )
    return any(first + len(tokens) < len(s) and number_at(s, lex, first + len(tokens)) for tokens in rows)


def _range(s: Sentence, lex: Lexicon, i: int) -> Quantity | None:
    """ "Between 15 and 20", "15 to 20", "15-20"; "rose from 15 to 20" is two counts."""
    between = s.low[i] == "between"
    first = number_at(s, lex, i + 1 if between else i) if i + 1 < len(s) else None
    if not first or first[1] >= len(s) - 1:
        return None
    joint = s.low[first[1]]
    if joint not in (("and",) if between else ("to", "-")):
        return None
    second = number_at(s, lex, first[1] + 1)
    if not second or second[0] <= first[0] or (i and s.low[i - 1] == "from" and joint == "to"):
        return None
    if not between and _is_no_count(s, lex, i, second[1]):
        return None
    return Quantity(i, second[1], i + between, CountRange(first[0], second[0]))


def _bounded(value: int, bound: str) -> CountRange | None:
    """The range that a bound makes of a number (M2)."""
    match bound:
        case "low":
            return CountRange(value, None)
        case "above":
            return CountRange(value + 1, None)
        case "high":
            return CountRange(0, value)
        case "nearly":
            return CountRange(None, value)
        case "below":
            return CountRange(0, value - 1) if value > 0 else None
        case "about":
            return CountRange(value, value, approximate=True)
        case _:
            return CountRange(value, value)


def _bound_before(s: Sentence, lex: Lexicon, i: int) -> tuple[int, str]:
    """The first token of a bound that ends at ``i`` ("at least" 26), and which bound it is."""
    for tokens, bound in lex.numbers.before:
        begin = i - len(tokens)
        if begin >= 0 and s.match(begin, tokens):
            if bound == "exact":
                outer, other = _bound_before(s, lex, begin)
                return (outer, other) if other != "exact" else (begin, "exact")
            if len(tokens) == 1 and _is_preposition(s, lex, begin):
                continue
            return begin, bound
    return i, "exact"


def _is_preposition(s: Sentence, lex: Lexicon, i: int) -> bool:
    """ "Anger over 12 deaths", "talks about 40 captives": behind such a noun the word bounds nothing."""
    return s.dep[i] == "prep" and i > 0 and s.low[i - 1] in lex.numbers.about_what


def _bound_after(s: Sentence, lex: Lexicon, end: int) -> tuple[int, str | None]:
    for tokens, bound in lex.numbers.after:
        if s.match(end, tokens):
            return end + len(tokens), bound
    return end, None


def _vague_end(s: Sentence, lex: Lexicon, i: int) -> int | None:
    """The token after a word of number without a number: "dozens", "hundreds of", "several dozen", "an unknown number of"."""
    words, low = lex.numbers, s.low
    if low[i] in ("a", "an"):
        i += 1 if i + 1 < len(s) and low[i + 1] in words.indefinite else 2
        if i >= len(s) or low[i] not in words.indefinite or (low[i] == "few" and low[i - 1] not in ("a", "an")):
            return None
    elif (low[i] in words.indefinite and low[i] != "few") or low[i] not in words.vague:
        return None
    end = i + 1
    while end < len(s) and (low[end] in words.vague_of or low[end] in words.multipliers):
        end += 1
    if end + 1 < len(s) and low[end] == "of" and (low[end + 1] in words.vague_of or low[end + 1] in words.multipliers):
        return _vague_end(s, lex, end + 1)
    return end


def _is_no_count(s: Sentence, lex: Lexicon, begin: int, end: int) -> bool:
    """Years, ages, ordinals, clock times, model numbers and measures (M6)."""
    low, words = s.low, lex.numbers
    after = low[end] if end < len(s) else ""
    before = low[begin - 1] if begin else ""
    if after in words.measures or (after == "-" and end + 1 < len(s) and low[end + 1] in words.measures):
        return True
    if after in ("/", "%", "th", "st", "nd", "rd") or before in ("$", "€", "£", "#", "/", "no.", "."):
        return True
    if ":" in (before, after) and (
        (begin > 1 and low[begin - 2][0].isdigit()) or (end + 1 < len(s) and after == ":" and low[end + 1][0].isdigit())
    ):
        return True
    if (low[begin].endswith("s") and low[begin][0].isdigit()) or (
        low[begin] == "one" and (before == "no" or after == "another")
    ):
        return True
    if before in words.ordinal_cues and s.tag[begin - 1] in NOUN_TAGS and end - begin == 1 and not _has_noun(s, end):
        return True
    if before == "-" and begin > 1 and s.tag[begin - 2] in NAME_TAGS and s.ends[begin - 2] == s.starts[begin - 1]:
        return True
    if before == "also" and begin > 2 and low[begin - 2] == "," and s.tag[begin - 3] in NAME_TAGS:
        return True
    if end - begin == 1 and (before in words.dialling or low[max(0, begin - 2) : begin] == ("called", "to")):
        return True
    return is_age(s, lex, begin, end) or _is_year(s, begin, end)


def _has_noun(s: Sentence, i: int) -> bool:
    return i < len(s) and s.tag[i] in NOUN_TAGS


def is_age(s: Sentence, lex: Lexicon, begin: int, end: int) -> bool:
    """ "Amina Yusuf, 29, was", "a couple aged 61 and 58", "boys of 13 and 15", "a mother of four", "Yahya (4)" (M6)."""
    low, words = s.low, lex.numbers
    if (
        low[begin - 1] in (",", "(")
        and begin > 1
        and (s.tag[begin - 2] in NOUN_TAGS or low[begin - 2] in lex.victims.nouns)
        and (end == len(s) or low[end] in (",", "(", ")", ".", ";") or low[end : end + 2] in (("and", "the"), ("and", "a")))
    ):
        aside = low[end : end + 1] == (",",) and s.tag[end + 1 : end + 2] in ASIDE
        return end - begin == 1 and (
            low[begin - 1] == "(" or s.tag[begin - 2] in NAME_TAGS or low[begin - 2] in lex.victims.nouns or aside
        )
    j = begin - 1
    while j > 0 and (
        low[j] in ("and", "to", ",", "-", "between", "from", "about", "around", "only", "just")
        or low[j].isdigit()
        or low[j] in words.units
    ):
        j -= 1
    if j < 0 or (low[j] not in words.age_cues and low[j] != "of"):
        return False
    if low[j] != "of":
        return True
    return (
        j > 0
        and low[j - 1] in lex.victims.nouns
        and low[j - 1] not in lex.victims.groups
        and not _has_noun(s, end)
        and s.tag[end : end + 1] not in (("JJ",), ("VBN",))
    )


def _is_year(s: Sentence, begin: int, end: int) -> bool:
    """A bare 19xx or 20xx after a preposition or a month, or with nothing to count."""
    token = s.low[begin]
    if end - begin != 1 or not YEAR.fullmatch(token):
        return False
    before = s.low[begin - 1] if begin else ""
    return before in (
        "in",
        "since",
        "of",
        "from",
        "until",
        "by",
        "early",
        "late",
        "mid",
        "-",
        "(",
        "and",
        "to",
        "during",
    ) or not _has_noun(s, end)
