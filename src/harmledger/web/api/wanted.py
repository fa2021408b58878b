"""The filters of incidents as the API has them: the names and meanings of the command line's and the pages'."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from harmledger.ledger.find import Filters
from harmledger.pipeline.wanted import wanted
from harmledger.web.dependencies import SeesNames
from harmledger.web.view.query import check_names_no_one


async def filters(  # noqa: PLR0913, PLR0917 - each is a parameter of the address; it waits for nothing
    sees: SeesNames,
    since: Annotated[str | None, Query(alias="from", max_length=40, description="Not over before this day")] = None,
    until: Annotated[str | None, Query(alias="to", max_length=40, description="Begun by this day")] = None,
    place: Annotated[str | None, Query(max_length=200, description="Part of the name of its place")] = None,
    bbox: Annotated[str | None, Query(max_length=100, description="west,south,east,north in degrees")] = None,
    event_type: Annotated[str | None, Query(alias="type", max_length=40, description="shelling, air_strike ...")] = None,
    actor: Annotated[str | None, Query(max_length=200, description="Part of the name of somebody in it")] = None,
    grade: Annotated[str | None, Query(max_length=40, description="confirmed, fair, weak, contested, discounted")] = None,
    text: Annotated[str | None, Query(max_length=200, description="Words that one of its reports has")] = None,
    kind: Annotated[str | None, Query(max_length=40, description="incident or aggregate; both unless told")] = None,
) -> Filters:
    """Raises FilterError where one is not what it should be, NotAllowedError where it could tell a reader a name (M28)."""
    if not sees:
        check_names_no_one(text, actor)
    told = {"from": since, "to": until, "place": place, "bbox": bbox, "type": event_type}
    return wanted({**told, "actor": actor, "grade": grade, "text": text, "kind": kind})


Wanted = Annotated[Filters, Depends(filters)]
