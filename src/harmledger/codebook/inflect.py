"""English word forms, so that the codebook lists each word once: "kill" stands for kills, killed, killing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

VOWELS = "aeiou"


def verb_forms(lemma: str, irregular: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The lemma and its finite and participle forms; ``irregular`` lists those that no rule gives."""
    if lemma in irregular:
        return (lemma, *irregular[lemma])
    stem, before = lemma, ""
    if "-" in lemma:
        before, stem = lemma.rsplit("-", 1)
        before += "-"
    if stem.endswith("e"):
        forms = (stem + "s", stem + "d", stem[:-1] + "ing")
    elif stem.endswith("y") and stem[-2] not in VOWELS:
        forms = (stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing")
    elif stem.endswith(("s", "sh", "ch", "x", "z")):
        forms = (stem + "es", stem + "ed", stem + "ing")
    elif _doubles(stem):
        forms = (stem + "s", stem + stem[-1] + "ed", stem + stem[-1] + "ing")
    else:
        forms = (stem + "s", stem + "ed", stem + "ing")
    return (lemma, *(before + form for form in forms))


def noun_forms(lemma: str, plurals: Mapping[str, str]) -> tuple[str, ...]:
    """The lemma and its plural; ``plurals`` maps irregular plurals to their singular."""
    irregular = tuple(plural for plural, singular in plurals.items() if singular == lemma)
    head = lemma.rsplit(" ", 1)[-1]
    if irregular:
        return (lemma, *irregular)
    if head.endswith("y") and len(head) > 1 and head[-2] not in VOWELS:
        return (lemma, lemma[:-1] + "ies")
    if head.endswith(("s", "sh", "ch", "x")):
        return (lemma, lemma + "es")
    if head.endswith("man"):
        return (lemma, lemma[:-2] + "en")
    return (lemma, lemma + "s")


def _doubles(stem: str) -> bool:
    """A short stem that ends in consonant, vowel, consonant doubles its last letter: plan, planned."""
    one_syllable = sum(a in VOWELS for a in stem) == 1
    return one_syllable and len(stem) > 2 and stem[-1] not in "aeiouwxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS
