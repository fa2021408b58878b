"""``verify`` finds what was changed behind the ledger's back, in its rows and in what is worked out from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ledger.stub import line, read, report

from harmledger import Ledger

MONDAY = "2024-03-04"
Tamper = Callable[..., None]


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    held = Ledger.open(where)
    held.add([report("a", line(4, "Tel Arun", MONDAY)), report("b", line(5, "Tel Arun", MONDAY))], read)
    held.add([report("c", line(1, "Bir Samak", MONDAY))], read)
    yield held
    held.close()


@pytest.fixture
def tamper(where: str) -> Tamper:
    """Runs SQL as whoever holds the database could, past the triggers."""

    def run(*statements: str) -> None:
        if "://" not in where:
            with sqlite3.connect(where) as raw:
                for act in ("update", "delete"):
                    raw.execute(f"DROP TRIGGER IF EXISTS fact_refuses_{act}")
                for statement in statements:
                    raw.execute(statement)
            raw.close()
            return
        import psycopg

        with psycopg.connect(where.replace("+psycopg", "")) as raw:
            raw.execute("ALTER TABLE fact DISABLE TRIGGER ALL")
            for statement in statements:
                raw.execute(statement)

    return run


def test_a_whole_ledger_has_nothing_wrong(ledger: Ledger) -> None:
    found = ledger.verify(kept=ledger.head())
    assert (found.chain, found.view, found.is_stale) == ((), (), False)
    assert found.head.seq == sum(ledger.counts()[kind] for kind in ("report", "reading", "mention", "issued"))


def test_a_changed_row_is_named(ledger: Ledger, tamper: Tamper) -> None:
    tamper("UPDATE fact SET body = replace(body, '5 were killed', '1 were killed') WHERE kind = 'report'")
    (fault,) = ledger.verify().chain
    name = report("b", line(5, "Tel Arun", MONDAY)).report_id
    assert fault.startswith("row ")
    assert f"(report {name}) was changed" in fault


def test_a_missing_row_is_named(ledger: Ledger, tamper: Tamper) -> None:
    tamper("DELETE FROM fact WHERE seq = 3")
    assert ledger.verify().chain[0].startswith("row 3 is missing before row 4 (report ")


def test_an_inserted_row_is_named(ledger: Ledger, tamper: Tamper) -> None:
    last = ledger.verify().head.seq
    columns = "'reject', 'x1', '2024', '{\"doc\":\"x\",\"rejects\":[]}', previous, digest"
    names = "seq, kind, id, at, body, previous, digest"
    tamper(f"INSERT INTO fact ({names}) SELECT {last + 1}, {columns} FROM fact WHERE seq = {last}")
    assert f"row {last + 1} (reject x1) was changed after it was recorded, or was never recorded" in ledger.verify().chain[0]


def test_a_cut_tail_shows_against_a_kept_head_alone(ledger: Ledger, tamper: Tamper) -> None:
    kept = ledger.head()
    tamper(f"DELETE FROM fact WHERE seq = {ledger.verify().head.seq}")
    assert ledger.verify(only_chain=True).chain == ()
    assert "no row has the kept head" in ledger.verify(kept).chain[0]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE incident SET killed_best = 99 WHERE place = 'Tel Arun'", "is not what the rows come to: killed_best"),
        ("DELETE FROM incident_mention", "is missing"),
        ("UPDATE report SET superseded_by = report_id", "superseded_by"),
        ("INSERT INTO link VALUES ('m1', 'm2', 'rule', '{}')", "link m1 m2 rule is not what the rows come to"),
    ],
)
def test_what_is_worked_out_is_compared_with_a_rebuild(ledger: Ledger, tamper: Tamper, statement: str, fault: str) -> None:
    tamper(statement)
    found = ledger.verify()
    assert found.chain == ()
    assert any(fault in told for told in found.view)
    assert ledger.verify(only_chain=True).view == ()


def test_a_view_of_another_version_is_worked_out_again(ledger: Ledger, tamper: Tamper) -> None:
    before = ledger.incidents()
    tamper("UPDATE state SET value = 'harmledger 0.0.1'", "DELETE FROM incident", "DELETE FROM incident_mention")
    assert ledger.verify().is_stale
    assert ledger.incidents() == before
    assert ledger.verify().view == ()


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    from harmledger.errors import DamagedLedgerError

    path = tmp_path / "ledger.db"
    with Ledger.open(path) as held:
        held.add([report(f"r{n}", line(n + 1, "Tel Arun", MONDAY)) for n in range(40)], read)
    data = bytearray(path.read_bytes())
    data[5 * 4096 : -4096] = bytes(len(data) - 6 * 4096)
    path.write_bytes(data)
    with pytest.raises(DamagedLedgerError, match="is damaged"), Ledger.open(path) as held:
        held.verify()
