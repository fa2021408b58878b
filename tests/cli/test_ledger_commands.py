"""incidents, show, why and judge over a ledger: what a recorder types, and what it shows."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.reconcile.invented import entry, toll
from typer.testing import CliRunner, Result

from harmledger.cli.main import app
from harmledger.errors import HarmledgerError
from harmledger.model.entry import Entry
from harmledger.model.reading import MadeBy, Reading
from harmledger.pipeline.ledger import Ledger

run = CliRunner()
DAY, LATER = date(2031, 5, 2), date(2031, 5, 9)
TEXTS = {
    "a": "Shells fell on the grain market of the town in the morning. A nurse at the clinic counted those who were brought in.",
    "b": "Residents tell of an attack on the full grain market at breakfast time, and of the nurse who came.",
    "c": "A plane came over from the coast at dusk and dropped a single bomb near the school, says a teacher.",
    "d": "In the desert village the bombardment went on all night, and nobody knows how many lie under the houses.",
}


def reading(told: Entry) -> Reading:
    return Reading(told.report, (told.mention,), (), MadeBy("grammar", "9", "abc"))


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Two reports of one shelling, one of another a week later, one of a third elsewhere."""
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where) as held:
        held.add(
            reading(told)
            for told in (
                entry("a", "Tel Arun", DAY, toll("a", "killed", 4), text=TEXTS["a"]),
                entry("b", "Tel Arun", DAY, toll("b", "killed", 6), toll("b2", "injured", 3), text=TEXTS["b"]),
                entry("c", "Tel Arun", LATER, toll("c", "killed", 1), text=TEXTS["c"], event_type="air_strike"),
                entry("d", "Bir Samak", DAY, toll("d", "killed", None), text=TEXTS["d"]),
            )
        )
    return where


def call(ledger: str, *words: str) -> Result:
    return run.invoke(app, [words[0], *words[1:], "--ledger", ledger])


def told(ledger: str, *words: str) -> str:
    done = call(ledger, *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def listed(ledger: str, *filters: str) -> list[str]:
    rows = told(ledger, "incidents", "--format", "jsonl", *filters).splitlines()
    return [json.loads(row)["incident_id"] for row in rows]


FIRST, SECOND, THIRD = "SY-2031-05-02-tel-arun", "SY-2031-05-09-tel-arun", "SY-2031-05-02-bir-samak"


class TestIncidents:
    def test_m20_each_incident_is_listed_once_with_its_range(self, ledger: str) -> None:
        shown = told(ledger, "incidents")
        assert shown.count(FIRST) == 1
        assert "6 (4 to 6)" in shown or "4 (4 to 6)" in shown

    def test_m01_a_number_that_nobody_gave_is_not_added(self, ledger: str) -> None:
        assert told(ledger, "incidents").splitlines()[-1].startswith("at least ")
        assert "in 3 incidents" in told(ledger, "incidents").splitlines()[-1]

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            (["--from", "2031-05-05"], [SECOND]),
            (["--to", "2031-05-05"], [THIRD, FIRST]),
            (["--place", "bir sam"], [THIRD]),
            (["--bbox", "36,35,37,36"], [FIRST, SECOND]),
            (["--type", "air strike"], [SECOND]),
            (["--grade", "fair"], [FIRST]),
            (["--text", "DESERT village"], [THIRD]),
            (["--kind", "aggregate"], []),
        ],
    )
    def test_filters(self, ledger: str, filters: list[str], found: list[str]) -> None:
        assert listed(ledger, *filters) == found

    @pytest.mark.parametrize(
        "filters", [["--from", "May"], ["--bbox", "1,2,3"], ["--bbox", "1,2,3,400"], ["--type", "raid"], ["--grade", "sure"]]
    )
    def test_a_filter_that_cannot_be_is_named(self, ledger: str, filters: list[str]) -> None:
        done = call(ledger, "incidents", *filters)
        assert done.exit_code == 2
        assert filters[0] in done.output

    def test_nothing_found_says_so(self, ledger: str) -> None:
        assert told(ledger, "incidents", "--place", "nowhere").strip() == "0 killed, 0 injured in 0 incidents."

    def test_a_ledger_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        done = call(str(tmp_path / "none.db"), "incidents")
        assert isinstance(done.exception, HarmledgerError)
        assert done.exception.code == "HL701"


class TestShow:
    def test_a_card_names_the_rule_and_the_reports(self, ledger: str) -> None:
        shown = told(ledger, "show", FIRST)
        assert "fair, 2 sources" in shown
        assert "Outlet a" in shown
        assert "Outlet b" in shown

    def test_it_is_data_for_a_program_too(self, ledger: str) -> None:
        assert json.loads(told(ledger, "show", FIRST, "--format", "jsonl"))["incident_id"] == FIRST

    def test_an_id_that_never_was_is_an_error(self, ledger: str) -> None:
        done = call(ledger, "show", "SY-1999-01-01-nowhere")
        assert isinstance(done.exception, HarmledgerError)
        assert done.exception.code == "HL710"


class TestWhy:
    def test_m07_a_number_names_its_claims_in_their_reports(self, ledger: str) -> None:
        shown = told(ledger, "why", FIRST, "killed")
        assert "claim ca" in shown
        assert "claim cb" in shown
        assert "read by grammar 9" in shown

    def test_everything_at_once(self, ledger: str) -> None:
        shown = told(ledger, "why", FIRST)
        for field in ("people killed", "people injured", "day", "place", "type", "grade", "merged"):
            assert field in shown

    def test_it_is_data_for_a_program_too(self, ledger: str) -> None:
        (row,) = map(json.loads, told(ledger, "why", FIRST, "killed", "--format", "jsonl").splitlines())
        assert {evidence["claim_id"] for evidence in row["evidence"]} == {"ca", "cb"}
        assert {evidence["use"] for evidence in row["evidence"]} == {"chosen", "counted"}


class TestJudge:
    def killed(self, ledger: str, incident: str = FIRST) -> tuple[int | None, int | None, int | None]:
        row = json.loads(told(ledger, "show", incident, "--format", "jsonl"))
        figure = next(f for f in row["figures"] if f["harm"] == "killed")
        return figure["low"], figure["best"], figure["high"]

    def judged(self, ledger: str, *words: str) -> str:
        """The id that takes it back."""
        shown = told(ledger, "judge", *words, "--why", "The hospital's list.", "--by", "Rana")
        return shown.split("undo ", 1)[1].split("`", 1)[0]

    def test_m24_a_rejected_claim_counts_no_longer_and_undoing_brings_it_back(self, ledger: str) -> None:
        before = self.killed(ledger)
        judgement = self.judged(ledger, "reject", "cb")
        assert self.killed(ledger) == (4, 4, 4)
        assert "rejected, and not counted" in told(ledger, "why", FIRST, "killed")
        self.judged(ledger, "undo", judgement)
        assert self.killed(ledger) == before

    def test_m24_a_corrected_claim_keeps_the_machines_value_too(self, ledger: str) -> None:
        self.judged(ledger, "correct", "cb", "low=5", "high=5")
        assert self.killed(ledger)[2] == 5
        (row,) = map(json.loads, told(ledger, "why", FIRST, "killed", "--format", "jsonl").splitlines())
        corrected = next(evidence for evidence in row["evidence"] if evidence["claim_id"] == "cb")
        assert corrected["value"]["low"] == 6
        assert json.loads(corrected["judgements"][0]["value"])["low"] == 5
        assert corrected["judgements"][0]["by"] == "Rana"

    def test_m24_an_accepted_claim_is_the_best(self, ledger: str) -> None:
        self.judged(ledger, "accept", "ca")
        assert self.killed(ledger)[1] == 4

    def test_m20_merged_incidents_are_found_by_both_ids_and_split_again(self, ledger: str) -> None:
        self.judged(ledger, "merge", FIRST, THIRD)
        rows = [json.loads(told(ledger, "show", name, "--format", "jsonl")) for name in (FIRST, THIRD)]
        assert rows[0]["incident_id"] == rows[1]["incident_id"]
        assert len(listed(ledger)) == 2
        self.judged(ledger, "split", FIRST, "md")
        assert len(listed(ledger)) == 3

    def test_a_report_can_be_split_off_by_its_id(self, ledger: str) -> None:
        row = json.loads(told(ledger, "show", FIRST, "--format", "jsonl"))
        self.judged(ledger, "split", FIRST, row["reports"][1])
        assert len(listed(ledger)) == 4

    def test_m21_a_persons_grade_stands_with_the_reason(self, ledger: str) -> None:
        self.judged(ledger, "grade", FIRST, "contested")
        shown = told(ledger, "show", FIRST)
        assert "contested" in shown
        assert "The hospital's list." in shown

    def test_m24_the_list_says_who_when_and_why_and_what_is_undone(self, ledger: str) -> None:
        assert told(ledger, "judge", "list") == "Nothing was decided yet.\n"
        judgement = self.judged(ledger, "reject", "cb")
        self.judged(ledger, "undo", judgement)
        shown = told(ledger, "judge", "list")
        assert "Rana" in shown
        assert "undone: reject cb" in shown

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (["reject", "nothing"], "no claim nothing"),
            (["correct", "cb", "low=9", "high=2"], "above high"),
            (["grade", FIRST, "sure"], "no grade"),
            (["merge", FIRST, FIRST], "already one incident"),
            (["split", FIRST, "nothing"], "no mention of"),
        ],
    )
    def test_a_decision_that_cannot_be_changes_nothing(self, ledger: str, words: list[str], says: str) -> None:
        done = call(ledger, "judge", *words, "--why", "Because.", "--by", "Rana")
        assert says in str(done.exception)
        assert told(ledger, "judge", "list") == "Nothing was decided yet.\n"

    def test_a_decision_needs_a_reason(self, ledger: str) -> None:
        assert call(ledger, "judge", "reject", "cb").exit_code == 2
