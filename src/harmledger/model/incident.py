"""An incident: what all reports together leave of one happening, as a view over claims and judgements (DESIGN, joint 2).

Nothing in it is typed by anybody: each value names the claims that it comes from, and the rule that chose it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NewType

from harmledger.model.vocabulary import (
    ActorId,
    ClaimId,
    DatePrecision,
    EventType,
    GeoPrecision,
    Harm,
    MentionId,
    PlaceId,
    ReportId,
    Role,
    Stance,
    Who,
)

IncidentId = NewType("IncidentId", str)

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
"""Airwars' grades (M21): a belligerent accepts responsibility; two or more independent sources; one source; competing claims or
a denial; the dead were combatants, or the harm was not what it was said to be."""

IncidentKind = Literal["incident", "aggregate"]

COUNTED: tuple[Harm, ...] = ("killed", "injured", "casualties", "missing", "abducted", "detained", "displaced")
"""The harms by which totals are held against incidents (M17)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One harm to one group of people, as the range that the claims leave (M22).

    ``who`` is "people" for everybody, else the status, age, sex or occupation that was told (M5); ``side`` the side of a clash
    (M13). None is an open bound or an unknown best (M1). ``rule`` names how ``best`` was chosen, and ``claims`` are what it was
    chosen from, the chosen one first. ``is_part`` says that the figure is inside a wider one of the incident (M4).
    """

    harm: Harm
    who: Who
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: tuple[ClaimId, ...]
    is_part: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Where the incident was, from the claim that places it best; ``words`` is that claim's."""

    words: str
    claim_id: ClaimId
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_id: PlaceId | None = None
    geo_precision: GeoPrecision | None = None
    score: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude where it is known exactly, or near a named place; the middle of an area is no point (M16)."""
        if self.geo_precision not in ("exact", "near") or self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last possible day of the incident, both None where no report tells (M14)."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision | None = None
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it, took part, was aimed at or lent support, as one or more claims name it (M12)."""

    role: Role
    name: str
    actor_id: ActorId | None
    stance: Stance
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One independent voice (M21): the reports and claimants that come down to it; ``name`` is who spoke first."""

    name: str
    reports: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two mentions were joined: the score from 0 to 1 and each feature's share of it (M20)."""

    mentions: tuple[MentionId, MentionId]
    score: float
    features: tuple[tuple[str, float], ...] = ()
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A total that covers this incident, and what the incidents under it come to beside it (M17)."""

    incident_id: IncidentId
    harm: Harm
    told: int | None
    recorded: int


@dataclass(frozen=True, slots=True)
class Incident:
    """``aliases`` are the ids that lead here; ``reports`` are in order of publication; ``grade_reason`` is a sentence.

    ``anchor`` is the mention of the earliest report, by which an id finds its incident again (ADR 6). Of an aggregate,
    ``covers`` are the incidents in its area and period, and ``checks`` its own figures beside what they come to (M17).
    """

    incident_id: IncidentId
    kind: IncidentKind
    event_type: EventType
    days: Days
    place: Site | None
    parties: tuple[Party, ...]
    weapons: tuple[str, ...]
    figures: tuple[Figure, ...]
    grade: Grade
    grade_reason: str
    is_provisional: bool
    sources: tuple[Source, ...]
    first_report: date | None
    last_report: date | None
    mentions: tuple[MentionId, ...]
    reports: tuple[ReportId, ...]
    anchor: MentionId
    links: tuple[Link, ...] = ()
    aliases: tuple[IncidentId, ...] = ()
    part_of: IncidentId | None = None
    covered_by: tuple[Coverage, ...] = ()
    covers: tuple[IncidentId, ...] = ()
    checks: tuple[Coverage, ...] = ()

    def figure(self, harm: Harm) -> Figure | None:
        """The figure of everybody killed, injured ..., sides together; None where nobody gave one."""
        whole = (f for f in self.figures if f.who == "people" and f.side is None and not f.is_part)
        return next((f for f in whole if f.harm == harm), None)
