"""A page from a template: what every page shares, and the words for values that templates use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from harmledger.review import incident_phrase, phrase
from harmledger.web.dependencies import person, sees_names, settings_of
from harmledger.web.people import csrf


def _shared(request: Request) -> dict[str, Any]:
    """What every template can name: who asks, and whether a log-in is what tells."""
    return {"person": person(request), "sees_names": sees_names(request), "logs_in": settings_of(request).needs_login}


TEMPLATES = Jinja2Templates(directory=Path(__file__).parent / "templates", context_processors=[_shared])
TEMPLATES.env.filters.update(
    ranged=incident_phrase.ranged,
    when=incident_phrase.when,
    where=incident_phrase.where,
    heading=incident_phrase.heading,
    parties=incident_phrase.parties,
    attested=incident_phrase.attested,
    harmed_people=incident_phrase.harmed_people,
    claimed_by=phrase.claimed_by,
    printable=phrase.printable,
)


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
