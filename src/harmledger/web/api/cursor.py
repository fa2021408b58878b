"""Where a list goes on: the place of the last incident that was given, as a word for the address of the next page."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

from harmledger.errors import RequestShapeError
from harmledger.ledger.find import Place
from harmledger.model.incident import Incident


def cursor_of(incident: Incident) -> str:
    told = [(incident.days.start or date.max).isoformat(), incident.incident_id]
    return urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def place_in(cursor: str) -> Place:
    """The place again. Raises RequestShapeError where it is no cursor of ours."""
    try:
        day, name = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return date.fromisoformat(day), str(name).replace("\0", "")
    except (ValueError, TypeError) as error:
        raise RequestShapeError("That is no cursor.", "Take it from `next` of the page before.") from error
