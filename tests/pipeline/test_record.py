"""Recording, on both databases: once is enough, a newer text takes the place of an older one, and nothing is lost."""

from __future__ import annotations

import threading
from datetime import date
from itertools import permutations

import pytest
from tests.ledger.stub import line, newer, read, report

from harmledger import Ledger, Report
from harmledger.errors import HarmledgerError, InputError, TooLargeError
from harmledger.ingest.intake import Intake
from harmledger.model.entry import Entry
from harmledger.model.reading import Reading, Reject
from harmledger.pipeline import record
from harmledger.reconcile.reconcile import incidents_of

MONDAY, TUESDAY = "2024-03-04", "2024-03-05"
URL = "https://post.example/marat-market"


def reports() -> list[Report]:
    return [
        report("a", line(4, "Tel Arun", MONDAY), line(2, "Bir Samak", TUESDAY)),
        report("b", line(5, "Tel Arun", MONDAY)),
        report("c", line(1, "Karm Hallaj", TUESDAY)),
        report("d", line(3, "Tel Arun", MONDAY)),
        report("e", "Nothing is told here."),
    ]


def all_at_once(readings: list[Reading]) -> object:
    found = incidents_of(Entry(reading.report, mention) for reading in readings for mention in reading.mentions)
    return sorted(found, key=lambda incident: incident.incident_id)


def stand(ledger: Ledger) -> object:
    return sorted(ledger.incidents(), key=lambda incident: incident.incident_id)


def test_m25_what_was_read_comes_back_exactly(where: str, reading: Reading) -> None:
    ledger = Ledger.open(where)
    ledger.add([reading])
    assert ledger.readings([reading.report.report_id]) == (reading,)
    assert ledger.report(reading.report.report_id) == reading.report


def test_m20_reports_become_incidents(where: str) -> None:
    ledger = Ledger.open(where)
    tally = ledger.add(reports(), read)
    assert (len(tally.new), len(tally.known), len(tally.new_incidents)) == (5, 0, 3)
    incident = ledger.incident("SY-2024-03-04-tel-arun")
    assert len(incident.reports) == 3
    assert [told.tolls[0].count.low for told in ledger.mentions(incident)] != []
    assert stand(ledger) == all_at_once([read(one) for one in reports()])


def test_the_same_report_twice_changes_nothing_and_is_not_read_again(where: str) -> None:
    ledger = Ledger.open(where)
    ledger.add(reports(), read)
    counts = ledger.counts()

    def never(given: Report, noted: object) -> Reading:
        raise AssertionError(given)

    tally = ledger.add([*reports(), *reports()], never)
    assert (len(tally.new), len(tally.known), tally.new_incidents, tally.changed_incidents) == (0, 10, set(), set())
    assert ledger.counts() == counts


def test_the_same_report_twice_in_one_run_is_recorded_once(where: str) -> None:
    ledger = Ledger.open(where)
    tally = ledger.add([*reports(), *reports()], read)
    assert (len(tally.new), len(tally.known)) == (5, 5)


