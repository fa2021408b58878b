"""A page from a template: what every page shares, and the words for values that templates use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from harmledger.export.names import Names
from harmledger.model.incident import Figure, Party
from harmledger.model.user import holder
from harmledger.review import incident_phrase, phrase
from harmledger.review.why import USES
from harmledger.web.dependencies import person, sees_names, settings_of
from harmledger.web.people import csrf
from harmledger.web.view import cells, decision, query, value, voices


def _shared(request: Request) -> dict[str, Any]:
    """What every template can name: who asks, and whether a log-in is what tells."""
    settings = settings_of(request)
    return {
        "person": person(request),
        "sees_names": sees_names(request),
        "may_judge": sees_names(request),
        "logs_in": settings.needs_login,
        "tiles": settings.tiles,
    }


TEMPLATES = Jinja2Templates(directory=Path(__file__).parent / "templates", context_processors=[_shared])


def whose(figure: Figure) -> str:
    """A figure's harm and people without its number: "civilians killed", "combatants of the army killed"."""
    who = "people of mixed kinds" if figure.who == "mixed" else figure.who.replace("_", " ")
    side = f" of {phrase.printable(figure.side)}" if figure.side else ""
    return f"{who}{side} {'dead or hurt' if figure.harm == 'casualties' else figure.harm}"


def day(one: date) -> str:
    return phrase.day_range(one, one)


def doers(told: Sequence[Party]) -> str:
    """Who is said to have done it, or to have fought, without whom it was done to: for lists, where a line has to do."""
    return incident_phrase.parties([party for party in told if party.role != "target"])


def instant(at: str) -> str:
    return f"{datetime.fromisoformat(at):%-d %b %Y %H:%M} UTC"


@pass_context
def by_people(context: Context, words: str) -> str:
    """What a person wrote, a reason for instance, which may name others."""
    return Names(are_given=bool(context.get("sees_names"))).words(phrase.printable(words))


TEMPLATES.env.filters.update(
    ranged=incident_phrase.ranged,
    when=incident_phrase.when,
    where=incident_phrase.where,
    heading=incident_phrase.heading,
    parties=incident_phrase.parties,
    doers=doers,
    by_people=by_people,
    attested=incident_phrase.attested,
    harmed_people=incident_phrase.harmed_people,
    claimed_by=phrase.claimed_by,
    printable=phrase.printable,
    reported=phrase.reported,
    claimant=voices.claimant,
    told=value.told,
    parts=value.parts,
    said=cells.said,
    summed=cells.summed,
    verdict_words=decision.words,
    use_words=USES.__getitem__,
    words=lambda name: name.replace("_", " "),
    whose=whose,
    day=day,
    holder=holder,
    instant=instant,
)
TEMPLATES.env.globals.update(address=query.address)
TEMPLATES.env.trim_blocks = True
TEMPLATES.env.lstrip_blocks = True


@pass_context
def csrf_token(context: Context) -> str:
    """What a form, or the header X-CSRF-Token of a script's request, has to carry."""
    return csrf.form_token(context["request"])


@pass_context
def csrf_field(context: Context) -> Markup:
    """The hidden field that every form that changes something has to hold."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(csrf.FIELD, csrf_token(context))


TEMPLATES.env.globals.update(csrf_field=csrf_field, csrf_token=csrf_token)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The template with its values, escaped unless marked as safe."""
    response = TEMPLATES.TemplateResponse(request, template, values, status_code=status)
    csrf.remember(request, response)
    return response


def part(template: str, **values: Any) -> Markup:
    """A part of a page that is the same for everyone: it is made without knowing who asks."""
    return Markup(TEMPLATES.get_template(template).render(values).strip())  # noqa: S704 - a template escapes what it is given


def back_to(path: str, **told: str) -> RedirectResponse:
    """On to a page of the desk after a form was sent; whatever is no path of the desk leads to the overview."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    parts = urlsplit(path if is_ours else "/")
    return RedirectResponse(query.address(parts.path, dict(parse_qsl(parts.query)), **told), status_code=303)
