"""All of the API under one prefix, with what its description says of every call: who may, and what an error looks like."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Security
from fastapi.security import HTTPBearer

from harmledger.web.api import claims, export, incidents, judgements, people, places, reports
from harmledger.web.api.problem import Problem

_WRONG: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "What was wrong, and what to do", "content": {"application/problem+json": {}}},
    "5XX": {"model": Problem, "description": "The ledger cannot be used now", "content": {"application/problem+json": {}}},
    422: {"model": Problem, "description": "The request has not the right shape", "content": {"application/problem+json": {}}},
    304: {"description": "You have it already"},
}

api = APIRouter(
    prefix="/api",
    responses=_WRONG,
    dependencies=[Security(HTTPBearer(auto_error=False, description="`harmledger people token NAME` makes one"))],
)
for part in (incidents, claims, reports, judgements, export, places, people):
    api.include_router(part.router)
