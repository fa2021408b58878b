"""What was wrong, as a page for people and as a problem for programs; whoever must log in first is led there."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from harmledger.errors import DeskError, HarmledgerError, LogInNeededError, NotThereError, RequestShapeError
from harmledger.web.api.problem import headers_of, problem, status_of
from harmledger.web.page import page


def wrong(request: Request, error: HarmledgerError, status: int | None = None) -> Response:
    """The answer to a request that could not be met; ``status`` is what the web calls it, where the error does not tell."""
    path = request.url.path
    if path == "/api" or path.startswith("/api/"):
        return problem(error, status)
    if isinstance(error, LogInNeededError) and request.method == "GET":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?next={quote(path + query, safe='')}", 303)
    response = page(request, "wrong.html", status=status or status_of(error), error=error)
    response.headers.update(headers_of(error))
    return response


def handle(app: FastAPI) -> None:
    """Let all that goes wrong in the application be answered here."""
    app.add_exception_handler(HarmledgerError, _ours)
    app.add_exception_handler(RequestValidationError, _shape)
    app.add_exception_handler(HTTPException, _http)


def _ours(request: Request, error: Exception) -> Response:
    return wrong(request, error if isinstance(error, HarmledgerError) else HarmledgerError("The desk has a fault."))


def _shape(request: Request, error: Exception) -> Response:
    """What a request should have been, by the name of each part that is wrong; what was sent is not sent back."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    said = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in found[:5]]
    what = "; ".join(said) or "The request has not the right shape."
    return wrong(request, RequestShapeError(what, "See /api/openapi.json."))


def _http(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: a path that leads nowhere, a method that a path has not."""
    status, more = (error.status_code, error.headers) if isinstance(error, HTTPException) else (500, None)
    if status == 304:
        return Response(status_code=304, headers=more)
    if status == 404:
        return wrong(request, NotThereError("There is nothing here.", "Check the address."))
    response = wrong(request, DeskError(f"{HTTPStatus(status).phrase}.", "See /api/openapi.json for what there is."), status)
    response.headers.update(more or {})
    return response
