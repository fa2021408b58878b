"""A mention with what people decided about its claims applied: corrected, or without what was rejected (M24).

A Mention and judgements come in, a Mention goes out; the machine's own stays where it was. Apart from grouping, because
claims are judged one by one and mentions in pairs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from harmledger.errors import JudgementError
from harmledger.model.count import CountRange
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Actor, EventDate, Mention, Toll
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.vocabulary import ClaimId, MentionId, PlaceId
from harmledger.reconcile.decided import latest

T = TypeVar("T", Toll, Actor, Place, EventDate)


def judged(mention: Mention, judgements: Iterable[Judgement]) -> Mention:
    """The mention as it stands after the judgements about its claims, the latest of each.

    The value of a correction is a JSON object with what changes: of a toll "low", "high", "harm", "who", "side" and
    "modality"; of a place "name", "latitude", "longitude", "admin1", "country", "geo_precision" and "place_id"; of a date
    "start" and "end"; of an actor "name", "actor_id", "role" and "stance"; of a mention "event_type" or "kind". What is
    accepted is asserted. Raises JudgementError for a value that is none of these.
    """
    verdicts = verdicts_of(judgements)
    if not verdicts:
        return mention
    mention = _whole(mention, verdicts)
    return replace(
        mention,
        tolls=tuple(toll for told in mention.tolls if (toll := _claim(told, verdicts)) is not None),
        actors=tuple(actor for told in mention.actors if (actor := _claim(told, verdicts)) is not None),
        place=_claim(mention.place, verdicts) if mention.place else None,
        date=_claim(mention.date, verdicts) if mention.date else None,
    )


def verdicts_of(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The latest standing verdict about each claim, and about each mention's own values."""
    found: dict[str, Judgement] = {}
    for judgement in latest(judgements):
        if judgement.verdict in ("accept", "correct", "reject"):
            for about in judgement.about:
                found.setdefault(about, judgement)
    return found


def accepted(judgements: Iterable[Judgement]) -> frozenset[ClaimId]:
    """The claims that a person has accepted or corrected."""
    return frozenset(ClaimId(about) for about, j in verdicts_of(judgements).items() if j.verdict != "reject")


def _whole(mention: Mention, verdicts: Mapping[str, Judgement]) -> Mention:
    judgement = verdicts.get(mention.mention_id)
    if judgement is None or judgement.verdict != "correct":
        return mention
    return _changed(mention, _value(judgement), judgement, ("event_type", "kind"))


def _claim(told: T, verdicts: Mapping[str, Judgement]) -> T | None:
    judgement = verdicts.get(told.claim_id)
    if judgement is None:
        return told
    if judgement.verdict == "reject":
        return None
    if judgement.verdict == "accept":
        return replace(told, modality="asserted") if isinstance(told, Toll) else told
    return _corrected(told, judgement)


def _corrected(told: T, judgement: Judgement) -> T:
    value = _value(judgement)
    try:
        if isinstance(told, Toll):
            bounds = {name: value.pop(name) for name in ("low", "high") if name in value}
            count = CountRange(bounds.get("low", told.count.low), bounds.get("high", told.count.high)) if bounds else told.count
            toll = replace(told, count=count, modality=value.pop("modality", "asserted"))
            return _changed(toll, value, judgement, ("harm", "who", "side"))
        if isinstance(told, Actor):
            return _changed(told, value, judgement, ("name", "actor_id", "role", "stance"))
        return _placed(told, value) if isinstance(told, Place) else _dated(told, value)
    except (TypeError, ValueError, KeyError) as error:
        raise _unfit(judgement) from error


def _placed(place: Place, value: dict[str, Any]) -> Place:
    match = place.match
    same = value.get("name") is None
    kept = match if match and same else None
    found = PlaceCandidate(
        PlaceId(value.get("place_id") or (kept.place_id if kept else "")),
        value.get("name") or (match.name if match else place.words),
        kept.kind if kept else "",
        value.get("latitude", kept.latitude if kept else None),
        value.get("longitude", kept.longitude if kept else None),
        value.get("admin1", kept.admin1 if kept else None),
        value.get("country", kept.country if kept else None),
        1.0,
    )
    return replace(place, match=found, candidates=(), geo_precision=value.get("geo_precision", place.geo_precision))


def _dated(when: EventDate, value: dict[str, Any]) -> EventDate:
    start, end = (date.fromisoformat(value[name]) if value.get(name) else None for name in ("start", "end"))
    if start and end and start > end:
        raise ValueError("it ends before it starts")
    return replace(when, start=start or end, end=end or start, precision="day" if (start or end) == (end or start) else "days")


V = TypeVar("V", Toll, Actor, Mention)


def _changed(told: V, value: Mapping[str, Any], judgement: Judgement, allowed: tuple[str, ...]) -> V:
    if set(value) - set(allowed):
        raise _unfit(judgement)
    return replace(told, **value)


def _value(judgement: Judgement) -> dict[str, Any]:
    try:
        value = json.loads(judgement.value or "{}")
    except ValueError as error:
        raise _unfit(judgement) from error
    if not isinstance(value, dict):
        raise _unfit(judgement)
    return value


def _unfit(judgement: Judgement) -> JudgementError:
    return JudgementError(
        f"The correction of {', '.join(judgement.about)} has the value {judgement.value!r}, which does not fit.",
        "Withdraw it, and judge again with the fields that the claim has.",
    )


def mention_of(judgement: Judgement) -> MentionId | None:
    """The mention that a grade is about; None for any other judgement."""
    return MentionId(judgement.about[0]) if judgement.verdict == "grade" and judgement.about else None
