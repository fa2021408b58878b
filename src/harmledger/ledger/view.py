"""The incidents as they stand, in a table to ask: reconciling writes it, and can work it out again.

Incidents come in under the id that each has by itself; rows go in and out. Whether an id is shared is seen here, since that
takes all incidents; what covers what is worked out when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from math import floor
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from harmledger.ledger import brief
from harmledger.ledger.encode import canonical, decoded, encoded
from harmledger.ledger.facts import in_batches
from harmledger.ledger.project import plain
from harmledger.ledger.schema import incident, incident_body, incident_brief, incident_mention, state
from harmledger.model.incident import Incident, IncidentId
from harmledger.model.vocabulary import Harm, MentionId

_HARMS: tuple[Harm, ...] = ("killed", "injured")

FINEST = 11
"""The zoom from which on a map tells nothing more apart: a town is one point."""
_SQUARES = 6 * 2**FINEST
"""Squares around the globe at that zoom: six across one tile of 256 pixels, so that two marks stand some forty apart."""


def put(tx: Connection, incidents: Iterable[Incident]) -> None:
    """Add incidents, each under its base id, which is also its id until ``rename`` says otherwise."""
    for some in in_batches(incidents):
        tx.execute(insert(incident), [_row(one) for one in some])
        tx.execute(insert(incident_body), [{"anchor": one.anchor, "body": canonical(encoded(one))} for one in some])
        brief.put(tx, some)
        told = [{"mention_id": name, "anchor": one.anchor} for one in some for name in one.mentions]
        tx.execute(insert(incident_mention), told)


def drop(tx: Connection, anchors: Iterable[str]) -> None:
    for some in in_batches(anchors):
        tx.execute(delete(incident).where(incident.c.anchor.in_(some)))
        tx.execute(delete(incident_body).where(incident_body.c.anchor.in_(some)))
        brief.drop(tx, some)
        tx.execute(delete(incident_mention).where(incident_mention.c.anchor.in_(some)))


def anchors_of(tx: Connection, mentions: Iterable[str]) -> dict[MentionId, MentionId]:
    """By mention, the anchor of the incident that it is in; a mention in none is left out."""
    found: dict[MentionId, MentionId] = {}
    for some in in_batches(mentions):
        query = select(incident_mention.c.mention_id, incident_mention.c.anchor).where(incident_mention.c.mention_id.in_(some))
        found.update((MentionId(name), MentionId(anchor)) for name, anchor in tx.execute(query))
    return found


def by_anchor(tx: Connection, anchors: Iterable[str]) -> dict[MentionId, Incident]:
    """Incidents as they were put in, by anchor, under their base ids."""
    found: dict[MentionId, Incident] = {}
    for some in in_batches(anchors):
        query = select(incident_body.c.anchor, incident_body.c.body).where(incident_body.c.anchor.in_(some))
        found.update((MentionId(anchor), read(body)) for anchor, body in tx.execute(query))
    return found


def by_id(tx: Connection, ids: Iterable[str]) -> dict[IncidentId, Incident]:
    """Incidents by the id that each bears now, as they were put in."""
    found: dict[IncidentId, Incident] = {}
    for some in in_batches(ids):
        query = select(incident.c.incident_id, incident_body.c.body).join(
            incident_body, incident_body.c.anchor == incident.c.anchor
        )
        rows = tx.execute(query.where(incident.c.incident_id.in_(some)))
        found.update((IncidentId(name), read(body)) for name, body in rows)
    return found


def of_base(tx: Connection, bases: Iterable[str]) -> dict[str, dict[MentionId, IncidentId]]:
    """By base id, the anchors of the incidents that have it and the id that each bears now."""
    found: dict[str, dict[MentionId, IncidentId]] = {}
    for some in in_batches(bases):
        query = select(incident.c.base_id, incident.c.anchor, incident.c.incident_id).where(incident.c.base_id.in_(some))
        for base, anchor, name in tx.execute(query):
            found.setdefault(base, {})[MentionId(anchor)] = IncidentId(name)
    return found


def rename(tx: Connection, ids: dict[MentionId, IncidentId]) -> None:
    """Give incidents, by anchor, the ids that they bear from now on."""
    for anchor, name in ids.items():
        tx.execute(update(incident).where(incident.c.anchor == anchor).values(incident_id=name))


def ids_of(tx: Connection, anchors: Iterable[str]) -> dict[MentionId, IncidentId]:
    """By anchor, the ids that incidents bear now."""
    found: dict[MentionId, IncidentId] = {}
    for some in in_batches(anchors):
        query = select(incident.c.anchor, incident.c.incident_id).where(incident.c.anchor.in_(some))
        found.update((MentionId(anchor), IncidentId(name)) for anchor, name in tx.execute(query))
    return found


def anchor_of_id(tx: Connection, name: str) -> MentionId | None:
    """The anchor of the incident that bears this id now."""
    anchor: str | None = tx.execute(select(incident.c.anchor).where(incident.c.incident_id == name)).scalar()
    return MentionId(anchor) if anchor else None


@lru_cache(maxsize=1000)
def read(body: str) -> Incident:
    """An incident as it was put in; what was read lately is at hand."""
    return decoded(Incident, json.loads(body))


def empty(tx: Connection) -> None:
    tx.execute(delete(incident))
    tx.execute(delete(incident_body))
    tx.execute(delete(incident_brief))
    tx.execute(delete(incident_mention))


def noted(tx: Connection, name: str) -> str | None:
    """What was last noted of the ledger's own state under ``name``."""
    value: str | None = tx.execute(select(state.c.value).where(state.c.name == name)).scalar()
    return value


def note(tx: Connection, name: str, value: str) -> None:
    tx.execute(delete(state).where(state.c.name == name))
    tx.execute(insert(state).values(name=name, value=value))


def _row(one: Incident) -> dict[str, Any]:
    place = one.place
    latitude, longitude = (place.point if place else None) or (None, None)
    row: dict[str, Any] = {
        "anchor": one.anchor,
        "base_id": one.incident_id,
        "incident_id": one.incident_id,
        "kind": one.kind,
        "is_part": one.part_of is not None,
        "event_type": one.event_type,
        "day_order": one.days.start or date.max,
        "first_day": one.days.start,
        "last_day": one.days.end,
        "country": plain(place.country) if place else None,
        "admin1": plain(place.admin1) if place else None,
        "place": plain(place.name or place.words) if place else None,
        "latitude": latitude,
        "longitude": longitude,
        "grid_x": _square(longitude, 180),
        "grid_y": _square(latitude, 90),
        "grade": one.grade,
        "is_provisional": one.is_provisional,
        "last_report": one.last_report,
        "places": _folded([place.words, place.name, place.admin1, place.country] if place else []),
        "actors": _folded([name for party in one.parties for name in (party.name, party.actor_id)]),
    }
    for harm in _HARMS:
        figure = one.figure(harm)
        row[f"{harm}_told"] = figure is not None
        row |= {f"{harm}_{end}": getattr(figure, end) if figure else None for end in ("low", "best", "high")}
    return row


def _square(degrees: float | None, offset: int) -> int | None:
    """The square of the finest grid; those of each coarser zoom are twice as wide and hold whole ones of these."""
    return None if degrees is None else floor((degrees + offset) / 360 * _SQUARES)


def _folded(names: Iterable[str | None]) -> str:
    """Names to look for a part of, whatever their case."""
    return "\n".join(plain(name.casefold()) or "" for name in names if name)
