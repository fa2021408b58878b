"""kill -9 at any moment of ``add`` loses nothing and doubles nothing once it is run again; on both databases."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
import time
from pathlib import Path

import pytest
from tests.ledger.stub import TOWNS, line, read, report

from harmledger import Ledger, Report
from harmledger.model.entry import Entry
from harmledger.pipeline import record
from harmledger.reconcile.reconcile import incidents_of

MOMENTS = 50
DAY = "2024-03-04"


def reports() -> list[Report]:
    """A dozen, some of them about the same happenings, and one in two versions."""
    towns = list(TOWNS)
    given = [report(f"r{n}", line(n % 5 + 1, towns[n % 4], DAY), line(1, towns[n % 3], DAY)) for n in range(10)]
    return [*given, *(report("v", line(n, "Bir Samak", DAY), url="https://x.example/v") for n in (1, 2))]


def add(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.add(reports(), read)


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "BATCH", 2)
    fork = multiprocessing.get_context("fork")  # what is imported is imported already
    started = time.monotonic()
    add(where)
    took = time.monotonic() - started
    with Ledger.open(where) as ledger:
        whole, wanted = ledger.counts(), ledger.incidents()
    assert wanted == all_at_once()
    moments = random.Random(17)
    cut = 0
    for moment in range(MOMENTS):
        fresh = str(tmp_path / f"{moment}.db") if "://" not in where else emptied(where)
        running = fork.Process(target=add, args=(fresh,))
        running.start()
        running.join(moments.uniform(0, took))
        cut += running.is_alive()
        running.kill()
        running.join()
        add(fresh)
        with Ledger.open(fresh) as ledger:
            found = ledger.verify()
            assert (found.chain, found.view) == ((), ())
            assert {**ledger.counts(), "issued": 0} == {**whole, "issued": 0}
            assert ledger.incidents() == wanted
    assert cut > MOMENTS / 4


def test_two_processes_at_once_both_finish(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "BATCH", 1)
    fork = multiprocessing.get_context("fork")
    both = [fork.Process(target=add, args=(where,)) for _ in range(2)]
    for running in both:
        running.start()
    for running in both:
        running.join()
    assert [running.exitcode for running in both] == [0, 0]
    with Ledger.open(where) as ledger:
        assert ledger.counts()["report"] == len(reports())
        assert ledger.incidents() == all_at_once()
        found = ledger.verify()
        assert (found.chain, found.view) == ((), ())


def all_at_once() -> object:
    older = reports()[-2]
    readings = [read(one) for one in reports() if one != older]
    found = incidents_of(Entry(reading.report, mention) for reading in readings for mention in reading.mentions)
    return tuple(sorted(found, key=lambda one: (one.days.start, one.incident_id)))


def emptied(where: str) -> str:
    """The same PostgreSQL database, as it was before there was a ledger in it."""
    import psycopg

    with psycopg.connect(where.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute("DROP SCHEMA public CASCADE")
        raw.execute("CREATE SCHEMA public")
    return where


def test_a_full_disk_is_said_and_the_ledger_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy import event

    from harmledger.errors import LedgerFullError

    monkeypatch.setattr(record, "BATCH", 2)
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(reports()[:2], read)
        pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]
        event.listen(ledger.store.engine, "begin", lambda tx: tx.exec_driver_sql(f"PRAGMA max_page_count = {pages + 6}"))
        with pytest.raises(LedgerFullError, match="disk is full"):
            ledger.add([report(f"big{n}", line(1, "Tel Arun", DAY), "x" * 9000) for n in range(9)], read)
    with Ledger.open(path) as ledger:
        found = ledger.verify()
        assert (found.chain, found.view) == ((), ())
        assert ledger.counts()["report"] >= 2
        ledger.add(reports(), read)
        assert ledger.verify().view == ()


def limited(path: Path) -> None:
    """Adds with a limit on the size of files, as a quota has, below what it needs."""
    import resource
    import signal
    import sys

    from harmledger.errors import LedgerFullError

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        with Ledger.open(path) as ledger:
            ledger.add([report(f"big{n}", line(1, "Tel Arun", DAY), "x" * 90_000) for n in range(9)], read)
    except LedgerFullError:
        sys.exit(17)


def test_a_quota_is_said_and_the_ledger_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(reports()[:2], read)
    running = multiprocessing.get_context("fork").Process(target=limited, args=(path,))
    running.start()
    running.join()
    assert running.exitcode == 17
    with Ledger.open(path) as ledger:
        assert ledger.verify().chain == ()
        assert ledger.counts()["report"] == 2
