"""A page from a template: what every page shares, and the words for values that templates use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from harmledger.review import incident_phrase, phrase

TEMPLATES = Jinja2Templates(directory=Path(__file__).parent / "templates")
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


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The template with its values, escaped unless marked as safe."""
    return TEMPLATES.TemplateResponse(request, template, values, status_code=status)
