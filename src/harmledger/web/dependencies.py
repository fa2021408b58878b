"""What a page or an API call is handed: the ledger, the settings, the person who asks.

The gate has seen to it that whoever reaches a page may look, and that whoever changes something may; a page asks for more only
where it shows or does more to some than to others.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Request

from harmledger.model.user import User
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.people import People
from harmledger.pipeline.summaries import Summaries
from harmledger.pipeline.withheld import Withheld
from harmledger.review.decide import Person
from harmledger.web.people.gate import check
from harmledger.web.settings import Settings
from harmledger.web.view.query import filters_in


def ledger_of(request: Request) -> Ledger:
    """The ledger as whoever asks may see it: to a reader, the names of victims and witnesses are withheld (M28)."""
    ledger: Ledger = request.app.state.ledger
    return ledger if sees_names(request) else Withheld(ledger.store)


def settings_of(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def people_of(request: Request) -> People:
    return People.of(ledger_of(request))


def summaries_of(request: Request) -> Summaries:
    summaries: Summaries = request.app.state.summaries
    return summaries.of_now()


def person(request: Request) -> User | None:
    """Who asks; None where nobody is known, as on the page to log in."""
    user: User | None = getattr(request.state, "person", None)
    return user


def somebody(request: Request) -> User:
    """Who asks. Raises LogInNeededError."""
    return check(person(request), "reader")


def reviewer(request: Request) -> User:
    """Who asks, where they may judge and add. Raises LogInNeededError or NotAllowedError, which are answered by a page."""
    return check(person(request), "reviewer")


def sees_names(request: Request) -> bool:
    """Whether names of victims and witnesses may be shown to whoever asks (M28): a reviewer's right."""
    user = person(request)
    return user is not None and user.may("reviewer")


def asked(request: Request) -> dict[str, str]:
    """The filters of the address, those that whoever asks may use."""
    return filters_in(request.query_params, sees_names=sees_names(request))


def deciding(request: Request, why: str) -> Person:
    """Who asks, as the person who decides, now. Raises JudgementError where there is no reason."""
    return Person(reviewer(request).name, why, datetime.now(UTC))


def _at_once(find: Callable[[Request], Any]) -> Any:
    """As a dependency: nothing is waited for, and so it needs no thread of its own."""

    async def found(request: Request) -> Any:
        return find(request)

    return Depends(found)


Held = Annotated[Ledger, _at_once(ledger_of)]
Summed = Annotated[Summaries, _at_once(summaries_of)]
Set = Annotated[Settings, _at_once(settings_of)]
Known = Annotated[People, _at_once(people_of)]
Somebody = Annotated[User, _at_once(somebody)]
Reviewer = Annotated[User, _at_once(reviewer)]
SeesNames = Annotated[bool, _at_once(sees_names)]
Asked = Annotated[dict[str, str], _at_once(asked)]
