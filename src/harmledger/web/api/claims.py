"""A claim: one value of one field, as one claimant gives it in one report."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from harmledger.errors import JudgementError, NotThereError
from harmledger.model.claim import Claim
from harmledger.model.vocabulary import ClaimId
from harmledger.web.api.tag import answer, tagged
from harmledger.web.dependencies import Held

router = APIRouter(tags=["claims"], dependencies=[Depends(tagged)])


def claim_row(claim: Claim) -> dict[str, Any]:
    """The claim, ready for ``json.dumps``; start and end are character offsets into the report's text or title."""
    said = claim.attribution
    return {
        "claim_id": claim.claim_id,
        "mention_id": claim.mention_id,
        "field": claim.field,
        "value": json.loads(claim.value),
        "words": claim.words,
        "start": claim.span.start,
        "end": claim.span.end,
        "in_title": claim.span.in_title,
        "modality": claim.modality,
        "claimant": said.claimant,
        "claimant_id": said.claimant_id,
        "claimant_kind": said.claimant_kind,
        "spokesperson": said.spokesperson,
        "chain": list(said.chain),
    }


@router.get("/claims/{claim_id}")
def claim(request: Request, ledger: Held, claim_id: Annotated[str, Path(max_length=64)]) -> Response:
    """One claim of a reading that counts."""
    try:
        return answer(request, claim_row(ledger.claim(ClaimId(claim_id))))
    except JudgementError as error:
        raise NotThereError(error.what, "/api/incidents/NAME/claims lists an incident's.") from error
