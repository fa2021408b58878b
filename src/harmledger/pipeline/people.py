"""Who may use the desk of a ledger: users by name, and what a secret stands for.

Apart from the ledger, because none of it is in the chain: a user who goes is forgotten, and only what they decided stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from harmledger.errors import NoSuchUserError
from harmledger.ledger import people
from harmledger.ledger.store import Store
from harmledger.model.user import Credential, User

if TYPE_CHECKING:
    from typing import Literal

    from harmledger.pipeline.ledger import Ledger


@dataclass(frozen=True, slots=True)
class People:
    """The people of one ledger: ``People(ledger.store)``."""

    store: Store

    @classmethod
    def of(cls, ledger: Ledger) -> People:
        return cls(ledger.store)

    def users(self) -> list[User]:
        """All of them, by name."""
        with self.store.looking() as tx:
            return people.users(tx)

    def user(self, name: str) -> User | None:
        with self.store.looking() as tx:
            return people.user(tx, name)

    def put(self, user: User) -> None:
        """Add a user, or change one; sessions and tokens that the user had end."""
        with self.store.writing() as tx:
            people.end_all(tx, user.name)
            people.put_user(tx, user)

    def remove(self, name: str) -> None:
        """Forget a user with every session and token. Raises NoSuchUserError."""
        with self.store.writing() as tx:
            if not people.drop_user(tx, name):
                raise NoSuchUserError(f"Nobody here is called {name!r}.", "`harmledger people list` shows who is.")

    def keep(self, credential: Credential) -> None:
        """Keep a session or a token. Raises NoSuchUserError where its user is gone."""
        with self.store.writing() as tx:
            if people.user(tx, credential.user) is None:
                raise NoSuchUserError(f"Nobody here is called {credential.user!r}.", "`harmledger people list` shows who is.")
            people.keep(tx, credential)

    def found(self, digest: str, at: datetime) -> tuple[User, Credential] | None:
        """Whom a secret of this digest stands for at an instant; None where it is unknown or has ended."""
        with self.store.looking() as tx:
            return people.found(tx, digest, at)

    def credentials(self, name: str, kind: Literal["session", "token"]) -> list[Credential]:
        """A user's sessions or tokens, the oldest first."""
        with self.store.looking() as tx:
            return people.credentials(tx, name, kind)

    def end(self, digest: str) -> None:
        """Make a session or a token worth nothing from now on."""
        with self.store.writing() as tx:
            people.end(tx, digest)
