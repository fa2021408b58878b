"""Cuts a sentence where another happening begins in it (M20).

A telling of a whole sentence comes in, tellings of its stretches come out: cut before figures that stand in another place, on
another day, or behind words that say so ("another", "a day after the execution of ...").
"""

from __future__ import annotations

import re
from itertools import pairwise

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.day_key import day_key
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.telling import Telling

BREAKS = frozenset(
    {
        ",",
        ";",
        "and",
        "while",
        "as",
        "after",
        "adding",
        "before",
        "when",
        "but",
        "where",
        "in",
        "with",
        "who",
        "which",
        "since",
        "that",
    }
)
YEAR = re.compile(r"(?:19|20)\d\d")
RECALLS = frozenset({"after", "following", "for", "since"})


def split(t: Telling, lex: Lexicon) -> list[Telling]:
    """The sentence cut before each figure that belongs to another happening than the one before it."""
    groups = _groups(t)
    cuts: list[int] = []
    for (_, left_end), (right_begin, _) in pairwise(groups):
        cut = _cut_between(t.s, left_end, right_begin)
        if cut is not None and _another(t, cuts[-1] if cuts else 0, cut, lex):
            cuts.append(cut)
    cuts = sorted({*cuts, *_cuts_between_days(t, cuts)})
    edges = [0, *cuts, len(t.s)]
    if len(edges) == 2:
        return [t]
    return [t.between(first, last) for first, last in pairwise(edges)]


def _cuts_between_days(t: Telling, cuts: list[int]) -> list[int]:
    """Where one sentence tells of two days: "late on Friday at two airports and on Saturday at the capital"."""
    s, out = t.s, []
    days = [day for day in t.days if day.kind == "day" and day_key(day.words)]
    for first, second in pairwise(days):
        if day_key(first.words) == day_key(second.words) or any(first.end <= cut <= second.begin for cut in cuts):
            continue
        cut = next(
            (j for j in range(first.end, second.begin) if s.low[j] in ("and", "while", "but", "who", "which", ";")), None
        )
        if cut is None:
            continue
        left, right = t.between(0, cut), t.between(cut, len(s))
        if (left.violence or left.figures) and (right.violence or right.figures or (right.places and left.places)):
            out.append(cut)
    return out


def _groups(t: Telling) -> list[tuple[int, int]]:
    """Stretches from a whole figure's people to its word of harm, left to right, those that overlap as one."""
    spans = sorted((min(f.people.begin, f.trigger), max(f.people.end, f.trigger + 1)) for f in t.figures if not f.is_part)
    out: list[tuple[int, int]] = []
    for begin, end in spans:
        if out and begin < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return out


def _cut_between(s: Sentence, left: int, right: int) -> int | None:
    """Where the clause of the right figure begins."""
    verb = s.head[right] if right < len(s) and s.tag[right] == "VBG" and s.dep[right] == "advcl" else right
    right = verb if left < verb < right else right  # "After another bomb blew up a boat, killing three".
    for j in range(right, left - 1, -1):
        if j < len(s) and s.low[j] in BREAKS:
            return _with_antecedent(s, j, left) if s.low[j] in ("that", "which", "who") else j
    return right if right > left else None


def _with_antecedent(s: Sentence, cut: int, left: int) -> int:
    """ "Since a 2016 truck bombing | that killed 80": a relative clause takes the noun that it tells of along."""
    j = cut
    while j > left and (s.tag[j - 1] in NOUN_TAGS or s.tag[j - 1] in ("DT", "JJ", "CD", "VBG", "JJS", "HYPH")):
        j -= 1
    return j - 1 if j > left and s.tag[j - 1] == "IN" else j


def _another(t: Telling, first: int, cut: int, lex: Lexicon) -> bool:
    """Whether what follows the cut is another happening: another day, another place, or words that say so."""
    s = t.s
    left, right = t.between(first, cut), t.between(cut, len(s))
    if opens(right, lex) or _adds_up(right, lex):
        return True
    if (
        left.days
        and right.days
        and {day_key(day.words) for day in left.days}.isdisjoint(day_key(day.words) for day in right.days)
    ):
        return True
    sites_left = {place.words.lower() for place in left.places if place.rank >= 3}
    sites_right = {place.words.lower() for place in right.places if place.rank >= 3}
    if sites_left and sites_right and sites_left.isdisjoint(sites_right) and s.low[cut] != "in":
        return True
    figures = [f for f in right.figures if not f.is_part]
    dated = any(day.kind in ("year", "month") for day in right.days) or any(
        YEAR.fullmatch(word) for one in right.violence for word in s.low[max(cut, one.begin - 2) : one.begin]
    )
    if dated and s.low[cut] in ("since", "after", "that", "who", "which") and left.violence and right.violence:
        return True
    recalled = s.low[cut] in RECALLS and figures and all(f.people.count.low == f.people.count.high == 1 for f in figures[:1])
    return bool(recalled and left.violence and s.tag[figures[0].trigger] in NOUN_TAGS and s.low[cut] != "before")


def _adds_up(t: Telling, lex: Lexicon) -> bool:
    """ "Raising the number of people killed since 4 May to 138", "which brings its losses since March to 40" (M17)."""
    raises = not lex.tellings.raising.isdisjoint(t.s.low[t.first : t.first + 4])
    return raises and any(day.kind in ("since", "span", "duration") for day in t.days)


def opens(t: Telling, lex: Lexicon) -> bool:
    """Whether the words say that another happening begins: "elsewhere", "in a separate development", "another explosion"."""
    s = t.s
    if lex.tellings.elsewhere & set(s.low[t.first : t.first + 4]) or s.low[t.first : t.first + 1] == ("earlier",):
        return True
    if (
        s.match(t.first, ("in", "a", "separate"))
        or s.match(t.first, ("in", "a", "similar"))
        or s.match(t.first, ("in", "another"))
    ):
        return True
    return any(
        one.is_noun and lex.tellings.another & set(s.low[max(t.first, one.begin - 3) : one.begin])
        for one in t.violence
        if one.begin < t.first + 8
    )
