"""The filters of an address, as they stand in it: to fill in the form again, and to lead to the same view with one changed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from harmledger.errors import NotAllowedError
from harmledger.export.names import name_nobody
from harmledger.pipeline.wanted import NAMES

OF_TEXTS = "text"
"""The filter that asks what reports say: whoever may not see names must not learn from it whose are there (M28)."""
OF_ACTORS = "actor"
"""The filter that asks who took part, among them targets: it must not tell either whether somebody is there (M28)."""


def filters_in(told: Mapping[str, str], *, sees_names: bool) -> dict[str, str]:
    """The filters that an address has, without what is empty, in their own order.

    Raises NotAllowedError where one is not for whoever asks.
    """
    found = {name: told[name].strip() for name in NAMES if told.get(name, "").strip()}
    if not sees_names:
        check_names_no_one(found.get(OF_TEXTS), found.get(OF_ACTORS))
    return found


def check_names_no_one(text: str | None, actor: str | None) -> None:
    """Raises NotAllowedError where the answer to a filter could tell a reader whose name a report has."""
    if text:
        what = "Searching what reports say is for reviewers: it would tell whose names are in them."
        raise NotAllowedError(what, "Leave it out.")
    if actor and not name_nobody(actor):
        what = "A reader can look for bodies that the desk knows, and for words such as army, police or rebels, as an actor."
        raise NotAllowedError(what, "Ask a reviewer to look for others.")


def address(path: str, filters: Mapping[str, str], **changed: object) -> str:
    """The path with the filters, some of them changed; None and "" take one out."""
    merged = {**filters, **{name.rstrip("_"): value for name, value in changed.items()}}
    query = urlencode({name: str(value) for name, value in merged.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path
