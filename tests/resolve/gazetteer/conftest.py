"""A home of the tests' own, built once: the indexes are made as on a fresh install."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harmledger.resolve.gazetteer import lookup, store


@pytest.fixture
def fresh_home(tmp_path, monkeypatch) -> Iterator[None]:
    """Nothing built and nothing remembered, before and after."""
    monkeypatch.setenv(store.HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(store.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    lookup.forget()
    yield
    monkeypatch.undo()
    lookup.forget()