@pytest.mark.parametrize("batch", [1, 2, 20])
def test_any_order_and_any_batches_give_the_same_incidents(tmp_path_factory: pytest.TempPathFactory, batch: int) -> None:
    wanted = all_at_once([read(one) for one in reports()])
    for order in list(permutations(reports()))[:: 120 // 10]:
        ledger = Ledger.open(tmp_path_factory.mktemp("order") / "ledger.db")
        for start in range(0, len(order), batch):
            ledger.add(order[start : start + batch], read)
        assert stand(ledger) == wanted


@pytest.mark.parametrize("batch", [1, 2, 20])
def test_m25_what_is_new_does_not_hang_on_the_batches(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(record, "BATCH", batch)
    for order in list(permutations(reports()))[:: 120 // 10]:
        with Ledger.open(tmp_path_factory.mktemp("order") / "ledger.db") as ledger:
            tally = ledger.add(order, read)
            assert (len(tally.new_incidents), len(tally.changed_incidents)) == (3, 0)


def test_a_new_text_at_the_same_address_takes_the_place_of_the_older_one(where: str) -> None:
    ledger = Ledger.open(where)
    older = report("a", line(4, "Tel Arun", MONDAY), url=URL)
    newest = report("a", line(7, "Tel Arun", MONDAY), "Corrected.", url=URL)
    ledger.add([older], read)
    tally = ledger.add([newest], read)
    assert tally.superseded == [older.report_id]
    (incident,) = ledger.incidents()
    assert incident.reports == (newest.report_id,)
    assert incident.figure("killed").best == 7  # type: ignore[union-attr]
    assert ledger.report(older.report_id) == older
    assert ledger.add([older], read).known == [older.report_id]
    assert ledger.incidents() == (incident,)


def test_both_versions_in_one_run_come_to_the_newer(where: str) -> None:
    ledger = Ledger.open(where)
    older, newest = report("a", line(4, "Tel Arun", MONDAY), url=URL), report("a", line(7, "Bir Samak", MONDAY), url=URL)
    tally = ledger.add([older, newest], read)
    assert tally.superseded == [older.report_id]
    assert [incident.reports for incident in ledger.incidents()] == [(newest.report_id,)]


def test_an_older_version_that_comes_later_is_kept_and_does_not_count(where: str) -> None:
    ledger = Ledger.open(where)
    newest = report("a", line(7, "Tel Arun", MONDAY), url=URL, published=date(2024, 3, 6))
    older = report("a", line(4, "Tel Arun", MONDAY), url=URL, published=date(2024, 3, 5))
    ledger.add([newest], read)
    assert ledger.add([older], read).superseded == [older.report_id]
    assert [incident.reports for incident in ledger.incidents()] == [(newest.report_id,)]
    assert ledger.readings([older.report_id]) == (read(older),)


def test_a_front_page_is_no_address_of_one_report(where: str) -> None:
    ledger = Ledger.open(where)
    ledger.add([report(doc, line(4, "Tel Arun", MONDAY), url="https://post.example/") for doc in "ab"], read)
    assert ledger.counts()["superseded"] == 0


def test_m24_another_reading_of_a_known_report_counts_from_then_on(where: str) -> None:
    ledger = Ledger.open(where)
    first = read(reports()[0])
    ledger.add([first, read(reports()[1])])
    again = newer(first)
    tally = ledger.add([again])
    assert (tally.new, tally.known, tally.again) == ([], [], [first.report.report_id])
    assert ledger.readings([first.report.report_id]) == (again,)
    assert stand(ledger) == all_at_once([again, read(reports()[1])])


def test_m26_what_cannot_be_read_is_kept_with_its_reason_once(where: str) -> None:
    ledger = Ledger.open(where)
    bad = Intake("a.zip", None, (Reject("HL102", "a.zip is an archive"),), InputError("a.zip is an archive"))
    for _ in range(2):
        assert ledger.add([bad], read).rejected == [("a.zip", bad.rejects)]
    noted = Intake("b", reports()[4], (Reject("bad_date", "no day", "yesterday"),))
    ledger.add([noted], read)
    assert ledger.rejects() == (("a.zip", bad.rejects[0]), (reports()[4].report_id, noted.rejects[0]))


def test_m26_a_report_that_its_reader_refuses_is_kept_with_the_reason(where: str) -> None:
    def refuse(given: Report, noted: object) -> Reading:
        raise TooLargeError("It is too long to be parsed.")

    tally = Ledger.open(where).add(reports()[:1], refuse)
    assert tally.rejected == [("a", (Reject("HL103", "It is too long to be parsed."),))]


def test_what_was_read_before_a_failure_is_recorded(where: str) -> None:
    def fail_at_third(given: Report, noted: object) -> Reading:
        if given.doc == "c":
            raise KeyboardInterrupt
        return read(given)

    ledger = Ledger.open(where)
    with pytest.raises(KeyboardInterrupt):
        ledger.add(reports(), fail_at_third)
    assert ledger.counts()["report"] == 2
    ledger.add(reports(), read)
    assert ledger.counts()["report"] == 5


def test_two_writers_at_once_both_finish_and_nothing_is_doubled(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "BATCH", 2)
    given = [report(f"r{n}", line(n % 7 + 1, "Tel Arun", f"2024-03-{n % 9 + 1:02}")) for n in range(30)]
    Ledger.open(where).close()
    failed: list[HarmledgerError] = []

    def write(some: list[Report]) -> None:
        try:
            with Ledger.open(where) as ledger:
                ledger.add(some, read)
        except HarmledgerError as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(some,)) for some in (given[:20], given[10:])]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    ledger = Ledger.open(where)
    assert ledger.counts()["report"] == 30
    assert stand(ledger) == all_at_once([read(one) for one in given])
