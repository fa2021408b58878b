"""Who may use the desk, in the ledger's database but outside its log: what leaves no trace there can be forgotten.

Users and credentials come in and go out, secrets only as their digests.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from harmledger.ledger.schema import desk_credential, desk_user
from harmledger.model.user import Credential, User


def users(tx: Connection) -> list[User]:
    """All of them, by name."""
    return [_user(row) for row in tx.execute(select(desk_user).order_by(desk_user.c.name))]


def user(tx: Connection, name: str) -> User | None:
    row = tx.execute(select(desk_user).where(desk_user.c.name == name)).first()
    return _user(row) if row else None


def put_user(tx: Connection, one: User) -> None:
    """Add a user, or give one of that name another right and password."""
    told = {"right": one.right, "password": one.password}
    if tx.execute(update(desk_user).where(desk_user.c.name == one.name).values(told)).rowcount == 0:
        tx.execute(insert(desk_user).values(name=one.name, **told))


def drop_user(tx: Connection, name: str) -> bool:
    """Forget a user with all credentials; whether there was one of that name."""
    end_all(tx, name)
    return bool(tx.execute(delete(desk_user).where(desk_user.c.name == name)).rowcount)


def keep(tx: Connection, credential: Credential) -> None:
    """Keep a credential, and forget those that have ended."""
    tx.execute(delete(desk_credential).where(desk_credential.c.ends_at <= _stamp(credential.made_at)))
    row = {name: getattr(credential, name) for name in ("digest", "kind", "user", "label")}
    tx.execute(insert(desk_credential).values(made_at=_stamp(credential.made_at), ends_at=_stamp(credential.ends_at), **row))


def found(tx: Connection, digest: str, at: datetime) -> tuple[User, Credential] | None:
    """The user that a secret stands for at an instant, and the credential."""
    query = (
        select(desk_user, desk_credential)
        .join(desk_credential, desk_credential.c.user == desk_user.c.name)
        .where(desk_credential.c.digest == digest, desk_credential.c.ends_at > _stamp(at))
    )
    row = tx.execute(query).first()
    return (_user(row), _credential(row)) if row else None


def credentials(tx: Connection, name: str, kind: str) -> list[Credential]:
    """A user's credentials of one kind, the oldest first, those that have ended too."""
    query = select(desk_credential).where(desk_credential.c.user == name, desk_credential.c.kind == kind)
    return [_credential(row) for row in tx.execute(query.order_by(desk_credential.c.made_at, desk_credential.c.digest))]


def end(tx: Connection, digest: str) -> None:
    tx.execute(delete(desk_credential).where(desk_credential.c.digest == digest))


def end_all(tx: Connection, name: str) -> None:
    tx.execute(delete(desk_credential).where(desk_credential.c.user == name))


def _user(row: Any) -> User:
    return User(row.name, row.right, row.password)


def _credential(row: Any) -> Credential:
    made_at, ends_at = datetime.fromisoformat(row.made_at), datetime.fromisoformat(row.ends_at)
    return Credential(row.digest, row.kind, row.user, row.label, made_at, ends_at)


def _stamp(at: datetime) -> str:
    """An instant as text that sorts as instants do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
