"""A ledger is exported and read back without loss, and a broken export is refused; on both databases."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.stub import line, newer, read, report

from harmledger import Ledger
from harmledger.errors import BrokenChainError, DamagedLedgerError
from harmledger.ingest.intake import Intake
from harmledger.model.judgement import Decider, Judgement
from harmledger.model.reading import Reject

MONDAY = "2024-03-04"


def full(where: str | Path) -> Ledger:
    """A ledger with a fact of each kind, a superseded report and two readings of one."""
    ledger = Ledger.open(where)
    first = read(report("a", line(4, "Tel Arun", MONDAY), "ألف قتيل \u2028 𝄞", url="https://x.example/1"))
    second = read(report("b", line(5, "Tel Arun", MONDAY, who="Doctors")))
    ledger.add([first, second, Intake("z", None, (Reject("HL102", "no text"),))])
    ledger.add([newer(second), read(report("a", line(6, "Tel Arun", MONDAY), url="https://x.example/1"))])
    (incident,) = ledger.incidents()
    at = datetime(2024, 5, 1, tzinfo=UTC)
    ledger.record(Judgement("grade", (incident.anchor,), Decider("person", "R. Corder"), "seen", at, "weak"))
    return ledger


def test_an_export_comes_back_as_the_same_chain(where: str, tmp_path: Path) -> None:
    ledger = full(tmp_path / "first.db")
    kinds = {json.loads(row)["kind"] for row in ledger.lines()}
    assert kinds == {"report", "reading", "mention", "reject", "judgement", "issued"}
    other = Ledger.open(where)
    taken = other.take_in(ledger.lines())
    assert taken.rows == taken.new == sum(ledger.counts()[kind] for kind in kinds)
    assert other.head() == ledger.head()
    assert list(other.lines()) == list(ledger.lines())
    assert other.incidents() == ledger.incidents()
    assert other.verify(kept=ledger.head()).chain == ()
    assert other.verify().view == ()
    assert other.take_in(ledger.lines()).new == 0


def test_a_ledger_that_the_other_has_grown_from_gets_the_rest(where: str, tmp_path: Path) -> None:
    ledger, copy = full(tmp_path / "first.db"), Ledger.open(where)
    before = list(ledger.lines())
    copy.take_in(before)
    ledger.add([report("later", line(7, "Dar Selim", MONDAY))], read)
    rows = list(ledger.lines())
    assert copy.take_in(rows).new == len(rows) - len(before)
    assert copy.head() == ledger.head()
    assert copy.incidents() == ledger.incidents()
    assert copy.take_in(before).new == 0


def test_another_ledger_gets_what_it_does_not_hold(where: str, tmp_path: Path) -> None:
    ledger, other = full(tmp_path / "first.db"), Ledger.open(where)
    other.add([report("own", line(2, "Bir Samak", MONDAY)), report("b", line(5, "Tel Arun", MONDAY, who="Doctors"))], read)
    other.take_in(ledger.lines())
    assert other.verify() == other.verify()
    assert (other.verify().chain, other.verify().view) == ((), ())
    assert [incident.incident_id for incident in other.incidents()] == ["SY-2024-03-04-bir-samak", "SY-2024-03-04-tel-arun"]
    assert other.incident("SY-2024-03-04-tel-arun") == ledger.incident("SY-2024-03-04-tel-arun")
    assert other.judgements() == ledger.judgements()
    assert other.take_in(ledger.lines()).new == 0


@pytest.mark.parametrize(
    ("breaking", "what"),
    [
        (lambda rows: [rows[0], rows[1].replace('"codebook":"0', '"codebook":"1'), *rows[2:]], "row 2 .reading .*was changed"),
        (lambda rows: [*rows[:2], *rows[3:]], "row 3 is missing"),
        (lambda rows: [*rows[:2], rows[1], *rows[2:]], "row 2"),
    ],
)
def test_a_broken_export_is_refused_whole(tmp_path: Path, breaking: object, what: str) -> None:
    rows = breaking(list(full(tmp_path / "first.db").lines()))  # type: ignore[operator]
    other = Ledger.open(tmp_path / "other.db")
    with pytest.raises(BrokenChainError, match=what):
        other.take_in(rows)
    assert other.counts() == {"superseded": 0, "incident": 0, "aggregate": 0}


@pytest.mark.parametrize("length", [1, 2, 5])
def test_an_export_that_ends_within_a_reading_was_cut(tmp_path: Path, length: int) -> None:
    rows = list(full(tmp_path / "first.db").lines())
    assert [json.loads(row)["kind"] for row in rows[:5]] == ["report", "reading", "mention", "report", "reading"]
    with pytest.raises(DamagedLedgerError, match="was cut"):
        Ledger.open(tmp_path / "other.db").take_in(rows[:length])


@pytest.mark.parametrize("row", ["no json", "[]", "{}", '{"seq":"1"}'])
def test_lines_that_are_no_rows_are_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(DamagedLedgerError, match="Line 1"):
        Ledger.open(tmp_path / "other.db").take_in([row])
