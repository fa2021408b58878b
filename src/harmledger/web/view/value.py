"""The value of a claim in a few words, and as the parts that a person may correct.

A Claim comes in; its value is JSON (M24), and only here is that known to the pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from harmledger.model.claim import Claim
from harmledger.model.count import CountRange
from harmledger.model.place import PlaceCandidate
from harmledger.model.vocabulary import GeoPrecision, Harm, Role, Stance, Who
from harmledger.review.correction import PARTS
from harmledger.review.phrase import ONE, STANCE, counted, day_range, printable

CLOSED: dict[str, tuple[str, ...]] = {
    "harm": get_args(Harm),
    "who": get_args(Who),
    "geo_precision": get_args(GeoPrecision),
    "role": get_args(Role),
    "stance": get_args(Stance),
}
NUMBERS = frozenset({"low", "high"})
DEGREES = frozenset({"latitude", "longitude"})
DAYS = frozenset({"start", "end"})
AREAS = frozenset({"district", "province", "region", "country"})
"""How well a place is known where only what it lies in is."""

READ = frozenset({"admin1", "country"})
"""What of a place a person reads in a form, besides its name."""

_PRECISION = {"country": "country", "admin1": "province", "admin2": "district", "admin3": "district", "region": "region"}
"""How exactly a place is known by the gazetteer's kind of it; whatever is no unit is a point."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a value as a field of a form; ``choices`` where it is one of a closed set."""

    name: str
    value: str
    kind: str
    choices: tuple[str, ...] = ()


def told(claim: Claim) -> str:
    """What the claim says: "17 civilians killed", "Binnish, Idlib, SY", "12 Oct 2020", "perpetrator: army (alleged)"."""
    return _TOLD[claim.field](json.loads(claim.value), claim.words)


def number(claim: Claim) -> str:
    """The figure alone: "17", "at least 12", "no number"."""
    value = json.loads(claim.value)
    shown = counted(_count(value))
    return {"?": "no number", "no": "none"}.get(shown, shown)


def bounds(claim: Claim) -> tuple[int | None, int | None]:
    """The figure's lowest and highest, None where it is open."""
    value = json.loads(claim.value)
    return value["low"], value["high"]


def people(claim: Claim) -> str:
    """Of whom, and of which side: "civilians", "combatants of the army"; "" for everybody."""
    value = json.loads(claim.value)
    who = "" if value["who"] == "people" else value["who"].replace("_", " ")
    side = f"of {printable(value['side'])}" if value["side"] else ""
    return " ".join(filter(None, (who, side)))


def parts(claim: Claim) -> tuple[Part, ...]:
    """What can be corrected, with what stands there now."""
    value = json.loads(claim.value)
    return tuple(_part(name, value.get(name)) for name in PARTS[claim.field])


def change(claim: Claim, given: dict[str, str]) -> dict[str, object]:
    """The parts that a form changes, each as what it has to be; an empty one is unknown (M1).

    Whoever gives a place another name has read what it is said to lie in, and left that as it stands; the former place's point
    is digits, which nobody reads, and is the new one's only where it is typed (M16).
    """
    told = {part.name: part for part in parts(claim)}
    sent = {name: given[name].strip() for name in told if name in given}
    found = {name: _typed(told[name], words) for name, words in sent.items() if words != told[name].value}
    if "name" in found:
        found |= {name: words for name, words in sent.items() if name in READ and words and name not in found}
    return found


def of_candidate(one: PlaceCandidate) -> dict[str, object]:
    """A place of the gazetteer as the change of a place's value. With a radius it is an area, and has no exact point (M16)."""
    is_area = one.radius_km is not None
    return {
        "name": one.name,
        "place_id": one.place_id,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "admin1": one.admin1,
        "country": one.country,
        "geo_precision": "region" if is_area else _PRECISION.get(one.kind, "exact"),
    }


def _typed(part: Part, words: str) -> object:
    if not words:
        return None
    for kind in {"count": (int,), "degrees": (float,)}.get(part.kind, ()):
        try:
            return kind(words)
        except ValueError:
            return words  # the correction's own check says what is wrong with it
    return words


def _part(name: str, value: Any) -> Part:
    kind = "count" if name in NUMBERS else "degrees" if name in DEGREES else "day" if name in DAYS else "text"
    if name in CLOSED:
        kind = "choice"
    return Part(name, "" if value is None else str(value), kind, CLOSED.get(name, ()))


def _count(value: dict[str, Any]) -> CountRange:
    return CountRange(value["low"], value["high"], value.get("vague", False), value.get("approximate", False))


def _toll(value: dict[str, Any], _: str) -> str:
    count = _count(value)
    who = value["who"].replace("_", " ")
    if count.bounds == (1, 1):
        who = ONE.get(value["who"], who.removesuffix("s"))
    who = "people (mixed)" if value["who"] == "mixed" else who
    side = f" ({printable(value['side'])})" if value["side"] else ""
    harm = "dead or hurt" if value["harm"] == "casualties" else value["harm"]
    shown = counted(count)
    return f"{who}{side} {harm}, no number" if shown == "?" else f"{shown} {who}{side} {harm}"


def _place(value: dict[str, Any], words: str) -> str:
    names = [printable(name) for name in (value["name"], value["admin1"], value["country"]) if name]
    found = ", ".join(dict.fromkeys(names))
    if found and value.get("geo_precision") in AREAS:
        return f"“{printable(words)}”, somewhere in {found}"
    return found or f"“{printable(words)}”, not in the gazetteer"


def _date(value: dict[str, Any], words: str) -> str:
    if not value["start"] or not value["end"]:
        return f"“{printable(words)}”, day not known"
    return day_range(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]))


def _actor(value: dict[str, Any], words: str) -> str:
    return f"{value['role']}: {printable(value['name'] or words)}{STANCE[value['stance']]}"


_TOLD = {"toll": _toll, "place": _place, "date": _date, "actor": _actor}
