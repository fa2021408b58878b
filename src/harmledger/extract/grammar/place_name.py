"""Runs of capitalised words in a sentence, cut into what may each be the name of a place.

A sentence comes in with the tokens that are known to name something else; runs come out. Damaged text runs names together: an
owner that lost its apostrophe ("Syrias Idlib"), a town and its province that lost their comma, a headline in capitals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.sentence import NAME_TAGS, Sentence

KindOf = Callable[[str], str | None]
"""From a name to the kind of place that a gazetteer knows it as ("country", "admin1", "settlement"), or None."""

ARTICLES = frozenset({"al", "el", "ad", "ar", "ash", "az", "ez", "at"})
INSIDE = ARTICLES | {"as", "an", "de", "del", "la", "of", "y", "i", "e"}
MAY_BE_NAMES = frozenset({"NN", "JJ", "NNS", "FW", "VBN", "VB", "VBG", "VBZ", "VBD", "RB", "UH", "CD", "CC"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``begin`` to ``end``; the last ``cut`` characters belong to no name (a genitive that lost its apostrophe)."""

    begin: int
    end: int
    cut: int = 0

    @property
    def is_owner(self) -> bool:
        return self.cut > 0


def find_runs(s: Sentence, taken: Collection[int], kind_of: KindOf) -> Iterator[Run]:
    """The runs of names, left to right; the ``taken`` tokens are in none."""
    headline = is_headline(s)
    i = 0
    while i < len(s):
        end = _run_end(s, i, taken)
        if end is None:
            i += 1
            continue
        yield from _known_in(s, i, end, kind_of) if headline else _pieces(s, i, end, kind_of)
        i = end


def is_headline(s: Sentence) -> bool:
    """Whether nearly all words are written in capitals, so that capitals tell no names."""
    words = [word for word in s.words if len(word) > 3 and word.isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def text_of(s: Sentence, begin: int, end: int) -> str:
    """The words as written, but for the blanks between them."""
    out = s.words[begin]
    for j in range(begin + 1, end):
        out += (" " if s.starts[j] > s.ends[j - 1] else "") + s.words[j]
    return out


def _run_end(s: Sentence, i: int, taken: Collection[int]) -> int | None:
    """Where the run of capitalised words from ``i`` ends, with the articles and hyphens inside: "Qalaat al-Madiq"."""
    if not _is_name(s, i, taken):
        return None
    j = i + 1
    while j < len(s) and j not in taken:
        if _is_name(s, j, taken):
            j += 1
        elif _is_glue(s, j) and (s.words[j + 1][0].isupper() or _is_inside(s, j)):
            j += 2
        elif s.low[j] in INSIDE and _goes_on(s, j, taken):
            j += 1
        else:
            break
    return j


def _is_glue(s: Sentence, j: int) -> bool:
    """A hyphen or apostrophe without a blank on either side."""
    if s.words[j] not in ("-", "'", "`") or s.starts[j] != s.ends[j - 1] or j + 1 >= len(s):
        return False
    return s.starts[j + 1] == s.ends[j] and s.words[j + 1][0].isalnum()


def _is_inside(s: Sentence, j: int) -> bool:
    """Whether the small word behind a hyphen is of the name: "Deir al-Zor", "Port-au-Prince", but not "Raqqa-based"."""
    if s.low[j - 1] in INSIDE or s.low[j + 1] in INSIDE:
        return True
    return j + 3 < len(s) and _is_glue(s, j + 2) and s.words[j + 3][0].isupper()


def _goes_on(s: Sentence, j: int, taken: Collection[int]) -> bool:
    """Whether a small word stands inside a name: "Deir ez-Zor", "Gulf of Aden", "San Lucas del Monte"."""
    if j + 1 >= len(s) or (s.low[j] == "of" and s.low[j - 1] not in place_nouns().before_of):
        return False
    hyphen = s.words[j + 1] == "-" and s.starts[j + 1] == s.ends[j]
    return hyphen or (s.low[j] not in ("as", "an", "at", "i") and _is_name(s, j + 1, taken))


def _is_name(s: Sentence, i: int, taken: Collection[int]) -> bool:
    word = s.words[i]
    if i in taken or not word[0].isalpha():
        return False
    if not word[0].isupper():
        return s.low[i] in ARTICLES and i + 1 < len(s) and _is_after_article(s, i)
    if s.tag[i] in NAME_TAGS:
        return True
    first = not i or s.words[i - 1] in ('"', ":", ".", "``")
    return not first and s.tag[i] in MAY_BE_NAMES and s.low[i] not in place_nouns().directions


def _is_after_article(s: Sentence, i: int) -> bool:
    if s.words[i + 1] == "-":
        return i + 2 < len(s) and s.words[i + 2][0].isupper()
    return s.words[i + 1][0].isupper() and s.low[i] in ("al", "el")


def _pieces(s: Sentence, begin: int, end: int, kind_of: KindOf) -> Iterator[Run]:
    """The run as one name, or cut behind an owner, or between two names that are each known."""
    may_be_cut = end - begin > 1 or s.low[begin][-1] == "s"
    if may_be_cut and kind_of(text_of(s, begin, end)) is None:
        for k in range(begin + 1, end + 1):
            cut = _genitive(s, begin, k, kind_of)
            if cut:
                yield Run(begin, k, cut)
                if k < end:
                    yield from _pieces(s, k, end, kind_of)
                return
        for k in range(end - 1, begin, -1):
            if s.words[k - 1] == "-" or kind_of(text_of(s, k, end)) != "country":
                continue
            if kind_of(text_of(s, begin, k)) not in (None, "country"):
                yield from (Run(begin, k), Run(k, end))
                return
    yield Run(begin, end)


def _genitive(s: Sentence, begin: int, end: int, kind_of: KindOf) -> int:
    """How many characters a lost apostrophe leaves too many: "Syrias" and "Syria_s" are Syria's."""
    last = s.low[end - 1]
    if len(last) < 4 or last[-1] != "s" or last in place_nouns().kinds:
        return 0
    cut = 2 if last[-2] == "_" else 1
    name = text_of(s, begin, end)
    return cut if kind_of(name[:-cut]) and not kind_of(name) else 0


def _known_in(s: Sentence, begin: int, end: int, kind_of: KindOf) -> Iterator[Run]:
    """In a headline: the longest known names in a run of capitals, each with a noun for a place behind it."""
    kinds = place_nouns().kinds
    i = begin
    while i < end:
        for k in range(min(end, i + 4), i, -1):
            cut = _genitive(s, i, k, kind_of)
            if cut or kind_of(text_of(s, i, k)):
                last = k + 1 if k < end and s.low[k] in kinds and not cut else k
                yield Run(i, last, cut)
                i = last
                break
        else:
            i += 1
