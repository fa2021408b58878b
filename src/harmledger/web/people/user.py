"""A user as somebody asks for one, checked: a name that a judgement can carry, a right that there is, a password that holds."""

from __future__ import annotations

import getpass

from harmledger.errors import UserError
from harmledger.model.user import RIGHTS, User
from harmledger.web.people.password import checked, hashed

LONGEST = 64
"""Characters of a name."""


def new_user(name: str, right: str, password: str) -> User:
    """The user with the password's digest. Raises UserError where a part cannot be."""
    name = named(name)
    found = next((one for one in RIGHTS if one == right), None)
    if found is None:
        raise UserError(f"There is no right {right[:40]!r}.", f"There are: {', '.join(RIGHTS)}.")
    return User(name, found, hashed(checked(password, name)))


def named(name: str) -> str:
    """The name without blanks around it. Raises UserError where it is none that can stand under a judgement."""
    name = name.strip()
    if not name or len(name) > LONGEST or not name.isprintable():
        raise UserError("That is no name.", f"A name has 1 to {LONGEST} characters, all of which can be printed.")
    return name


def at_this_machine(name: str | None) -> User:
    """Whoever sits here, under the name given or that of the operating system's user, and may do everything."""
    return User(name or _system_name(), "admin")


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody here"
