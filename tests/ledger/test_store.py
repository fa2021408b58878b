"""Opening, locking and refusing: what a ledger does when all is not well, on both databases."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from harmledger.errors import (
    HarmledgerError,
    LedgerBusyError,
    LedgerError,
    LedgerReadOnlyError,
    LedgerUnreachableError,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
)
from harmledger.ledger import facts, words
from harmledger.ledger.chain import Draft
from harmledger.ledger.schema import VERSION_TABLE, metadata
from harmledger.ledger.store import Store

DRAFT = Draft("reject", "x1", "2024-05-01T00:00:00+00:00", "{}")


def test_the_steps_make_the_tables_that_the_code_works_with(where: str) -> None:
    store = Store.open(where, create=True)
    with store.looking() as tx:
        here = tx.dialect.name
        opts = {
            "version_table": VERSION_TABLE,
            "compare_type": True,
            "include_object": lambda made, name, *_: (
                made.info.get("dialect", here) == here and not str(name).startswith(words.TABLE)
            ),
        }
        context = MigrationContext.configure(tx, opts=opts)
        assert compare_metadata(context, metadata) == []


def test_what_was_recorded_is_there_when_it_is_opened_again(where: str) -> None:
    with (store := Store.open(where, create=True)).writing() as tx:
        facts.append(tx, [DRAFT])
    store.close()
    with Store.open(where).looking() as tx:
        assert [fact.id for fact in facts.log(tx)] == ["x1"]


@pytest.mark.parametrize("change", ["UPDATE fact SET body = '[]'", "DELETE FROM fact"])
def test_facts_are_never_changed_or_deleted(where: str, change: str) -> None:
    store = Store.open(where, create=True)
    with store.writing() as tx:
        facts.append(tx, [DRAFT])
    with pytest.raises(LedgerError, match="never changed or deleted"), store.writing() as tx:
        tx.execute(text(change))
    with store.looking() as tx:
        assert [fact.body for fact in facts.log(tx)] == ["{}"]


def test_facts_are_never_emptied_at_once(database: str) -> None:
    store = Store.open(database, create=True)
    with pytest.raises(LedgerError, match="never changed or deleted"), store.writing() as tx:
        tx.execute(text("TRUNCATE fact"))


def test_of_two_who_open_a_new_ledger_one_makes_it(where: str) -> None:
    opened: list[Store | HarmledgerError] = []

    def open_it() -> None:
        try:
            opened.append(Store.open(where, create=True))
        except HarmledgerError as error:
            opened.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(one) for one in opened] == [Store] * 4


def test_two_writers_take_turns_and_the_second_says_when_it_waited_too_long(where: str) -> None:
    first, second = Store.open(where, create=True), Store.open(where, patience=0.2)
    with first.writing() as tx:
        facts.append(tx, [DRAFT])
        with pytest.raises(LedgerBusyError, match="another writer"), second.writing():
            pass
    with second.writing() as tx:
        assert facts.head(tx).seq == 1


def test_a_reader_sees_one_state_while_another_writes(where: str) -> None:
    store = Store.open(where, create=True)
    with store.looking() as reader:
        assert facts.head(reader).seq == 0
        with store.writing() as tx:
            facts.append(tx, [DRAFT])
        assert facts.head(reader).seq == 0


def test_a_transaction_that_fails_leaves_nothing(where: str) -> None:
    store = Store.open(where, create=True)

    def fail() -> None:
        with store.writing() as tx:
            facts.append(tx, [DRAFT])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.looking() as tx:
        assert facts.head(tx).seq == 0


def test_a_ledger_of_a_newer_version_is_left_alone(where: str) -> None:
    with (store := Store.open(where, create=True)).writing() as tx:
        tx.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    store.close()
    with pytest.raises(NewerLedgerError, match="Upgrade harmledger"):
        Store.open(where, create=True)


def test_there_is_no_ledger(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    with pytest.raises(NoLedgerError, match=r"no ledger at .*none\.db"):
        Store.open(missing)
    assert not missing.exists()
    with pytest.raises(NoLedgerError, match="folder"):
        Store.open(tmp_path / "nowhere" / "x.db", create=True)
    with pytest.raises(NoLedgerError, match="SQLite or PostgreSQL"):
        Store.open("mysql://host/database", create=True)


def test_there_is_no_ledger_in_an_empty_database(database: str) -> None:
    with pytest.raises(NoLedgerError):
        Store.open(database)


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes, and quite a few of them. " * 100)
    with pytest.raises(NotALedgerError, match="is no ledger"):
        Store.open(tmp_path / "notes.db", create=True)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE customers (name TEXT)")
    with pytest.raises(NotALedgerError, match="no ledger"):
        Store.open(tmp_path / "other.db", create=True)


def test_a_server_that_does_not_answer_and_no_password_is_shown() -> None:
    with pytest.raises(LedgerUnreachableError) as told:
        Store.open("postgresql://someone:secret@127.0.0.1:9/ledger", patience=1)
    assert "secret" not in str(told.value)


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with (store := Store.open(path, create=True)).writing() as tx:
        facts.append(tx, [DRAFT])
    store.close()
    held = Store.open(f"sqlite:///file:{path}?mode=ro&uri=true")
    with held.looking() as tx:
        assert facts.head(tx).seq == 1
    with pytest.raises(LedgerReadOnlyError, match="may not be written"), held.writing() as tx:
        facts.append(tx, [DRAFT])


def test_errors_of_the_database_are_never_shown_raw(where: str) -> None:
    store = Store.open(where, create=True)
    with pytest.raises(LedgerError) as told, store.looking() as tx:
        tx.execute(text("SELECT * FROM nothing_of_that_name"))
    assert isinstance(told.value.__cause__, DBAPIError)
    assert "\n" not in told.value.what
