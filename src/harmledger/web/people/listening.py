"""Whether a desk may listen where it is told to: never where others reach it without a log-in, and somebody who has one."""

from __future__ import annotations

from harmledger.errors import NoUsersError
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.people import People
from harmledger.web.settings import Settings, is_loopback


def check_listening(ledger: Ledger, settings: Settings) -> Settings:
    """The settings. Raises NoUsersError where whoever can reach the desk would be let in, or nobody could be."""
    if not settings.needs_login and not all(map(is_loopback, (settings.host, *settings.hosts))):
        raise NoUsersError("A desk that others can reach asks who they are.", "Leave the log-in on, or listen on 127.0.0.1.")
    if settings.needs_login and not People.of(ledger).users():
        todo = "`harmledger people add NAME --right admin` makes one."
        raise NoUsersError("Nobody could log in: this ledger has no users.", todo)
    return settings
