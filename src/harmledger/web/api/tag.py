"""Answers that need not be given twice: a weak ETag of the ledger's state, the request and what its reader may see.

A request comes in; whoever has the answer already is told so, before anything is worked out.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from fastapi import HTTPException, Request
from fastapi.responses import JSONResponse

from harmledger.web.dependencies import Summed, sees_names


def tagged(request: Request, summed: Summed) -> None:
    """A dependency. Raises HTTPException 304 where the request shows the tag of what would be answered."""
    parts = (summed.state(), request.url.path, request.url.query, str(sees_names(request)))
    tag = f'W/"{sha256(chr(31).join(parts).encode()).hexdigest()[:32]}"'
    request.state.tag = tag
    shown = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if tag in shown or "*" in shown:
        raise HTTPException(304, headers={"ETag": tag})


def answer(request: Request, content: Any, *, status: int = 200) -> JSONResponse:
    """The content as JSON, with the tag that was worked out for the request, if one was."""
    tag = getattr(request.state, "tag", None)
    return JSONResponse(content, status, {"ETag": tag} if tag else None)
