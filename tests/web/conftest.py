"""Digests of passwords that take no time, for tests; what they cost elsewhere is tested where they are made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from harmledger.web.people import password


@pytest.fixture(scope="session", autouse=True)
def quick_digests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(password, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield
