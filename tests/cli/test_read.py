from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from harmledger.cli import source
from harmledger.cli.main import app
from harmledger.errors import InputError
from harmledger.extract.reader import Reader
from harmledger.ingest.intake import Given, Intake
from harmledger.model.contract import as_row
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline import read as pipeline

run = CliRunner()


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    """Sources named good, bad or both in place of files, and the reading made by hand in place of a reader's."""

    def intakes(name: str, given: Given) -> Iterator[Intake]:
        if name == "bad":
            raise InputError("bad is empty.")
        told = {"published": given.published, "publisher": given.publisher, "title": given.title}
        yield Intake(name, replace(reading.report, **{key: value for key, value in told.items() if value}))
        if name == "both":
            yield Intake("both:2", None, (Reject("HL105", "line 2 is no report"),))

    def read_report(report: Report, reader: Reader, noted: tuple[Reject, ...] = ()) -> Reading:
        return Reading(report, reading.mentions, noted, reading.made_by)

    monkeypatch.setattr(source, "intakes", intakes)
    monkeypatch.setattr(pipeline, "read_report", read_report)


def test_jsonl_is_one_reading_a_line_under_the_contract(reading: Reading) -> None:
    done = run.invoke(app, ["read", "good", "good", "--format", "jsonl"])
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 2
    assert lines[0]["mentions"] == as_row(reading)["mentions"]


def test_json_is_a_list_of_readings() -> None:
    done = run.invoke(app, ["read", "good", "good", "--format", "json"])
    assert len(json.loads(done.stdout)) == 2


def test_json_of_nothing_is_an_empty_list() -> None:
    done = run.invoke(app, ["read", "bad", "--format", "json"])
    assert json.loads(done.stdout) == []
    assert done.exit_code == 1


def test_csv_has_a_heading_and_a_line_a_toll() -> None:
    done = run.invoke(app, ["read", "good", "--format", "csv"])
    lines = list(csv.DictReader(io.StringIO(done.stdout)))
    assert lines[0]["words"] == "at least 12 civilians"
    assert len(lines) == 11


def test_a_table_is_plain_where_it_is_piped_and_has_no_blanks_at_the_ends_of_lines() -> None:
    done = run.invoke(app, ["read", "good"])
    assert "\x1b" not in done.stdout
    assert all(line == line.rstrip() for line in done.stdout.splitlines())
    assert "Added up: at least 24 killed" in done.stdout


def test_m20_reports_are_never_added_to_each_other() -> None:
    done = run.invoke(app, ["read", "good", "good"])
    assert done.stdout.count("Added up:") == 2
    assert "two reports may tell of the same deaths" in done.stdout


def test_the_options_stand_above_what_a_file_says() -> None:
    options = ["--published", "2020-01-02", "--publisher", "P", "--title", "T", "--format", "jsonl"]
    done = run.invoke(app, ["read", "good", *options])
    report = json.loads(done.stdout)["report"]
    assert (report["published"], report["publisher"], report["title"]) == ("2020-01-02", "P", "T")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["read", "good"], 0),
        (["read", "bad"], 1),
        (["read", "good", "bad"], 3),
        (["read", "both"], 3),
        (["read", "good", "--published", "yesterday"], 2),
        (["read", "good", "--format", "xml"], 2),
        (["nothing"], 2),
        (["--version"], 0),
    ],
)
def test_exit_codes_are_stable(arguments: list[str], code: int) -> None:
    assert run.invoke(app, arguments).exit_code == code


def test_m26_a_report_that_cannot_be_read_is_named_with_the_reason() -> None:
    done = run.invoke(app, ["read", "bad", "both"])
    assert "harmledger: HL100: bad is empty.\nharmledger: both:2: HL105: line 2 is no report\n" in done.stderr
    assert "Added up" in done.stdout


def test_the_harmledger_command_shows_its_help() -> None:
    done = run.invoke(app, ["--help"])
    assert "Commands:" in done.output


def test_the_harmledger_command_alone_opens_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("harmledger.cli.main.demo", lambda: opened.append("demo"))
    assert run.invoke(app, []).exit_code == 0
    assert run.invoke(app, ["--version"]).exit_code == 0
    assert opened == ["demo"]
