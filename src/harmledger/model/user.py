"""A person who may use the desk, and the secrets that stand for that person for a time: never in the ledger's chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Right = Literal["reader", "reviewer", "admin"]
"""A reader looks, without the names of victims and witnesses (M28); a reviewer judges and adds; an admin manages people."""

RIGHTS: tuple[Right, ...] = get_args(Right)


def holder(right: Right) -> str:
    """Whoever has the right, with the article: "an admin"."""
    return f"{'an' if right == 'admin' else 'a'} {right}"


@dataclass(frozen=True, slots=True)
class User:
    """``name`` is what judgements carry; ``password`` is its argon2 digest, None for whoever sits at this machine."""

    name: str
    right: Right
    password: str | None = None

    def may(self, right: Right) -> bool:
        """Whether the user has the right, or one that holds it."""
        return RIGHTS.index(self.right) >= RIGHTS.index(right)


@dataclass(frozen=True, slots=True)
class Credential:
    """A session of a browser or a token of a program: ``digest`` is the SHA-256 of a secret that is nowhere kept.

    ``label`` is what a person calls a token, or the digest of the browser that a session began in. ``made_at`` and ``ends_at``
    are UTC instants.
    """

    digest: str
    kind: Literal["session", "token"]
    user: str
    label: str
    made_at: datetime
    ends_at: datetime
