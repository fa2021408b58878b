"""The filters of an address, as they stand in it: to fill in the form again, and to lead to the same view with one changed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from harmledger.pipeline.wanted import NAMES

OF_TEXTS = "text"
"""The filter that asks what reports say: whoever may not see names must not learn from it whose are there (M28)."""


def filters_in(told: Mapping[str, str], *, sees_names: bool) -> dict[str, str]:
    """The filters that an address has, without what is empty or not for whoever asks, in their own order."""
    allowed = [name for name in NAMES if sees_names or name != OF_TEXTS]
    return {name: told[name].strip() for name in allowed if told.get(name, "").strip()}


def address(path: str, filters: Mapping[str, str], **changed: object) -> str:
    """The path with the filters, some of them changed; None and "" take one out."""
    merged = {**filters, **{name.rstrip("_"): value for name, value in changed.items()}}
    query = urlencode({name: str(value) for name, value in merged.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path
