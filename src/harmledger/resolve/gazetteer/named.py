"""Whether a country has a place of a name, whole and as it is spelt: for telling a place from a person, not for finding it.

A name and a country's ISO code in, yes or no out. Only what is unpacked already is asked: nobody waits for this.
"""

from __future__ import annotations

from functools import lru_cache

from harmledger.resolve.gazetteer import store
from harmledger.resolve.gazetteer.keys import fold, fold_key, joined

_MOST = 60
"""Places under one key that are looked through."""


@lru_cache(maxsize=1 << 14)
def is_place(name: str, country: str) -> bool:
    """Whether the country has a settlement or a unit that bears the very name."""
    folded = fold(name)
    if not folded:
        return False
    indexes = (store.world(), store.unpacked(country))
    return any(
        (within := index.block(country)) is not None and index.kinds_of(fold_key(folded), within, joined(folded), _MOST)
        for index in indexes
        if index is not None
    )
