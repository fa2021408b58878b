"""Who says so: the claimant of a value, and through whom it reached the report (M7)."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.span import Span
from harmledger.model.vocabulary import PUBLISHER, ActorId


@dataclass(frozen=True, slots=True)
class Attribution:
    """``claimant`` is the body or person that vouches for the value, in its fullest form in the report, or "publisher".

    ``spokesperson`` spoke for it; ``chain`` names the outlets that passed it on, nearest first; ``span`` is where the
    claimant is named. ``claimant_id`` and ``claimant_kind`` come from the directory, when it knows the claimant.
    """

    claimant: str = PUBLISHER
    spokesperson: str | None = None
    chain: tuple[str, ...] = ()
    span: Span | None = None
    claimant_id: ActorId | None = None
    claimant_kind: str | None = None
