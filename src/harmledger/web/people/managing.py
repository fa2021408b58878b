"""Adding, changing and removing people, as an admin may: the same from a page and from the API.

Somebody who manages people is always left.
"""

from __future__ import annotations

from harmledger.errors import UserError
from harmledger.model.user import User
from harmledger.pipeline.people import People
from harmledger.web.people.user import new_user


def put(people: People, name: str, right: str, password: str) -> User:
    """Add somebody, or give them another right and password, which ends their sessions and tokens. Raises UserError."""
    user = new_user(name, right, password)
    _keep_an_admin(people.users(), user.name, user.right)
    people.put(user)
    return user


def remove_user(people: People, name: str, asks: User) -> None:
    """Let somebody go; what they judged keeps their name. Raises UserError or NoSuchUserError."""
    if name == asks.name and asks.password:
        raise UserError("You cannot remove yourself.", "Ask another admin.")
    _keep_an_admin(people.users(), name, None)
    people.remove(name)


def _keep_an_admin(users: list[User], name: str, right: str | None) -> None:
    """Raises UserError where nobody would be left to manage people."""
    admins = {user.name for user in users if user.right == "admin"}
    if right != "admin" and admins == {name}:
        raise UserError("Nobody would be left who manages people.", "Make somebody else an admin first.")
