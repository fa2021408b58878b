"""What needs a reviewer, one thing at a time, each decided with a key or a button."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

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
"""How many of the contested, and of the latest, are one part of the queue."""
FURTHER = 8
"""Parts that are looked through for a need at one time, where those before have nothing of it."""
AHEAD = 40
"""Items that the list shows from the current one on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the queue: its number from 1 on, how many there are, and all items that are in it."""

    number: int
    last: int
    items: tuple[Item, ...]


@router.get("/queue")
def ask(  # noqa: PLR0913, PLR0917 - most are parameters of the address
    request: Request, ledger: Held, user: Somebody, need: str = "", at: int = 1, part: int = 1, done: str = ""
) -> HTMLResponse:
    judged = ledger.judgements()
    here = _part(ledger, part, need)
    items = [item for item in here.items if need in ("", item.need)]
    at = min(max(at, 1), max(len(items), 1))
    item = items[at - 1] if items else None
    first = max(0, at - 5)
    return page(
        request,
        "queue.html",
        needs=[(name, Counter(one.need for one in here.items)[name]) for name in NEEDS],
        need=need,
        all=len(here.items),
        at=at,
        last=len(items),
        part=here,
        window=WINDOW,
        listed=list(enumerate(items[first : first + AHEAD], first + 1)),
        item=item,
        views=_views(ledger, item, judged),
        grades=GRADES,
        here=address("/queue", {}, need=need, part=here.number, at=at),
        done=judgement_of(judged, done),
        latest=_latest(judged, user.name),
    )


def _part(ledger: Ledger, number: int, need: str) -> Part:
    """The part of this number, or the next one that has something of the need."""
    last = max(1, -(-ledger.longest_waiting() // WINDOW))
    number = min(max(number, 1), last)
    found = Part(number, last, ())
    for further in range(number, min(number + FURTHER, last + 1)):
        found = Part(further, last, _items(ledger, (further - 1) * WINDOW))
        if any(need in ("", item.need) for item in found.items):
            break
    return found


def _items(ledger: Ledger, offset: int) -> tuple[Item, ...]:
    waiting = ledger.waiting(WINDOW, offset)
    links = ledger.links_across(mention for incident in waiting for mention in incident.mentions)
    ends = ledger.incidents_of({mention for link in links for mention in link.mentions})
    held = {one.anchor: one for one in (*waiting, *ends.values())}
    asked = {incident.anchor for incident in waiting}
    found = queue(held.values(), links, ledger.effective())
    return tuple(item for item in found if item.incident.anchor in asked or item.other)


def _views(ledger: Ledger, item: Item | None, judged: tuple[Judgement, ...]) -> list[IncidentView]:
    incidents = [one for one in (item.incident, item.other) if one] if item else []
    return [incident_view(one, ground(ledger, one), judged) for one in incidents]


def _latest(judged: tuple[Judgement, ...], name: str) -> Judgement | None:
    """What this person decided last and has not taken back."""
    own = (one for one in reversed(held(judged)) if one.by.kind == "person" and one.by.name == name)
    return next(own, None)
