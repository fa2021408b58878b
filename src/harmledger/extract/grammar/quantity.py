"""Numbers in a sentence, in digits and in words, with what bounds them (M2) and without what is no count (M6).

A sentence comes in, quantities in order come out: "at least 26", "nearly 3,000", "between a and b", "dozens". Whether a
quantity counts people is decided by its noun, in people.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.model.count import CountRange

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
DECADES = re.compile(r"(?:19|20)\d0s")
LARGEST = 10**10

Bound = Literal["low", "above", "high", "nearly", "below", "about", "exact"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens ``begin`` to ``end`` hold the number with its bound; ``number`` is the first token of the number itself."""

    begin: int
    end: int
    number: int
    count: CountRange

    @property
    def is_vague(self) -> bool:
        return self.count.vague


def find_quantities(s: Sentence, lex: Lexicon, blocked: frozenset[int]) -> tuple[Quantity, ...]:
    """The quantities of a sentence, left to right; tokens in ``blocked`` (dates, clock times) hold none."""
    found: list[Quantity] = []
    i = 0
    while i < len(s):
        quantity = None if i in blocked else _quantity(s, lex, i)
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
    number = _number(s, lex, i)
    if number:
        value, end = number
        if _is_no_count(s, lex, i, end):
            return None
        begin, bound = _bound_before(s, lex, i)
        end, after = _bound_after(s, lex, end)
        count = _bounded(value, bound if bound != "exact" else after or bound)
        return Quantity(begin, end, i, count) if count else None
    end = _vague_end(s, lex, i)
    if end:
        begin, _ = _bound_before(s, lex, i)
        return Quantity(begin, end, i, CountRange.unbounded())
    return None


def _number(s: Sentence, lex: Lexicon, i: int) -> tuple[int, int] | None:
    """The value of the number that begins at ``i`` and the token after it."""
    words = lex.numbers
    low = s.low
    end, total, group = i, 0.0, None
    while end < len(s):
        token = low[end]
        match = DIGITS.fullmatch(token)
        if match and group is None:
            group = float(token.replace(",", ""))
        elif token in words.units and (group is None or group % 10 == 0 or group % 100 == 0) and not match:
            group = (group or 0) + words.units[token]
        elif token in words.tens and (group is None or group % 100 == 0):
            group = (group or 0) + words.tens[token]
        elif token in words.pairs and group is None and _is_pair(s, end):
            group = float(words.pairs[token])
        elif token in words.multipliers and (group is not None or _opens_multiplier(s, lex, end)):
            scale = words.multipliers[token]
            group = (group if group is not None else _indefinite(s, i, end)) * scale
            if scale >= 1000:
                total, group = total + group, None
                if end + 1 < len(s) and not _continues(s, lex, end + 1):
                    end += 1
                    break
        elif token in ("-", "and") and end > i and end + 1 < len(s) and _joins(s, lex, end, group):
            pass
        elif token in ("a", "an", "half", "quarter", "of") and _part_of_multiplier(s, lex, end, i):
            pass
        else:
            break
        end += 1
    value = total + (group or 0)
    if end == i or (total == 0 and group is None) or value != int(value) or value > LARGEST:
        return None
    return int(value), end


def _is_pair(s: Sentence, i: int) -> bool:
    """ "A couple of", "a pair of"; "both" and "twin" count only with a plural noun, and "a married couple" is no number."""
    if s.low[i] in ("couple", "pair", "trio", "duo"):
        return i + 1 < len(s) and (s.low[i + 1] == "of" or s.tag[i + 1] == "NNS")
    return False


def _opens_multiplier(s: Sentence, lex: Lexicon, i: int) -> bool:
    """ "A dozen", "a hundred", "half a million", "a quarter of a million": a multiplier counted by an article."""
    before = s.low[i - 1] if i else ""
    return before in ("a", "an") or (i > 0 and before in lex.numbers.units)


def _indefinite(s: Sentence, begin: int, end: int) -> float:
    words = s.low[begin:end]
    return 0.5 if "half" in words else 0.25 if "quarter" in words else 1.0


def _part_of_multiplier(s: Sentence, lex: Lexicon, i: int, begin: int) -> bool:
    """Whether an article or "half" at ``i`` leads on to a multiplier: "a dozen", "half a million", "quarter of a million"."""
    multipliers = lex.numbers.multipliers
    for j in range(i + 1, min(i + 5, len(s))):
        if s.low[j] in multipliers:
            return s.low[j] not in ("m", "bn")
        if s.low[j] not in ("a", "an", "of", "half", "quarter"):
            return False
    return False


def _joins(s: Sentence, lex: Lexicon, i: int, group: float | None) -> bool:
    """ "Twenty-five", "two hundred and six": a hyphen or "and" inside one number."""
    following = s.low[i + 1]
    words = lex.numbers
    if s.low[i] == "-":
        return s.low[i - 1] in words.tens and following in words.units
    return s.low[i - 1] in ("hundred", "thousand") and (following in words.units or following in words.tens)


