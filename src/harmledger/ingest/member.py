"""One record's bytes of an archive, or what was wrong with it: what an archive is taken apart into, packed or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fault = Literal["damaged", "too_large", "ended_early"]


@dataclass(frozen=True, slots=True)
class Member:
    """``at`` is where the member begins in the file; ``body`` is empty where there is a ``fault``."""

    at: int
    body: bytes
    fault: Fault | None = None
