"""What besides people was hit: hospitals, schools, houses in a telling, with how badly (M6).

A telling comes in; damage in the report's own words comes out: the thing in full ("4 health facilities") and the word that
says what was done to it. A verb of damage gives its object, its passive subject or the noun that it stands behind; a noun
of damage what follows "to" or "of".
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.clause import is_passive, noun_before, objects_of
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS
from harmledger.extract.grammar.telling import Telling
from harmledger.model.mention import Damage
from harmledger.model.report import Report

Blow = tuple[int, int, str, list[int]]
"""The first and last token of the words for a blow, its extent, and the heads of what it hit."""

PHRASE_TAGS = NOUN_TAGS | {"JJ", "HYPH", "CD", "VBN", "POS"}
DEGREES = frozenset(
    {
        "completely",
        "partially",
        "partly",
        "badly",
        "heavily",
        "severely",
        "slightly",
        "totally",
        "seriously",
        "almost",
        "largely",
    }
)
PARTICLES = frozenset({"down", "out"})


def find_damage(t: Telling, report: Report, lex: Lexicon) -> Iterator[Damage]:
    """Things hit, each with its blow."""
    s = t.s
    for i in range(t.first, t.last):
        blow = _of_verb(t, i, lex) or _of_noun(t, i, lex)
        if blow is None:
            continue
        begin, end, extent, heads = blow
        words = report.words(s.span(begin, end))
        for head in (joined for h in heads for joined in _with_joined(t, h)):
            if is_thing(t, head, lex):
                span = s.span(_first_token(t, head), head + 1)
                yield Damage(report.words(span), words, span, extent)


def _of_verb(t: Telling, i: int, lex: Lexicon) -> Blow | None:
    s = t.s
    if s.tag[i] not in VERB_TAGS or (s.tag[i] == "VBG" and s.low[i + 1 : i + 2] and s.low[i + 1] in lex.damages.verbs):
        # "Shelling damaged a school": the first is what did it.
        return None
    extent = lex.damages.verbs.get(s.low[i])
    if extent is None:
        flames = (
            next((j for j in range(i + 1, min(i + 7, t.last)) if s.low[j] in lex.damages.flames), None)
            if s.low[i] in ("set", "sets", "setting")
            else None
        )
        if flames is None:
            return None
        things = [
            *objects_of(s, flames, "to"),
            *objects_of(s, i, "to"),
            *(k for k in s.kids[i] if s.dep[k] in ("dobj", "nsubjpass", "nsubj") and k < flames),
        ]
        return i, i + 1 if flames > i + 2 else flames + 1, "burned", things
    begin = i - (i > t.first and s.low[i - 1] in DEGREES)
    end = i + 1 + (s.low[i + 1 : i + 2] != () and s.low[i + 1] in PARTICLES)
    if is_passive(s, i):
        things = [k for k in s.kids[i] if s.dep[k] == "nsubjpass"]
        if not things and s.dep[i] in ("acl", "conj", "ROOT", "ccomp", "amod"):
            things = _under_participle(t, i)
        return begin, end, extent, things
    return begin, end, extent, [k for k in s.kids[i] if s.dep[k] == "dobj"]


def _under_participle(t: Telling, i: int) -> list[int]:
    """ "Houses destroyed in the raid", "a burned bus", "was shelled and set alight": the noun that a participle stands with."""
    s = t.s
    if s.dep[i] == "conj" and s.tag[s.head[i]] in VERB_TAGS:
        return [k for k in s.kids[s.head[i]] if s.dep[k] == "nsubjpass"]
    if s.dep[i] in ("acl", "amod"):
        return [s.head[i]]
    before = noun_before(s, i)
    return [before] if before is not None else []


def _of_noun(t: Telling, i: int, lex: Lexicon) -> Blow | None:
    """ "Material damage to houses", "the destruction of a school"."""
    s = t.s
    extent = lex.damages.nouns.get(s.low[i])
    if extent is None or s.tag[i] not in NOUN_TAGS:
        return None
    begin = i
    while begin > t.first and s.tag[begin - 1] in ("JJ", "HYPH", "NN") and s.head[begin - 1] == i:
        begin -= 1
    things = [*objects_of(s, i, "to", "of")]
    above = s.head[i]
    if not things and s.dep[i] == "dobj":
        things = [*objects_of(s, above, "to")]
    return begin, i + 1, extent, things


def _with_joined(t: Telling, head: int) -> list[int]:
    s = t.s
    return [head, *(j for k in s.kids[head] if s.dep[k] == "conj" for j in _with_joined(t, k))]


def is_thing(t: Telling, head: int, lex: Lexicon) -> bool:
    """Whether a noun is one of the things that the codebook lists, alone or with the words before it."""
    s, things = t.s, lex.damages.objects
    return (
        (s.low[head],) in things
        or (head > 0 and s.low[head - 1 : head + 1] in things)
        or (head > 1 and s.low[head - 2 : head + 1] in things)
    )


def _first_token(t: Telling, head: int) -> int:
    """Where the phrase of a thing begins: with its number and bound ("more than 50 homes"), without its article."""
    s = t.s
    begin = head
    while (
        begin > t.first
        and (s.tag[begin - 1] in PHRASE_TAGS or s.words[begin - 1] == "-")
        and not (s.tag[begin - 1] == "VBN" and s.head[begin - 1] != head)
    ):
        begin -= 1
        quantity = next((one for one in t.quantities if one.begin <= begin < one.end), None)
        if quantity:
            return quantity.begin
    return begin
