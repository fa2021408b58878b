"""Who speaks when a claim is made: one key for all that come down to one body or one publisher (M21).

An Attribution and the report that holds it come in, a key goes out. Apart from independence, because figures are revised by the
same voice too (M19).
"""

from __future__ import annotations

from functools import cache, lru_cache

from harmledger.codebook.directory import load_directory
from harmledger.codebook.folding import fold, tokens
from harmledger.codebook.likeness import likeness
from harmledger.codebook.load import load
from harmledger.model.attribution import Attribution
from harmledger.model.report import Report
from harmledger.model.vocabulary import PUBLISHER

OWN = "own:"
"""A key that begins so is a person's in one outlet, or that of a report of no outlet."""


def voice(attribution: Attribution, report: Report) -> str:
    """A body of the directory by its id, "police" and its like by their kind, any other body by its name."""
    if attribution.claimant == PUBLISHER:
        return own_voice(report)
    if attribution.claimant_id:
        return attribution.claimant_id
    kinds = likeness()
    if attribution.claimant_kind in kinds.single_voices:
        return f"kind:{attribution.claimant_kind}"
    kind, folded = attribution.claimant_kind, _folded(attribution.claimant)
    is_person = kind in kinds.many_voices or (kind is None and _body_words().isdisjoint(folded.split()))
    return f"{OWN}{own_voice(report)}/{folded}" if is_person else f"name:{folded}"


def own_voice(report: Report) -> str:
    """The publisher as others cite it, so that its own page and a paper that quotes it are one voice; else the report."""
    return body_voice(report.publisher) if report.publisher else f"{OWN}{report.report_id}"


@lru_cache(maxsize=4096)
def body_voice(name: str) -> str:
    """A body or an outlet by its name alone."""
    entry = load_directory().find(name)
    return entry.id if entry else f"name:{_folded(name)}"


@cache
def _body_words() -> frozenset[str]:
    return frozenset(fold(word) for word in load("crosswalks")["names"]["bodies"])


def _folded(words: str) -> str:
    return " ".join(fold(token.words) for token in tokens(words))
