"""What is compared of a mention: a small value made from a report and a mention, so that 100,000 can be compared without texts.

A Report and one of its Mentions come in, a frozen Signature goes out, and a plain JSON object from it and back, for a store to
keep beside the mention. Names are kept as digests only: they serve to compare, and show nobody (M28).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from harmledger.model.mention import Mention
from harmledger.model.place import Place
from harmledger.model.report import Report
from harmledger.model.vocabulary import EventType, Harm, Kind, MentionId, ReportId, Who
from harmledger.reconcile.sketch import packed, sketch_of, words_of
from harmledger.reconcile.telling import keys_of, place_keys, tell

RADII = {"exact": 5.0, "near": 25.0, "district": 40.0, "province": 150.0, "region": 400.0, "country": 1000.0}
"""How far from its point a place of a precision may reach, in kilometres."""


class Tally(NamedTuple):
    """One whole figure of the mention; None is an open bound (M1)."""

    harm: Harm
    who: Who
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Signature:
    """``names`` are digests of the telling's names, ``people`` of those told with an age, ``around`` of the whole report's;
    ``numbers`` are the telling's.

    ``places`` are digests of the words for the place, ``spots`` the ids of all places that they may mean; ``radius`` is in
    kilometres; ``sketch`` and ``words`` the least digests of the report's word triples and longer
    words, packed as ``around`` is.
    """

    mention_id: MentionId
    report_id: ReportId
    kind: Kind
    event_type: EventType
    published: date | None = None
    start: date | None = None
    end: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius: float | None = None
    place_score: float = 0.0
    country: str | None = None
    admin1: str | None = None
    spots: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    actors: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()
    names: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    around: bytes = b""
    sketch: bytes = b""
    words: bytes = b""
    part_of: MentionId | None = None

    def as_json(self) -> dict[str, Any]:
        """A plain object for ``json.dumps``: days in ISO 8601, tuples as lists, bytes in hexadecimal, what is unknown null."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> Signature:
        """The signature that ``as_json`` gave. Raises TypeError, KeyError or ValueError where it is another object."""
        value: dict[str, Any] = {name: tuple(told) if isinstance(told, list) else told for name, told in held.items()}
        for day in ("published", "start", "end"):
            value[day] = date.fromisoformat(held[day]) if held[day] else None
        for digests in ("around", "sketch", "words"):
            value[digests] = bytes.fromhex(held[digests])
        value["tallies"] = tuple(Tally(*tally) for tally in held["tallies"])
        return cls(**value)


def signature_of(report: Report, mention: Mention, siblings: Sequence[Mention] = ()) -> Signature:
    """What is compared of ``mention``.

    ``siblings`` are all mentions of the same reading: a sentence that holds none of any mention's words belongs to the mention
    before it. Without them, only the sentences with the mention's own words are its telling.
    """
    telling = tell(report, mention, siblings)
    when, place = mention.date, mention.place
    match = place.match if place else None
    return Signature(
        mention.mention_id,
        report.report_id,
        mention.kind,
        mention.event_type,
        report.published,
        when.start if when else None,
        when.end if when else None,
        match.latitude if match else None,
        match.longitude if match else None,
        _radius(place),
        match.score if match else 0.0,
        match.country if match else None,
        match.admin1 if match else None,
        _spots(place),
        place_keys(place) if place else (),
        tuple(sorted({actor.actor_id or actor.words.casefold() for actor in mention.actors if actor.role != "supporter"})),
        tuple(sorted({weapon.weapon_id for weapon in mention.weapons})),
        _tallies(mention),
        telling.names,
        telling.numbers,
        telling.people,
        packed(keys_of(report)),
        *_sketches(report),
        mention.part_of,
    )


@lru_cache(maxsize=64)
def _sketches(report: Report) -> tuple[bytes, bytes]:
    text = f"{report.title}\n{report.text}"
    return sketch_of(text), words_of(text)


def _radius(place: Place | None) -> float | None:
    if place is None or place.match is None or place.match.latitude is None:
        return None
    return RADII[place.geo_precision or "district"]


def _spots(place: Place | None) -> tuple[str, ...]:
    if place is None:
        return ()
    found = [place.match, *place.candidates] if place.match else list(place.candidates)
    return tuple(dict.fromkeys(candidate.place_id for candidate in found))


def _tallies(mention: Mention) -> tuple[Tally, ...]:
    told = {
        Tally(toll.harm, toll.who, *toll.count.bounds)
        for toll in mention.tolls
        if toll.modality == "asserted" and toll.part_of is None and not toll.count.vague
    }
    return tuple(sorted(told, key=repr))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