def _continues(s: Sentence, lex: Lexicon, i: int) -> bool:
    """Whether "two thousand" goes on: "two thousand three hundred"."""
    return s.low[i] in lex.numbers.units or s.low[i] in lex.numbers.tens or s.low[i] in lex.numbers.multipliers or s.low[i] == "and"


def _range(s: Sentence, lex: Lexicon, i: int) -> Quantity | None:
    """ "Between 15 and 20", "15 to 20", "15-20"."""
    between = s.low[i] == "between"
    first = _number(s, lex, i + 1 if between else i) if i + 1 < len(s) else None
    if not first or first[1] >= len(s) - 1:
        return None
    joint = s.low[first[1]]
    if joint not in (("and",) if between else ("to", "-")):
        return None
    second = _number(s, lex, first[1] + 1)
    if not second or second[0] <= first[0]:
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
            if tokens in (("over",), ("under",), ("above",), ("below",), ("around",), ("about",), ("beyond",)) and _governs_place(s, begin, i):
                continue
            return begin, bound
    return i, "exact"


def _governs_place(s: Sentence, begin: int, i: int) -> bool:
    """ "Over" as a preposition of its own: "clashes over 12 villages" has no bound in it where a noun of talk precedes."""
    return s.dep[begin] == "prep" and begin > 0 and s.low[begin - 1] in ("concern", "concerns", "dispute", "talks", "anger")


def _bound_after(s: Sentence, lex: Lexicon, end: int) -> tuple[int, str | None]:
    for tokens, bound in lex.numbers.after:
        if s.match(end, tokens):
            return end + len(tokens), bound
    return end, None


def _vague_end(s: Sentence, lex: Lexicon, i: int) -> int | None:
    """The token after a word of number without a number: "dozens", "hundreds of", "several dozen", "a number of"."""
    words, low = lex.numbers, s.low
    if low[i] in ("a", "an") and i + 1 < len(s) and low[i + 1] in ("number", "few", "handful", "majority", "couple"):
        i += 1
    elif low[i] in ("a", "an") and i + 2 < len(s) and low[i + 1] in ("large", "high", "great", "small", "significant", "growing", "good") and low[i + 2] in ("number", "majority"):
        i += 2
    elif low[i] in ("number", "handful", "majority", "more", "all", "most", "tens", "lots", "plenty") and low[i] != "tens":
        return None
    if low[i] not in words.vague:
        return None
    end = i + 1
    while end < len(s) and (low[end] in words.vague_of or low[end] in words.multipliers):
        end += 1
    if end < len(s) and low[end] == "of" and end + 1 < len(s) and (low[end + 1] in words.vague_of or low[end + 1] in words.multipliers):
        return _vague_end(s, lex, end + 1)
    return end


def _is_no_count(s: Sentence, lex: Lexicon, begin: int, end: int) -> bool:
    """Years, ages, ordinals, clock times, model numbers and measures (M6)."""
    low, words = s.low, lex.numbers
    after = low[end] if end < len(s) else ""
    before = low[begin - 1] if begin else ""
    if after in words.measures or (after == "-" and end + 1 < len(s) and low[end + 1] in words.measures):
        return True
    if after in ("year-old", "years-old") or low[begin].endswith("s") and low[begin][0].isdigit():
        return True
    if before in ("$", "€", "£", "#", "aged", "age", "/", ":", "no.", "."):
        return True
    if after in ("/", ":", "%", "th", "st", "nd", "rd"):
        return True
    if before in words.ordinal_cues and s.tag[begin - 1] in NOUN_TAGS and end - begin == 1 and not _has_noun(s, end):
        return True
    if before == "-" and begin > 1 and s.tag[begin - 2] in NAME_TAGS and s.ends[begin - 2] == s.starts[begin - 1]:
        return True
    if begin and s.tag[begin - 1] in NAME_TAGS and _is_apposed_age(s, begin, end):
        return True
    return _is_year(s, begin, end)


def _has_noun(s: Sentence, i: int) -> bool:
    return i < len(s) and s.tag[i] in NOUN_TAGS


def _is_apposed_age(s: Sentence, begin: int, end: int) -> bool:
    """ "Amina Yusuf, 29, was": a number between commas after a name is an age."""
    return s.low[begin - 1] == "," and end < len(s) and s.low[end] in (",", ")", ".")


def _is_year(s: Sentence, begin: int, end: int) -> bool:
    """A bare 19xx or 20xx after a preposition or a month, or with nothing to count."""
    token = s.low[begin]
    if end - begin != 1 or not re.fullmatch(r"(?:19|20)\d\d", token):
        return False
    before = s.low[begin - 1] if begin else ""
    return before in ("in", "since", "of", "from", "until", "by", "early", "late", "mid", "-", "(", "and", "to", "during") or not _has_noun(s, end)
