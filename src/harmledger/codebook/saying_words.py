"""The words of who says so and how (M7, M8), spelled out in all their forms.

saying.yaml comes in; frozen tables keyed by word form come out, for lexicon.py to hold beside the words of harm and of what is
done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger.codebook.inflect import noun_forms, verb_forms
from harmledger.codebook.load import load

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saying:
    """Verbs of saying (form to lemma), and the nouns that stand for who says it; ``according`` and its like by first word."""

    verbs: Words
    claiming: frozenset[str]
    denying: Words
    fearing: Words
    of_tolls: frozenset[str]
    tolls: frozenset[str]
    speaking_of: frozenset[str]
    numbering: frozenset[str]
    spoken: frozenset[str]
    of_clauses: frozenset[str]
    reckonings: frozenset[str]
    holding: frozenset[str]
    holders: frozenset[str]
    held: frozenset[str]
    taken: frozenset[str]
    passing: frozenset[str]
    addressing: frozenset[str]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    citing: frozenset[str]
    spokespeople: frozenset[str]
    mouthpieces: frozenset[str]
    sources: frozenset[str]
    nameless: frozenset[str]
    unnamed: frozenset[str]
    headline: frozenset[str]
    headline_modifiers: frozenset[str]
    anaphors: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    named_by_noun: frozenset[str]
    named_by_all: frozenset[str]
    speaks_for_state: tuple[str, ...]
    even_indefinite: frozenset[str]
    media: frozenset[str]
    outlets: frozenset[str]


def saying_words() -> Saying:
    """The words of saying.yaml. Raises CodebookError where the file is damaged."""
    data = load("saying")

    def verbs(lemmas: Iterable[str]) -> dict[str, str]:
        return {form: lemma for lemma in lemmas for form in verb_forms(lemma, data["irregular"])}

    def nouns(name: str) -> frozenset[str]:
        return frozenset(form for lemma in data[name] for form in noun_forms(lemma, {"media": "medium"}))

    according: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(data["according"], key=len, reverse=True):
        according.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    plain = (
        *("claiming", "tolls", "addressing", "citing", "nameless", "unnamed", "headline", "headline_modifiers", "media"),
        *("named_by_noun", "named_by_all", "even_indefinite"),
    )
    return Saying(
        verbs=verbs((*data["asserting"], *data["of_tolls"], *data["speaking_of"], *data["passing"], *data["holding"])),
        denying=verbs(data["denying"]),
        fearing=verbs(data["fearing"]),
        of_tolls=frozenset(data["of_tolls"]),
        speaking_of=frozenset(data["speaking_of"]),
        numbering=frozenset(data["numbering"]),
        spoken=frozenset(data["spoken"]),
        of_clauses=frozenset(data["of_clauses"]),
        reckonings=nouns("reckonings"),
        holding=frozenset(data["holding"]),
        holders=nouns("holders"),
        held=nouns("held"),
        taken=nouns("taken"),
        passing=frozenset(data["passing"]),
        according={first: tuple(rows) for first, rows in according.items()},
        spokespeople=nouns("spokespeople"),
        mouthpieces=nouns("mouthpieces"),
        sources=nouns("sources"),
        outlets=nouns("outlets"),
        anaphors={kind: frozenset(words) for kind, words in data["anaphors"].items()},
        generic=frozenset(word for words in data["anaphors"].values() for word in words if " " not in word),
        speaks_for_state=tuple(data["speaks_for_state"]),
        **{name: frozenset(data[name]) for name in plain},
    )
