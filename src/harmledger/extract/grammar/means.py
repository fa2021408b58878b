"""With what, and what besides people was hit: weapons, counted munitions and damage in a telling (M6).

A telling comes in; weapons, munitions and damage in the report's own words come out, for the mention that they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from harmledger.codebook.inflect import noun_forms
from harmledger.codebook.lexicon import Lexicon
from harmledger.codebook.load import load
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.telling import Telling
from harmledger.model.mention import Damage, Munition, Weapon
from harmledger.model.report import Report

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _weapons() -> Phrases:
    table: Phrases = {}
    for weapon_id, names in load("weapons")["weapons"].items():
        for name in names:
            for form in noun_forms(name, {}):
                tokens = tuple(form.replace("-", " - ").split())
                table.setdefault(tokens[0], []).append((tokens, weapon_id))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in table.items()}


@cache
def _counted() -> frozenset[str]:
    return frozenset(form.split()[-1] for name in load("weapons")["counted"] for form in noun_forms(name, {}))


def find_weapons(t: Telling, report: Report) -> Iterator[Weapon]:
    """The weapons named, each where it first stands."""
    s, i = t.s, t.first
    while i < t.last:
        row = next((row for row in _weapons().get(s.low[i], ()) if s.match(i, row[0])), None)
        if row and s.tag[i] not in ("VBD", "VBZ", "VB") and s.tag[i + len(row[0]) - 1] in NOUN_TAGS | {"VBG", "JJ", "CD"}:
            span = s.span(i, i + len(row[0]))
            yield Weapon(report.words(span), span, row[1])
            i += len(row[0])
        else:
            i += 1


def find_munitions(t: Telling, report: Report) -> Iterator[Munition]:
    """Numbers of shells, missiles, strikes: "more than 150 shells"."""
    s, counted = t.s, _counted()
    people = {j for f in t.figures for j in range(f.people.begin, f.people.end)}
    for quantity in t.quantities:
        if quantity.begin in people or quantity.count.vague and s.low[quantity.number] not in ("dozens", "scores", "hundreds", "several", "a"):
            continue
        j = quantity.end + (s.low[quantity.end : quantity.end + 1] == ("of",))
        while j < t.last and (s.tag[j] in NOUN_TAGS or s.tag[j] in ("JJ", "HYPH", "VBG") or s.words[j] == "-"):
            if s.low[j] in counted and not (j + 1 < t.last and s.tag[j + 1] in NOUN_TAGS):
                span = s.span(quantity.begin, j + 1)
                yield Munition(report.words(span), span, quantity.count, report.words(s.span(quantity.end, j + 1)).removeprefix("of ").strip())
                break
            j += 1


def find_damage(t: Telling, report: Report, lex: Lexicon) -> Iterator[Damage]:
    """Things hit: the object or passive subject of a verb of damage, where it is a hospital, a school, a house."""
    s = t.s
    for i in range(t.first, t.last):
        extent = lex.damages.verbs.get(s.low[i])
        if extent is None or s.tag[i] not in VERB_TAGS:
            continue
        passive = any(s.dep[k] in ("nsubjpass", "auxpass") for k in s.kids[i])
        heads = [k for k in s.kids[i] if s.dep[k] == ("nsubjpass" if passive else "dobj")]
        for head in [joined for h in heads for joined in _with_conjuncts(s, h)]:
            if _is_thing(s, head, lex):
                begin = head
                while begin and s.head[begin - 1] == head and s.tag[begin - 1] in NOUN_TAGS | {"JJ", "CD"}:
                    begin -= 1
                span = s.span(begin, head + 1)
                yield Damage(report.words(span), s.words[i], span, extent)


def _with_conjuncts(s: Sentence, head: int) -> list[int]:
    return [head, *(j for k in s.kids[head] if s.dep[k] == "conj" for j in _with_conjuncts(s, k))]


def _is_thing(s: Sentence, head: int, lex: Lexicon) -> bool:
    if s.low[head] in lex.damages.objects:
        return True
    return head > 0 and any(row == s.low[head - 1 : head + 1] for row in lex.damages.objects.get(s.low[head - 1], ()))
