"""The value of a number in a sentence, in digits and in words: "3,000", "twenty-five", "two hundred and six", "half a million".

A sentence and a token come in, the value and the token after it come out. What bounds a number is quantity.py's.
"""

from __future__ import annotations

import re

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.sentence import Sentence

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
LARGEST = 10**10


def number_at(s: Sentence, lex: Lexicon, i: int) -> tuple[int, int] | None:
    """The value of the number that begins at ``i`` and the token after it; None where no whole number does."""
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
        elif (token in ("-", "and") and end > i and end + 1 < len(s) and _joins(s, lex, end)) or (
            token in ("a", "an", "half", "quarter", "of") and _part_of_multiplier(s, lex, end)
        ):
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


def _part_of_multiplier(s: Sentence, lex: Lexicon, i: int) -> bool:
    """Whether an article or "half" at ``i`` leads on to a multiplier: "a dozen", "half a million", "quarter of a million"."""
    multipliers = lex.numbers.multipliers
    for j in range(i + 1, min(i + 5, len(s))):
        if s.low[j] in multipliers:
            return s.low[j] not in ("m", "bn")
        if s.low[j] not in ("a", "an", "of", "half", "quarter"):
            return False
    return False


def _joins(s: Sentence, lex: Lexicon, i: int) -> bool:
    """ "Twenty-five", "two hundred and six": a hyphen or "and" inside one number."""
    following = s.low[i + 1]
    words = lex.numbers
    if s.low[i] == "-":
        return s.low[i - 1] in words.tens and following in words.units
    return s.low[i - 1] in ("hundred", "thousand") and (following in words.units or following in words.tens)


def _continues(s: Sentence, lex: Lexicon, i: int) -> bool:
    """Whether "two thousand" goes on: "two thousand three hundred"."""
    return (
        s.low[i] in lex.numbers.units
        or s.low[i] in lex.numbers.tens
        or s.low[i] in lex.numbers.multipliers
        or s.low[i] == "and"
    )
