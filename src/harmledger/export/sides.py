"""Who stands on which side of an incident, for formats that have two actors: the doer and the other side, with their classes.

An Incident comes in, two Sides go out, either of them None where nobody is named (M12). A denied part is no part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from harmledger.codebook.directory import load_directory
from harmledger.codebook.load import load
from harmledger.export.total import part_of
from harmledger.model.incident import Incident, Party
from harmledger.model.vocabulary import Who

Held = Literal["state", "group"]


@dataclass(frozen=True, slots=True)
class Side:
    """``name`` is the directory's or the reports', ``actor_class`` the directory's; ``rivals`` are others named as doing it."""

    name: str
    actor_class: str | None = None
    countries: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    first: Side | None
    second: Side | None


def sides_of(incident: Incident) -> Sides:
    """The doer first; of a clash the two parties. Which is first says nothing of who began (peers' codebooks say so too)."""
    stood = [party for party in incident.parties if party.stance != "denied"]
    if incident.event_type == "clash":
        fought = _firm([party for party in stood if party.role in ("party", "perpetrator")])
        first = fought[0] if fought else None
        second = next((party for party in fought[1:] if first and not _is_same(first, party)), None)
        return Sides(_side(first, ()), _side(second, ()))
    doers = _firm([party for party in stood if party.role == "perpetrator"]) or _firm([p for p in stood if p.role == "party"])
    return Sides(_side(doers[0], doers[1:]) if doers else None, None)


def civilians_of(incident: Incident) -> tuple[Who, ...]:
    """The classes of civilians that are told to be among those harmed; "people" are none (M5)."""
    crosswalk = load("crosswalks")["who"]
    told = {f.who for f in incident.figures if f.high != 0 and crosswalk[f.who]["ucdp"] == "civilians"}
    return tuple(sorted(told))


def is_one_sided(incident: Incident) -> bool:
    """Whether those killed are all told to be civilians."""
    killed = incident.figure("killed")
    civilians = [part_of(incident, "killed", who).best for who in civilians_of(incident)]
    return killed is not None and killed.best is not None and killed.best in civilians


def type_of_violence(incident: Incident, sides: Sides) -> int | None:
    """UCDP's 1, 2 or 3, by who did it and who suffered it; None where that is not known (M1)."""
    held = load("event_types")
    told: dict[str, Any] = held["event_types"][incident.event_type]["ucdp"]
    otherwise: int | None = told["type_of_violence"]
    if not told["by_sides"]:
        return otherwise
    by, against = held_as(sides.first), held_as(sides.second)
    if against is None and incident.event_type != "clash" and is_one_sided(incident):
        against = "civilians"
    rows = (row for row in held["by_sides"] if (row["by"], row["against"]) == (by, against))
    code: int | None = next((row["type_of_violence"] for row in rows), otherwise)
    return code


def held_as(side: Side | None) -> str | None:
    """Whether UCDP takes it for a state or a group; None where the directory does not know the body."""
    if side is None or side.actor_class is None:
        return None
    known: str | None = load("crosswalks")["actor_class"][side.actor_class]["ucdp"]
    return known


def acled_class(side: Side | None, country: str | None) -> str | None:
    """ACLED's type of actor; a state's forces abroad are external ones."""
    if side is None or side.actor_class is None:
        return None
    row = load("crosswalks")["actor_class"][side.actor_class]
    known: str | None = row["at_home" if country in side.countries else "acled"]
    return known


def _firm(parties: list[Party]) -> list[Party]:
    """Bodies of the directory first, then what most claims name."""
    return sorted(parties, key=lambda party: (party.actor_id is None, -len(party.claims), party.name))


def _is_same(first: Party, other: Party) -> bool:
    """ "Northern Shield" and "rebels of the Northern Shield"."""
    a, b = first.name.casefold(), other.name.casefold()
    if first.actor_id or other.actor_id:
        return first.actor_id == other.actor_id
    return a in b or b in a


def _side(party: Party | None, others: list[Party] | tuple[Party, ...]) -> Side | None:
    if party is None:
        return None
    entry = load_directory().by_id(party.actor_id) if party.actor_id else None
    rivals = tuple(dict.fromkeys(other.name for other in others if not _is_same(party, other)))
    return Side(party.name, entry.actor if entry else None, entry.countries if entry else (), rivals)
