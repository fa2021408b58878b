"""The one shape of an error in the API: RFC 9457's problem, with the error's own stable code."""

from __future__ import annotations

from fastapi.responses import JSONResponse
from typing_extensions import TypedDict

from harmledger import errors
from harmledger.errors import HarmledgerError, TooManyRequestsError


class Problem(TypedDict):
    """``title`` is what an error of this code is, ``detail`` what was wrong here, ``todo`` what to do about it."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    todo: str


_STATUS: tuple[tuple[type[HarmledgerError], int], ...] = (
    (errors.NoSuchIncidentError, 404),
    (errors.NoSuchReportError, 404),
    (errors.FilterError, 422),
    (errors.NotThereError, 404),
    (errors.NoSuchUserError, 404),
    (errors.LogInNeededError, 401),
    (errors.LogInFailedError, 403),
    (errors.NotAllowedError, 403),
    (errors.ForgedRequestError, 403),
    (errors.TooManyRequestsError, 429),
    (errors.WrongHostError, 421),
    (errors.BodyTooLargeError, 413),
    (errors.TooLargeError, 413),
    (errors.LedgerBusyError, 503),
    (errors.LedgerFullError, 507),
    (errors.LedgerReadOnlyError, 503),
    (errors.LedgerUnreachableError, 503),
    (errors.MissingPartError, 501),
    (errors.JudgementError, 422),
    (errors.InputError, 422),
    (errors.DeskError, 422),
)
"""The first that fits; a fault of ours is 500."""


def status_of(error: HarmledgerError) -> int:
    """What the web calls it."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def problem(error: HarmledgerError, status: int | None = None) -> JSONResponse:
    """The error as an answer; ``status`` is what the web calls it, where the error does not tell."""
    status = status or status_of(error)
    told: Problem = {
        "type": f"urn:harmledger:{error.code}",
        "title": (type(error).__doc__ or "").strip().partition("\n")[0].partition(". ")[0].rstrip("."),
        "status": status,
        "detail": error.what,
        "code": error.code,
        "todo": error.todo,
    }
    return JSONResponse(told, status, headers_of(error), media_type="application/problem+json")


def headers_of(error: HarmledgerError) -> dict[str, str]:
    """What goes with the status."""
    if isinstance(error, TooManyRequestsError):
        return {"Retry-After": str(error.seconds)}
    return {"WWW-Authenticate": "Bearer"} if isinstance(error, errors.LogInNeededError) else {}
