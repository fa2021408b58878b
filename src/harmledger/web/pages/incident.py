"""One incident: its range, its sources side by side, and every claim in its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from harmledger.model.judgement import Judgement
from harmledger.pipeline.ground import ground
from harmledger.pipeline.ledger import Ledger
from harmledger.review.phrase import reported
from harmledger.review.why import Ground
from harmledger.web.dependencies import Held
from harmledger.web.page import page
from harmledger.web.view.incident import incident_view
from harmledger.web.view.query import address

router = APIRouter()

GRADES = (
    ("confirmed", "a belligerent accepts responsibility"),
    ("fair", "two or more independent sources"),
    ("weak", "one source"),
    ("contested", "competing claims, or a denial"),
    ("discounted", "the dead were combatants, or the harm was not what it was said to be"),
)
"""Airwars' grades, each with what it means (M21)."""


@router.get("/incidents/{name}")
def incident(request: Request, name: str, ledger: Held, done: str = "") -> Response:
    found = ledger.incident(name)
    if found.incident_id != name:
        return RedirectResponse(address(f"/incidents/{found.incident_id}", {}, done=done), status_code=301)
    held = ground(ledger, found)
    judged = ledger.judged(found)
    return page(
        request,
        "incident.html",
        view=incident_view(found, held, judged),
        recorded=list(_recorded(ledger, held)),
        mentions=[(entry.mention.mention_id, reported(entry.report)) for entry in held.entries],
        grades=GRADES,
        done=judgement_of(judged, done),
        shown=set(),
    )


def judgement_of(judged: tuple[Judgement, ...], name: str) -> Judgement | None:
    """The judgement that a page was led back with, to say that it is recorded."""
    return next((judgement for judgement in judged if judgement.judgement_id == name), None)


def _recorded(ledger: Ledger, held: Ground) -> Iterator[tuple[str, str]]:
    """When each report was recorded, the latest first."""
    reports = {entry.report.report_id: entry.report for entry in held.entries}
    at = ledger.recorded_at(reports)
    for report_id in sorted(at, key=lambda name: at[name], reverse=True):
        yield at[report_id], f"recorded {reported(reports[report_id])}"
