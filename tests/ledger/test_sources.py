"""What is followed, kept beside the log, in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from harmledger.ledger import sources
from harmledger.ledger.store import Store
from harmledger.model.source import Gap, Source, SourceDay

AT = datetime(2031, 5, 2, 12, tzinfo=UTC)
A = "https://a.example/feed"


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    held = Store.open(where, create=True)
    yield held
    held.close()


def test_a_source_comes_out_as_it_was_kept_last(store: Store) -> None:
    one = Source(A, "A", '"e"', None, AT, AT, AT + timedelta(minutes=30), 0, "")
    with store.writing() as tx:
        sources.keep(tx, Source(A))
        sources.keep(tx, one)
        sources.keep(tx, replace(one, address="https://b.example/feed", failures=2, why="HL109: no"))
    with store.looking() as tx:
        assert sources.sources(tx) == (one, replace(one, address="https://b.example/feed", failures=2, why="HL109: no"))


def test_entries_are_known_with_their_tries_until_they_are_done(store: Store) -> None:
    with store.writing() as tx:
        sources.note_entries(tx, A, {"1": True, "2": False}, AT)
        sources.note_entries(tx, A, {"2": False, "3": False}, AT)
        assert sources.tries(tx, A, ["1", "2", "3", "4"]) == {"1": None, "2": 2, "3": 1}
        assert sources.tries(tx, "https://b.example/feed", ["1"]) == {}


def test_old_entries_are_forgotten_when_they_are_listed_no_more(store: Store) -> None:
    with store.writing() as tx:
        sources.note_entries(tx, A, {"1": True, "2": True, "3": False}, AT)
        sources.forget_entries(tx, A, {"2"}, AT + timedelta(days=1))
        assert set(sources.tries(tx, A, ["1", "2", "3"])) == {"2", "3"}


def test_m26_a_days_counts_add_up(store: Store) -> None:
    day = date(2031, 5, 2)
    with store.writing() as tx:
        sources.note_day(tx, A, SourceDay(day, 1, 0, 5, 4))
        sources.note_day(tx, A, SourceDay(day, 1, 1, 0, 0))
        assert sources.days(tx, A) == (SourceDay(day, 2, 1, 5, 4),)


def test_m26_a_gap_grows(store: Store) -> None:
    with store.writing() as tx:
        sources.note_gap(tx, A, Gap(AT, AT + timedelta(hours=1), "not reached"))
        sources.note_gap(tx, A, Gap(AT, AT + timedelta(hours=2), "not reached"))
        assert sources.gaps(tx, A) == (Gap(AT, AT + timedelta(hours=2), "not reached"),)
