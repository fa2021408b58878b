"""The filters of incidents as options, the same for every command that lists or exports them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from harmledger.cli.source import day_of
from harmledger.model.incident import Grade, IncidentKind
from harmledger.model.vocabulary import EventType

if TYPE_CHECKING:
    from harmledger.ledger.find import Filters

Since = Annotated[str | None, typer.Option("--from", metavar="DAY", help="Not over before this day, as 2024-03-08.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Begun by this day.")]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Part of the name of its place.")]
Box = Annotated[str | None, typer.Option("--bbox", metavar="W,S,E,N", help="Inside this box, in degrees.")]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Of this type: shelling, air_strike ...")]
ActorName = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Part of the name of somebody in it.")]
Graded = Annotated[str | None, typer.Option("--grade", metavar="GRADE", help="Graded so: confirmed, fair, weak ...")]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words that one of its reports has.")]
Of = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="incident or aggregate (a total); both unless told.")]


def filters(
    since: str | None,
    until: str | None,
    place: str | None,
    bbox: str | None,
    event_type: str | None,
    actor: str | None,
    grade: str | None,
    text: str | None,
    kind: str | None,
) -> Filters:
    """The options as filters. Raises typer.BadParameter where one is not what it should be."""
    return {
        "since": day_of(since, "--from"),
        "until": day_of(until, "--to"),
        "place": place,
        "bbox": _box(bbox),
        "event_type": _one_of(event_type, EventType, "--type"),
        "actor": actor,
        "grade": _one_of(grade, Grade, "--grade"),
        "text": text,
        "kind": _one_of(kind, IncidentKind, "--kind"),
    }


def _one_of(told: str | None, closed: Any, option: str) -> Any:
    """The value as the vocabulary has it. Raises typer.BadParameter where it is none of it."""
    if told is None:
        return None
    value = told.strip().lower().replace(" ", "_").replace("-", "_")
    if value not in get_args(closed):
        raise typer.BadParameter(f"{told!r} is none of: {', '.join(get_args(closed))}", param_hint=option)
    return value


def _box(told: str | None) -> tuple[float, float, float, float] | None:
    if told is None:
        return None
    try:
        west, south, east, north = (float(part) for part in told.split(","))
    except ValueError as error:
        raise typer.BadParameter(f"{told!r} is no box; write it as 36.0,35.1,37.2,36.0", param_hint="--bbox") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise typer.BadParameter(f"{told!r} is not on the map: west, south, east, north in degrees", param_hint="--bbox")
    return west, south, east, north
