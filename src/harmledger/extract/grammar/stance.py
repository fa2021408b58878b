"""Who is held to have done it, who says so of itself and who denies it: three stances and no verdict (M10, M12).

A scene comes in; nouns that name a perpetrator come out with their stance: alleged for "blamed on X", "accused X of",
"X is believed to be behind"; claimed for "X claimed responsibility" and "X said its planes struck"; denied for "X denied".
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.agent import Cast, Scene
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.clause import objects_of, subject_of
from harmledger.extract.grammar.doer import is_armed
from harmledger.extract.grammar.sentence import BE, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.model.vocabulary import Stance

NEAR = 7
NOTHING_TO_DO = ("nothing", "to", "do", "with")
NOBODY = frozenset({"no", "nobody", "not", "none", "n't", "neither"})
ITSELF = frozenset({"it", "they", "we"})
THE_DEED = frozenset({"it", "both", "them", "this"})
OURS = frozenset({"its", "their", "our"})


def stance_of(scene: Scene, i: int) -> Stance:
    """Alleged where a word beside the violence only suspects: "suspected militants killed", "allegedly"; else stated."""
    near = scene.s.low[max(0, i - NEAR) : i + 2]
    return "alleged" if not scene.lex.doers.alleging.isdisjoint(near) else "stated"


def speaks_of_blame(s: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence has a word of blame, claim or denial at all."""
    doer = lex.doers
    words = set(s.low)
    return any(
        not words.isdisjoint(told) for told in (doer.blaming, doer.accusing, doer.denying, doer.claiming, doer.disowned)
    )


def held_to_have_done_it(scene: Scene) -> Iterator[Cast]:
    """Those blamed, accused or believed to be behind it."""
    s, doer = scene.s, scene.lex.doers
    for i, low in enumerate(s.low):
        if low in doer.blaming:
            yield from (Cast(p, "perpetrator", "alleged", i) for p in objects_of(s, i, "on", "to", "at"))
            if low.startswith("blam"):
                yield from _accused(scene, i)
        elif low in doer.accusing and s.tag[i] in VERB_TAGS:
            yield from _accused(scene, i)
        elif low in doer.hallmarks and scene.violence:
            yield from (Cast(p, "perpetrator", "alleged", i) for p in objects_of(s, i, "of"))
        elif low in ("behind", "responsible") and (noun := _said_to_be(scene, i)) is not None:
            speaker = itself(scene, noun, i)
            stance: Stance = own_stance(scene, i) if speaker is not None else "alleged"
            yield Cast(speaker if speaker is not None else noun, "perpetrator", stance, i)


def _accused(scene: Scene, i: int) -> Iterator[Cast]:
    """ "Accused X of", "X was accused of", "X, accused of"; of violence, not "of spying"."""
    s = scene.s
    if not _of_violence(scene, i):
        return
    for k in s.kids[i]:
        if s.dep[k] in ("dobj", "nsubjpass") and (scene.violence or is_armed(scene, k)):
            yield Cast(k, "perpetrator", "alleged", i)
    if s.dep[i] == "acl" and s.tag[i] == "VBN" and s.tag[s.head[i]] in NOUN_TAGS and scene.violence:
        yield Cast(s.head[i], "perpetrator", "alleged", i)


def _of_violence(scene: Scene, i: int) -> bool:
    """Whether what follows "of" or "for" is violence; true where neither follows."""
    s, words = scene.s, scene.lex.violence
    of = next(
        (
            j
            for j in range(i + 1, min(i + 12, len(s)))
            if s.low[j] in ("of", "for")
            and any(s.dep[k] == "pcomp" or k in scene.noun_at or s.low[k] in scene.lex.doers.accusations for k in s.kids[j])
        ),
        None,
    )
    if of is None:
        return not any(
            s.low[k] in ("of", "for", "in")
            for j in (i, *(k for k in s.kids[i] if s.dep[k] in ("dobj", "nsubjpass")))
            for k in s.kids[j]
        )
    return any(
        s.dep[k] != "pcomp"
        or s.low[k] in words.perpetrating
        or s.low[k] in words.launching
        or s.low[k] in scene.lex.harms.verbs
        or s.low[k] == "being"
        for k in s.kids[of]
    )


def _said_to_be(scene: Scene, i: int) -> int | None:
    """The subject of "X is believed to be behind", "X was responsible for"; of "held X responsible" the object."""
    s = scene.s
    if s.low[i] == "responsible" and s.low[i + 1 : i + 2] != ("for",) and not scene.violence:
        return None
    for j in (s.head[i], *s.ancestors(s.head[i])):
        if s.tag[j] not in VERB_TAGS:
            continue
        subject = s.kid(j, "nsubj", "nsubjpass")
        if subject is not None:
            return (
                subject
                if s.low[j] in BE or s.low[j] in scene.lex.doers.alleging
                else s.kid(j, "dobj") or s.kid(i, "nsubj")
                if s.low[j] in ("hold", "held", "holds")
                else None
            )
    return None


def who_claims_it(scene: Scene) -> Iterator[Cast]:
    """Those who say that they did it."""
    for i, low in enumerate(scene.s.low):
        if low in scene.lex.doers.claiming or low in scene.lex.doers.admitting or low in ("took", "takes", "taken"):
            yield from _claimed(scene, i)


