"""Incidents by the number, made up: what a view holds, without any report behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

from harmledger.model.incident import Days, Figure, Grade, Incident, IncidentId, Site
from harmledger.model.vocabulary import ClaimId, EventType, MentionId, ReportId

FIRST = date(2031, 1, 1)


def incidents(number: int, seed: int = 1) -> Iterator[Incident]:
    """Of both kinds, some inside others, some without a day, a point or a bound."""
    random = Random(seed)
    for n in range(number):
        yield _incident(n, random)


def _incident(n: int, random: Random) -> Incident:
    kind: Any = "aggregate" if n % 11 == 5 else "incident"
    start = None if n % 13 == 7 else FIRST + timedelta(days=random.randrange(40))
    end = start and start + timedelta(days=random.choice([0, 0, 0, 2]))
    return Incident(
        incident_id=IncidentId(f"XX-{n:04}"),
        kind=kind,
        event_type=random.choice(get_args(EventType)),
        days=Days(start, end, "day" if start else None),
        place=_site(n, random),
        parties=(),
        weapons=(),
        figures=tuple(_figures(random)),
        grade=random.choice(get_args(Grade)),
        grade_reason="made up",
        is_provisional=False,
        sources=(),
        first_report=start,
        last_report=end,
        mentions=(MentionId(f"m{n}"),),
        reports=(ReportId(f"r{n}"),),
        anchor=MentionId(f"m{n}"),
        part_of=IncidentId("m0") if n % 17 == 3 else None,
    )


def _site(n: int, random: Random) -> Site | None:
    if n % 7 == 4:
        return None
    point = (None, None) if n % 7 == 5 else (random.uniform(-89, 89), random.uniform(-179, 179))
    name = f"Tel Number {n % 30}"
    return Site(name, ClaimId(f"c{n}"), name, "Anywhere", random.choice(["XA", "XB"]), *point, None, "exact", 1.0)


def _figures(random: Random) -> Iterator[Figure]:
    for harm in ("killed", "injured"):
        low, best, high = random.choice([(3, 4, 6), (2, 2, 2), (1, None, None), (5, 5, None), (None, None, None), (0, 0, 0)])
        if random.random() < 0.8:
            yield Figure(harm, "people", None, low, best, high, "made up", ())  # type: ignore[arg-type]
