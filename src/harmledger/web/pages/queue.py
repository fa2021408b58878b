"""What needs a reviewer, one thing at a time, each decided with a key or a button."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.model.judgement import Judgement, held
from harmledger.pipeline.ground import ground
from harmledger.pipeline.ledger import Ledger
from harmledger.review.queue import NEEDS, Item, queue
from harmledger.web.dependencies import Held, Somebody
from harmledger.web.page import page
from harmledger.web.pages.incident import GRADES, judgement_of
from harmledger.web.view.incident import IncidentView, incident_view
from harmledger.web.view.query import address

router = APIRouter()

WINDOW = 120
"""How many of the contested, and of the latest, are looked through at once: what is decided makes room for the next."""
AHEAD = 40
"""Items that the list shows from the current one on."""


@router.get("/queue")
def ask(request: Request, ledger: Held, user: Somebody, need: str = "", at: int = 1, done: str = "") -> HTMLResponse:
    judged = ledger.judgements()
    every = _every(ledger)
    items = [item for item in every if need in ("", item.need)]
    at = min(max(at, 1), max(len(items), 1))
    item = items[at - 1] if items else None
    first = max(0, at - 5)
    return page(
        request,
        "queue.html",
        needs=[(name, Counter(one.need for one in every)[name]) for name in NEEDS],
        need=need,
        all=len(every),
        at=at,
        last=len(items),
        window=WINDOW,
        listed=list(enumerate(items[first : first + AHEAD], first + 1)),
        item=item,
        views=_views(ledger, item, judged),
        grades=GRADES,
        here=address("/queue", {}, need=need, at=at),
        done=judgement_of(judged, done),
        latest=_latest(judged, user.name),
    )


def _every(ledger: Ledger) -> tuple[Item, ...]:
    waiting = ledger.waiting(WINDOW)
    links = ledger.links_across(mention for incident in waiting for mention in incident.mentions)
    ends = ledger.incidents_of({mention for link in links for mention in link.mentions})
    held = {one.anchor: one for one in (*waiting, *ends.values())}
    return queue(held.values(), links, ledger.effective())


def _views(ledger: Ledger, item: Item | None, judged: tuple[Judgement, ...]) -> list[IncidentView]:
    incidents = [one for one in (item.incident, item.other) if one] if item else []
    return [incident_view(one, ground(ledger, one), judged) for one in incidents]


def _latest(judged: tuple[Judgement, ...], name: str) -> Judgement | None:
    """What this person decided last and has not taken back."""
    own = (one for one in reversed(held(judged)) if one.by.kind == "person" and one.by.name == name)
    return next(own, None)