def who_denies_it(scene: Scene) -> Iterator[Cast]:
    """Those who say that they did not."""
    s = scene.s
    for i, low in enumerate(s.low):
        if low == "nothing" and s.match(i, NOTHING_TO_DO) and (speaker := _denier(scene, i)) is not None:
            yield Cast(speaker, "perpetrator", "denied", i)
        if low not in scene.lex.doers.denying or s.tag[i] not in VERB_TAGS or not _denies_the_deed(scene, i):
            continue
        subject = subject_of(s, i)
        if subject is not None and not is_armed(scene, subject):
            subject = next((s.kid(k, "nsubj") for k in s.kids[i] if s.dep[k] == "ccomp" and k > i), None)
        if subject is not None and is_armed(scene, subject):
            yield Cast(subject, "perpetrator", "denied", i)


def _claimed(scene: Scene, i: int) -> Iterator[Cast]:
    """ "X claimed responsibility", "X claimed the attack", "responsibility was claimed by X", "an attack claimed by X"."""
    s = scene.s
    if not NOBODY.isdisjoint(s.low[max(0, i - 6) : i]):
        return
    told = any(s.low[j] in scene.lex.doers.claimed and _for_violence(scene, j) for j in range(i + 1, min(i + 5, len(s))))
    if s.low[i] in scene.lex.doers.admitting:
        told = any(k in scene.noun_at for k in s.kids[i] if s.dep[k] == "dobj")
    elif s.low[i].startswith("claim"):
        told = told or any(k in scene.noun_at for k in s.kids[i] if s.dep[k] == "dobj")
        told = told or (s.kid(i, "dobj") == i + 1 and s.low[i + 1] in THE_DEED)
        if s.tag[i] in VERB_TAGS and s.low[i + 1 : i + 2] == ("by",):
            yield from (Cast(p, "perpetrator", "claimed", i) for p in objects_of(s, i, "by"))
    if told and (subject := subject_of(s, i)) is not None:
        yield Cast(subject, "perpetrator", "claimed", i)


def _denier(scene: Scene, i: int) -> int | None:
    """Who "had nothing to do with it": the subject, for "it" the speaker."""
    s = scene.s
    verb = next((j for j in s.ancestors(i) if s.tag[j] in VERB_TAGS), None)
    subject = subject_of(s, verb) if verb is not None else None
    if subject is None or verb is None:
        return None
    return speaker if (speaker := itself(scene, subject, verb)) is not None else subject


def _for_violence(scene: Scene, j: int) -> bool:
    """ "Responsibility", "responsibility for the attack"; not "for security in the region"."""
    given = list(objects_of(scene.s, j, "for"))
    return not given or any(p in scene.noun_at or scene.s.low[p] in ("it", "this", "them") for p in given)


def _denies_the_deed(scene: Scene, i: int) -> bool:
    """Whether it is the deed that is denied, and not who was hurt: "denied any role", "denied that it had shelled the town"."""
    s = scene.s
    after = range(i + 1, min(i + 9, len(s)))
    if any(s.low[j] in scene.lex.doers.disowned for j in after) or s.low[i + 1 : i + 2] == ("it",):
        return True
    if not scene.violence:
        return False
    if any(s.low[j] in scene.lex.doers.denied for j in after):
        return True
    for k in s.kids[i]:
        if s.dep[k] == "dobj":
            return k in scene.noun_at or s.low[k] in ("it", "this", "that")
        if s.dep[k] == "xcomp" and (s.tag[k] == "VBG" or any(s.low[a] == "having" for a in s.kids[k])):
            return True
        if s.dep[k] == "ccomp":
            if s.kid(k, "expl") is not None:
                return s.kid(k, "attr") in scene.noun_at
            subject = s.kid(k, "nsubj")
            return subject is not None and (s.low[subject] in ITSELF or any(s.low[p] in OURS for p in s.kids[subject]))
    return not any(s.dep[k] in ("dobj", "ccomp", "xcomp") for k in s.kids[i])


def itself(scene: Scene, noun: int, i: int) -> int | None:
    """The body that tells of its own deed: of "the group said it", "its fighters" and "two of its men" the noun for the group.

    ``noun`` is the doer as the clause of token ``i`` names it; None where it is another than the speaker.
    """
    s = scene.s
    inner = next(iter(objects_of(s, noun, "of")), noun)
    ours = s.low[noun] in ITSELF or any(s.low[k] in OURS for k in (*s.kids[noun], *s.kids[inner]))
    if not ours:
        return None
    singular = s.low[noun] == "it" or any(s.low[k] == "its" for k in s.kids[noun])
    return next(
        (
            one.head
            for one in _spoken_by(scene, i)
            # "Police said it killed the bomber": "it" is none of the police, nor are "they" one woman who tells of them.
            if one.head in scene.body_at or s.tag[one.head] != ("NNS" if singular else "NNP")
        ),
        None,
    )


def own_stance(scene: Scene, i: int) -> Stance:
    """How a body tells of its own deed at token ``i``: "denied that its planes had bombed" is no claim of it (M10)."""
    return "denied" if any(one.manner == "denied" for one in _spoken_by(scene, i)) else "claimed"


def _spoken_by(scene: Scene, i: int) -> Iterator[Attribution]:
    """Who is named as saying what stands at token ``i``, and is no part of it."""
    return (
        one
        for one in scene.attributions
        if not one.is_pronoun and one.first <= i < one.last and not one.begin <= i < one.end
    )
