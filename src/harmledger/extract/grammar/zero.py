"""Zero, where someone gives it: "no casualties were reported", "without loss of life", "nobody was hurt", "not a single fighter
was killed" (M1).

Kept apart from figures because nothing is harmed here: a denied noun or pronoun is the whole of it. "No word on casualties"
and "has not confirmed any deaths" say that nothing is known, and give no figure.
"""

from __future__ import annotations

from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.group import People
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Harm, Who

NEGATIONS = frozenset({"not", "n't", "without", "never", "no"})
OPENERS = frozenset({"nobody", "no", "none", "neither", "without", "zero", "any", "not", "no-one"})
HARMS = ("killed", "injured", "casualties")
OWN = frozenset({"its", "their", "our", "his"})
LONGEST = 12


def find_zeros(s: Sentence, lex: Lexicon) -> tuple[Figure, ...]:
    """At most one figure of zero for each harm."""
    found: dict[Harm, Figure] = {}
    for i, low in enumerate(s.low):
        if low in OPENERS:
            for figure in _at(s, i, lex):
                found.setdefault(figure.harm, figure)
    return tuple(found.values())


def _at(s: Sentence, i: int, lex: Lexicon) -> list[Figure]:
    """The zeros that the negation at ``i`` makes."""
    low = s.low[i]
    following = s.low[i + 1] if i + 1 < len(s) else ""
    if low in ("nobody", "no-one") or (low, following) == ("no", "one"):
        return _nobody(s, i, i + 1, "people", lex)
    if low in ("none", "neither") and following == "of":
        return _nobody(s, i, i + 2, _whose(s, i + 2, lex), lex)
    if low == "not":
        return (
            _nobody(s, i, i + 3, _whose(s, i + 3, lex), lex)
            if s.match(i, ("not", "a", "single")) or s.match(i, ("not", "one"))
            else []
        )
    if low == "any" and not _is_negated(s, i, lex):
        return []
    return _no_casualties(s, i, lex) or (
        _nobody(s, i, i + 1, who, lex) if low == "no" and (who := _whose(s, i + 1, lex)) else []
    )


def _is_negated(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Did not cause any casualties"; who has "not acknowledged any deaths" has not said that there were none."""
    before = s.low[max(0, i - 4) : i]
    return bool(NEGATIONS & set(before)) and not lex.harms.telling.intersection(before)


def _whose(s: Sentence, i: int, lex: Lexicon) -> Who | None:
    """The class of the noun right behind a negation: "no civilians", "none of its men", "neither of the two pilots"."""
    own = False
    for j in range(i, min(i + 5, len(s))):
        own = own or s.low[j] in OWN
        if s.low[j] in lex.victims.nouns and s.tag[j] in NOUN_TAGS:
            who = lex.victims.nouns[s.low[j]]
            return "combatants" if own and who == "men" else cast(Who, who)
        if s.tag[j] not in ("DT", "CD", "JJ", "PRP$", "NNP", "NN", "VBN"):
            return None
    return None


def _nobody(s: Sentence, begin: int, i: int, who: Who | None, lex: Lexicon) -> list[Figure]:
    """ "No one was killed or injured", "nobody died": the verb of harm whose subject is denied."""
    harms = lex.harms
    figures: list[Figure] = []
    auxiliary = False
    for j in range(i, min(i + LONGEST, len(s))):
        low, tag = s.low[j], s.tag[j]
        if low in (",", ";", "but", "who", "that") or who is None:
            break
        auxiliary = auxiliary or j == i or low in ("was", "were", "been", "is", "are", "be")
        if low in harms.intransitive and tag[0] == "V" and harms.intransitive[low] == "killed":
            figures.append(_zero(begin, j + 1, j, "killed", who))
        elif low in harms.harming and auxiliary:
            figures.append(_zero(begin, j + 1, j, "casualties", who))
        elif low in harms.verbs and tag in ("VBN", "VBD", "JJ") and (auxiliary or figures) and harms.verbs[low] in HARMS:
            figures.append(_zero(begin, j + 1, j, cast(Harm, harms.verbs[low]), who))
    return figures


def _no_casualties(s: Sentence, i: int, lex: Lexicon) -> list[Figure]:
    """ "No civilian deaths or injuries", "no immediate reports of casualties", "no loss of life": each noun of harm denied."""
    harms, victims = lex.harms, lex.victims
    figures: list[Figure] = []
    who: Who = "people"
    for j in range(i + 1, min(i + 10, len(s))):
        low = s.low[j]
        if (
            low in harms.losses
            and s.low[j + 1 : j + 2] == ("of",)
            and s.low[j + 2 : j + 3]
            and s.low[j + 2] in harms.life_nouns
        ):
            return [_zero(i, j + 3, j, "killed", who)]
        if low in harms.counted_nouns and s.low[j + 1 : j + 2] and s.low[j + 1].removesuffix("s") in lex.saying.tolls:
            # "No casualty figures were given".
            return figures
        if low in harms.counted_nouns and harms.nouns[low] in HARMS and low not in harms.remains and low not in harms.losses:
            figures.append(_zero(i, j + 1, j, cast(Harm, harms.nouns[low]), _side_after(s, j, lex) or who))
        elif low in victims.modifiers or low in victims.nouns:
            who = cast(Who, victims.modifiers.get(low) or victims.nouns[low])
        elif low == "of" and s.low[j - 1] in harms.news:
            continue
        elif not (s.tag[j] in NOUN_TAGS or s.tag[j] in ("JJ", "VBN", "VBD", "CC", "DT", ",", "RB")):
            break
    return figures


def _side_after(s: Sentence, j: int, lex: Lexicon) -> Who | None:
    """ "No casualties among civilians", "no losses on its side", "in its ranks": whose they would be."""
    if s.low[j + 1 : j + 2] == ("among",):
        return cast("Who | None", next((lex.victims.nouns[w] for w in s.low[j + 2 : j + 5] if w in lex.victims.nouns), None))
    own = s.low[j + 1 : j + 2] in (("on",), ("in",)) and s.low[j + 2 : j + 3] and s.low[j + 2] in OWN
    return "combatants" if own and s.low[j + 3 : j + 4] and s.low[j + 3] in lex.harms.ranks else None


def _zero(begin: int, end: int, trigger: int, harm: Harm, who: Who) -> Figure:
    return Figure(harm, People(begin, end, end - 1, CountRange.exactly(0), who), trigger)
