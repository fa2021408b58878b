"""The sides of a clash: both are parties, and so are those it killed (M13).

A scene with a word of fighting comes in; nouns that name sides come out, as the noun's own words give them, or else the
clause that the noun stands in.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.extract.grammar.agent import Cast, Scene
from harmledger.extract.grammar.clause import noun_after, objects_of, subject_of
from harmledger.extract.grammar.doer import is_armed
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.violence import Violence


def sides(scene: Scene, one: Violence) -> Iterator[Cast]:
    """ "Clashes between A and B", "an offensive against B"; where the noun has no side, those of its clause."""
    s = scene.s
    between = next(
        (k for k in range(one.head + 1, min(one.head + 9, len(s))) if s.low[k] == "between" and s.dep[k] in ("prep", "conj")),
        None,
    )
    if between is not None:
        nouns = [p for p in s.kids[between] if s.dep[p] in ("pobj", "pcomp")]
        yield from (Cast(p, "party", "stated", one.head) for p in nouns)
        if len(nouns) == 1 and s.kid(nouns[0], "conj") is None and (other := _after_and(s, nouns[0])) is not None:
            yield Cast(other, "party", "stated", one.head)
        return
    against = [p for p in objects_of(s, one.head, "with", "against") if s.tag[p] in NOUN_TAGS] or _right_behind(s, one.end)
    yield from (Cast(p, "party", "stated", one.head) for p in against)
    yield from _fighting_in_it(scene, one, several=not against)


def losers(scene: Scene) -> Iterator[Cast]:
    """ "The army lost 12 men": who loses people has fought."""
    s = scene.s
    for i, low in enumerate(s.low):
        if low in scene.lex.violence.losing and s.kid(i, "dobj") in scene.hurt:
            subject = subject_of(s, i)
            if subject is not None and is_armed(scene, subject):
                yield Cast(subject, "party", "stated", i)


def _after_and(s: Sentence, noun: int) -> int | None:
    """The noun after the next "and", where a side's long description parted the two."""
    joint = next((j for j in range(noun + 1, min(noun + 14, len(s))) if s.low[j] == "and"), None)
    return noun_after(s, joint) if joint is not None else None


def _right_behind(s: Sentence, end: int) -> list[int]:
    """The side that "with" leads to right behind the noun, whatever the parse hangs it on."""
    at = end + (s.words[end : end + 1] == ('"',))
    return [p for p in s.kids[at] if s.dep[p] == "pobj" and s.tag[p] in NOUN_TAGS] if s.low[at : at + 1] == ("with",) else []


def _fighting_in_it(scene: Scene, one: Violence, *, several: bool) -> Iterator[Cast]:
    """Armed sides of the clause that a clash stands in: "soldiers and rebels were killed in a gunfight"."""
    s = scene.s
    verb = next((j for j in s.ancestors(one.head) if s.tag[j] in VERB_TAGS), None)
    if verb is None or s.dep[one.head] != "pobj" or s.low[verb] in scene.lex.saying.verbs:
        return
    for k in s.kids[verb]:
        if s.dep[k] in ("nsubj", "nsubjpass") or (several and s.dep[k] == "dobj"):
            yield from (
                Cast(j, "party", "stated", one.head)
                for j in (k, *(c for c in s.kids[k] if s.dep[c] == "conj"))
                if is_armed(scene, j)
            )


def opponents(scene: Scene, i: int) -> Iterator[Cast]:
    """Whom a verb of fighting is against: "clashed with B", "fought B"; "the coalition fighting B" tells of no clash."""
    s = scene.s
    if s.dep[i] in ("acl", "relcl", "amod") and s.tag[i] == "VBG":
        return
    yield from (Cast(p, "party", "stated", i) for p in objects_of(s, i, "with", "against") if p not in scene.noun_at)
    if s.low[i] not in scene.lex.violence.exchanging:
        yield from (Cast(k, "party", "stated", i) for k in s.kids[i] if s.dep[k] == "dobj" and k not in scene.noun_at)


def enemies_killed(scene: Scene, i: int) -> Iterator[Cast]:
    """In a clash those killed are the other side: "the army killed five rebels in fighting near the town"."""
    killed = scene.s.kid(i, "dobj")
    if killed is not None and any(one.event_type == "clash" for one in scene.violence) and is_armed(scene, killed):
        yield Cast(killed, "party", "stated", i)
