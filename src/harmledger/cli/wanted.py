"""The filters of incidents as options, the same for every command that lists or exports them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

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
    from harmledger.errors import FilterError
    from harmledger.pipeline.wanted import wanted

    told = {
        "from": since,
        "to": until,
        "place": place,
        "bbox": bbox,
        "type": event_type,
        "actor": actor,
        "grade": grade,
        "text": text,
        "kind": kind,
    }
    try:
        return wanted(told)
    except FilterError as error:
        raise typer.BadParameter(error.what, param_hint=f"--{error.option}") from error
