"""Zero, where someone gives it: "no casualties were reported", "without any injuries", "nobody was hurt" (M1).

Kept apart from figures because nothing is harmed here: a denied noun or pronoun is the whole of it.
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


def find_zeros(s: Sentence, lex: Lexicon) -> tuple[Figure, ...]:
    """At most one figure of zero for each harm."""
    found: dict[Harm, Figure] = {}
    for i, low in enumerate(s.low):
        if low == "nobody" or s.match(i, ("no", "one")) or s.match(i, ("none", "of")):
            figures = _nobody(s, i, lex)
        elif low in ("no", "without", "zero") or low == "any" and _is_negated(s, i):
            figures = _no_casualties(s, i, lex)
        else:
            continue
        for figure in figures:
            found.setdefault(figure.harm, figure)
    return tuple(found.values())


def _is_negated(s: Sentence, i: int) -> bool:
    """ "Did not cause any casualties"; who has "not acknowledged any deaths" has not said that there were none."""
    before = s.low[max(0, i - 4) : i]
    return bool(NEGATIONS & set(before)) and not any(word.startswith(("acknowledg", "admit", "confirm", "den", "provid", "give", "mention", "specif")) for word in before)


def _nobody(s: Sentence, i: int, lex: Lexicon) -> list[Figure]:
    """ "No one was killed or injured"."""
    harms = lex.harms
    verbs = [j for j in range(i, min(i + 9, len(s))) if s.low[j] in harms.verbs and s.tag[j] in ("VBN", "VBD", "JJ")]
    passive = [j for j in verbs if any(s.low[k] in ("was", "were", "been", "is", "are", "be", "or") for k in range(i, j))]
    return [_zero(i, j + 1, j, cast(Harm, harms.verbs[s.low[j]]), "people") for j in passive if harms.verbs[s.low[j]] in ("killed", "injured")]


def _no_casualties(s: Sentence, i: int, lex: Lexicon) -> list[Figure]:
    """ "No civilian deaths or injuries": each noun of harm under the negation."""
    harms, victims = lex.harms, lex.victims
    figures = []
    who: Who = "people"
    for j in range(i + 1, min(i + 9, len(s))):
        low = s.low[j]
        if low in harms.counted_nouns and harms.nouns[low] in ("killed", "injured", "casualties") and low not in ("body", "bodies", "loss", "losses"):
            after = next((victims.nouns[w] for w in s.low[j + 2 : j + 5] if w in victims.nouns), None) if s.low[j + 1 : j + 2] == ("among",) else None
            figures.append(_zero(i, j + 1, j, cast(Harm, harms.nouns[low]), cast(Who, after or who)))
        elif low in victims.modifiers or low in victims.nouns:
            who = cast(Who, victims.modifiers.get(low) or victims.nouns[low])
        elif not (s.tag[j] in NOUN_TAGS or s.tag[j] in ("JJ", "VBN", "VBD", "CC", "DT", ",", "RB", "IN") and low not in ("of", "among", "in", "on")):
            break
    return figures


def _zero(begin: int, end: int, trigger: int, harm: Harm, who: Who) -> Figure:
    return Figure(harm, People(begin, end, end - 1, CountRange.exactly(0), who), trigger)
