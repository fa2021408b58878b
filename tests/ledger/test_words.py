"""Words are found in reports by the index as they are without it, and the index follows the reports; on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.ledger.stub import line, read, report

from harmledger.ledger import find, words
from harmledger.ledger.facts import log
from harmledger.ledger.project import forget, project
from harmledger.pipeline.ledger import Ledger

SOUQ = "\u0633\u0648\u0642"
ASKED = ("market", "MARKET nothing", "stra\u00dfe", "STRASSE", 'said "no"', SOUQ, "ab", "a", "nowhere", "it's", "Nothing.")


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        opened.add(
            [
                report("a", line(4, "Tel Arun", "2024-03-04"), "The market in the Hauptstra\u00dfe burned."),
                report("b", line(1, "Bir Samak", "2024-03-05"), f"A man said \"no\". It's nothing. The market {SOUQ}."),
            ],
            read,
        )
        yield opened


def found(ledger: Ledger) -> list[list[str]]:
    return [[one.incident_id for one in ledger.incidents(text=asked)] for asked in ASKED]


def test_words_are_found_as_without_the_index(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    told = found(ledger)
    assert [len(one) for one in told] == [2, 1, 1, 1, 1, 1, 0, 2, 0, 1, 1]
    monkeypatch.setattr(words, "may_hold", lambda tx, told: None)
    assert found(ledger) == told


def test_words_that_many_tell_find_the_same_as_words_that_few_tell(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    few = ledger.page(10, text="market"), ledger.page(1, 1, text="market"), ledger.overview(text="market")
    monkeypatch.setattr(find, "AT_ONCE", 1)
    assert (ledger.page(10, text="market"), ledger.page(1, 1, text="market"), ledger.overview(text="market")) == few
    assert len(few[0]) == 2


def test_the_index_is_worked_out_again_with_the_rest(ledger: Ledger) -> None:
    told = found(ledger)
    with ledger.store.writing() as tx:
        held = list(log(tx))
        forget(tx)
        project(tx, held)
    assert found(ledger) == told


def test_where_there_is_no_index_all_reports_are_looked_at(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    told = found(ledger)
    monkeypatch.setattr(words, "_is_there", lambda tx: False)
    ledger.add([report("c", line(2, "Dar Selim", "2024-03-06"), "The market again.")], read)
    assert len(found(ledger)[0]) == len(told[0]) + 1
