"""Whether two spellings are one name, as a person comparing two sheets would have it.

Two names come in, a yes or no goes out; articles, order, acronyms and a letter or two make no other name.
"""

from __future__ import annotations

import re
import unicodedata

from harmledger.evaluate.rows import Row, place_names

_LITTLE_WORDS = frozenset({"the", "a", "an", "of", "for", "in", "and", "al", "el", "s", "to", "on", "by", "from", "at"})
_NEAR_SHARE = 0.6


def same_name(one: str | None, other: str | None) -> bool:
    """Equal but for spelling, articles, order, an acronym, or a longer form of the same name; two unknowns are equal."""
    if not one or not other:
        return not one and not other
    words_one, words_other = _words(one), _words(other)
    if not words_one or not words_other:
        return words_one == words_other
    set_one, set_other = set(words_one), set(words_other)
    if set_one <= set_other or set_other <= set_one:
        return True
    if _is_acronym(words_one, words_other) or _is_acronym(words_other, words_one):
        return True
    near = sum(any(_close(a, b) for b in set_other) for a in set_one)
    return near / max(len(set_one), len(set_other)) >= _NEAR_SHARE


def same_place(one: Row, other: Row) -> bool:
    """Whether two mentions name one place, or neither names any."""
    names_one, names_other = place_names(one), place_names(other)
    return (not names_one and not names_other) or any(same_name(a, b) for a in names_one for b in names_other)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [w for w in re.findall(r"[a-z0-9]+", plain) if w not in _LITTLE_WORDS]


def _is_acronym(words: list[str], of: list[str]) -> bool:
    initials = "".join(w[0] for w in of)
    return "".join(words) in (initials, initials.rstrip("s"))


def _close(one: str, other: str) -> bool:
    """One edit in four letters apart, or one begins as the other does."""
    shorter = min(len(one), len(other))
    if one == other or (shorter > 4 and (one.startswith(other) or other.startswith(one))):
        return True
    if shorter < 4 or one[0] != other[0]:
        return False
    return _edits(one, other) <= max(1, max(len(one), len(other)) // 4)


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
