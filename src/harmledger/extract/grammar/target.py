"""What was aimed at: the object of an attack, in the report's own words and not its head alone (M13).

A scene with a word of violence comes in; nouns and their phrases come out: "areas under government control", "the central
neighbourhoods of Damascus". Days, measures, weapons and the violence itself are no targets.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.extract.grammar.agent import Cast, Scene
from harmledger.extract.grammar.clause import noun_after, objects_of
from harmledger.extract.grammar.doer import chunk
from harmledger.extract.grammar.sentence import NOUN_TAGS
from harmledger.extract.grammar.violence import Violence

AT = ("on", "against", "at", "upon", "into", "towards", "toward", "over")
OF_VIOLENCE = ("attack", "execution", "abduction", "sexual_violence", "explosive", "other")
NO_AIM = frozenset(
    {
        "control",
        "fire",
        "number",
        "it",
        "them",
        "him",
        "her",
        "this",
        "that",
        "which",
        "who",
        "area",
        "least",
        "scale",
        "ground",
        "way",
        "night",
    }
)
TAILS = frozenset({"of", "under", "held", "controlled", "used", "run"})
LONGEST = 9


def aims_of_verb(scene: Scene, i: int, *, active: bool) -> Iterator[Cast]:
    """The object of a verb of attack, of its passive the subject; of "fired rockets at X", X."""
    s = scene.s
    direct = s.kid(i, "dobj" if active else "nsubjpass")
    if direct is None and not active and s.dep[i] == "acl" and s.head[i] not in scene.noun_at:
        direct = s.head[i]
    if direct is None and active and s.dep[i] in ("amod", "acl", "nmod"):
        direct = noun_after(s, i)
    if direct is not None and direct not in scene.noun_at and s.low[i] not in scene.lex.violence.launching:
        yield from (Cast(j, "target", "stated", i) for j in _with_joined(scene, direct))
    for p in objects_of(s, i, *AT):
        yield from (Cast(j, "target", "stated", i) for j in _with_joined(scene, p))
    if direct is not None and s.low[i] in scene.lex.violence.launching:
        yield from (Cast(p, "target", "stated", i) for p in objects_of(s, direct, *AT))


def aims_of_noun(scene: Scene, one: Violence) -> Iterator[Cast]:
    """ "Attack on X", "shelling of X", "strikes targeting X"; "the killing of X" and "warplanes of X" name no aim."""
    s = scene.s
    of = () if one.event_type in OF_VIOLENCE or s.low[one.head] in scene.lex.doers.craft else ("of",)
    for p in objects_of(s, one.head, *(("on",) if one.event_type == "clash" else (*AT, *of))):
        yield from (Cast(j, "target", "stated", one.head) for j in _with_joined(scene, p))


def _with_joined(scene: Scene, noun: int) -> list[int]:
    s = scene.s
    return [noun, *(k for k in s.kids[noun] if s.dep[k] == "conj" and s.tag[k] in NOUN_TAGS)]


def aimed_at(scene: Scene, head: int) -> tuple[int, int] | None:
    """The phrase of a noun as a target, none where it can be none."""
    s = scene.s
    low = s.low[head]
    if (
        s.tag[head] not in NOUN_TAGS
        or head in scene.days
        or low in NO_AIM
        or low in scene.lex.numbers.measures
        or low in scene.lex.tellings.units
    ):
        return None
    if head in scene.noun_at or low in scene.lex.weapons.counted or low in scene.lex.doers.alleging:
        return None
    begin, end = chunk(scene, head)
    while begin < head and s.low[begin] in scene.lex.doers.epithets:
        begin += 1
    return begin, _with_tail(scene, end)


def _with_tail(scene: Scene, end: int) -> int:
    """Past "of Damascus", "under government control", "held by the rebels", which say what was aimed at."""
    s = scene.s
    while end < len(s) and s.low[end] in TAILS and end not in scene.days:
        j = end + 1
        if j < len(s) and s.low[end] not in ("of", "under"):
            if s.low[j] != "by":
                return end
            j += 1
        noun = noun_after(s, j - 1, LONGEST)
        if noun is None or any(k in scene.days or k in scene.noun_at for k in range(j, noun + 1)):
            return end
        end = noun + 1
    return end
