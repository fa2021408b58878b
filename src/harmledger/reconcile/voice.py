"""Who speaks when a claim is made: one key for all that come down to one body or one publisher (M21).

An Attribution and the report that holds it come in, a key goes out. Apart from independence, because figures are revised by the
same voice too (M19).
"""

from __future__ import annotations

from harmledger.codebook.folding import fold, tokens
from harmledger.codebook.likeness import likeness
from harmledger.model.attribution import Attribution
from harmledger.model.report import Report
from harmledger.model.vocabulary import PUBLISHER

OWN = "own:"
"""A key that begins so is the report's own voice, or a person's in it."""


def voice(attribution: Attribution, report: Report) -> str:
    """A body of the directory by its id, "police" and its like by their kind, any other body by its name."""
    if attribution.claimant == PUBLISHER:
        return f"{OWN}{own_voice(report)}"
    if attribution.claimant_id:
        return attribution.claimant_id
    kinds = likeness()
    if attribution.claimant_kind in kinds.single_voices:
        return f"kind:{attribution.claimant_kind}"
    named = _folded(attribution.claimant)
    is_person = attribution.claimant_kind is None or attribution.claimant_kind in kinds.many_voices
    return f"{OWN}{own_voice(report)}/{named}" if is_person else f"name:{named}"


def own_voice(report: Report) -> str:
    """The publisher, or the report where the publisher is not known."""
    return _folded(report.publisher) if report.publisher else report.report_id


def _folded(words: str) -> str:
    return " ".join(fold(token.words) for token in tokens(words))
