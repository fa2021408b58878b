"""What the forms of a decision are sent to: each records judgements and leads back to the page that it came from (M24)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from harmledger.errors import JudgementError
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.vocabulary import ClaimId, MentionId
from harmledger.pipeline.ledger import Ledger
from harmledger.review import decide
from harmledger.web.dependencies import Held, deciding
from harmledger.web.page import back_to
from harmledger.web.turns import at_leisure
from harmledger.web.view import value
from harmledger.web.view.incident import candidates

router = APIRouter()

Words = Annotated[str, Form()]


async def sent(request: Request) -> FormData:
    """A form whose fields are not known beforehand."""
    return await request.form()


Sent = Annotated[FormData, Depends(sent)]


@router.post("/claims/{claim_id}")
@at_leisure
def on_claim(request: Request, claim_id: str, ledger: Held, form: Sent) -> RedirectResponse:
    """Accept, reject or correct one claim; of a correction, the form's other fields are the parts of its value."""
    told = {key: str(word) for key, word in form.items()}
    claim, by = ledger.claim(ClaimId(claim_id)), deciding(request, told.get("why", ""))
    match told.get("verdict"):
        case "accept":
            judgement = decide.accept(claim, by)
        case "reject":
            judgement = decide.reject(claim, by)
        case "correct":
            judgement = decide.correct(claim, _change(ledger, claim, told), by)
        case other:
            raise JudgementError(f"{other!r} is no verdict on a claim.", "There are: accept, reject, correct.")
    return _recorded(ledger, told.get("back", "/"), judgement)


@router.post("/incidents/{incident}/grade")
@at_leisure
def grade(incident: str, request: Request, ledger: Held, grade: Words, why: Words = "", back: Words = "/") -> RedirectResponse:
    return _recorded(ledger, back, decide.grade(ledger.incident(incident), grade, deciding(request, why)))


@router.post("/incidents/{incident}/merge")
@at_leisure
def merge(incident: str, request: Request, ledger: Held, other: Words, why: Words = "", back: Words = "/") -> RedirectResponse:
    one, two = ledger.incident(incident), ledger.incident(other.strip())
    return _recorded(ledger, back, *decide.merge(one, two, ledger.judgements(), deciding(request, why)))


@router.post("/incidents/{incident}/apart")
@at_leisure
def apart(incident: str, request: Request, ledger: Held, other: Words, why: Words = "", back: Words = "/") -> RedirectResponse:
    """Two incidents stay two, whatever a rule will think of them."""
    one, two = ledger.incident(incident), ledger.incident(other.strip())
    return _recorded(ledger, back, decide.apart(one, two, deciding(request, why)))


@router.post("/incidents/{incident}/split")
@at_leisure
def split(request: Request, incident: str, ledger: Held, form: Sent) -> RedirectResponse:
    leaving = [MentionId(str(mention)) for mention in form.getlist("mention")]
    one: Incident = ledger.incident(incident)
    by = deciding(request, str(form.get("why", "")))
    return _recorded(ledger, str(form.get("back", "/")), *decide.split(one, leaving, ledger.judgements(), by))


@router.post("/judgements/{judgement}/undo")
@at_leisure
def undo(judgement: str, request: Request, ledger: Held, why: Words = "", back: Words = "/") -> RedirectResponse:
    return _recorded(ledger, back, *decide.undo(judgement, ledger.judgements(), deciding(request, why)))


def _change(ledger: Ledger, claim: Claim, told: dict[str, str]) -> dict[str, object]:
    """What the form changes: a place of the gazetteer as a whole where one was picked, else part by part."""
    if not (picked := told.get("candidate")):
        return value.change(claim, told)
    incident = ledger.incidents_of([claim.mention_id])[claim.mention_id]
    places = (m.place for m in ledger.mentions(incident) if m.mention_id == claim.mention_id and m.place)
    found = next((one for place in places for one in candidates(place) if one.place_id == picked), None)
    if found is None:
        what = f"{picked!r} is none of the places that were offered."
        raise JudgementError(what, "Pick one of the list, or fill in the parts.")
    return value.of_candidate(found)


def _recorded(ledger: Ledger, back: str, *decided: Judgement) -> RedirectResponse:
    ledger.record(*decided)
    return back_to(back, done=decided[-1].judgement_id)
