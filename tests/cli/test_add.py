"""``harmledger add``: files and folders into a ledger, and a closing table that says what became of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.ledger.stub import MADE_BY, line, read
from typer.testing import CliRunner, Result

from harmledger import Ledger
from harmledger.cli.main import app


@pytest.fixture(autouse=True)
def _stub_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("harmledger.cli.add.reader_named", lambda name: SimpleNamespace(made_by=MADE_BY, read=read))
    monkeypatch.setattr("harmledger.pipeline.read.read_report_by", lambda reader, report, noted=(): reader.read(report, noted))
    monkeypatch.delenv("HARMLEDGER_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def numbers(result: Result) -> dict[str, int]:
    rows = [row.split(maxsplit=1) for row in result.stdout.splitlines()[1:]]
    return {" ".join(what.split()[:2]): int(number) for number, what in rows}


def folder(root: Path) -> Path:
    made = root / "reports"
    (made / "more").mkdir(parents=True)
    (made / "a.txt").write_text(f"From a.\n{line(4, 'Tel Arun', '2024-03-04')}")
    rows = [{"text": f"From {n}.\n{line(n, 'Bir Samak', '2024-03-05')}", "url": f"https://x.example/{n}"} for n in (1, 2)]
    (made / "more" / "b.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (made / ".hidden.txt").write_text("not to be taken")
    return made


def test_a_folder_is_added_and_added_again(tmp_path: Path) -> None:
    made = folder(tmp_path)
    first = run("add", made)
    assert first.exit_code == 0, first.output
    assert numbers(first) == {
        "new reports": 3,
        "reports known": 0,
        "reports superseded": 0,
        "documents rejected": 0,
        "new incidents": 2,
        "changed incidents": 0,
    }
    assert (tmp_path / "harmledger.db").exists()
    again = numbers(run("add", made))
    assert (again["new reports"], again["reports known"], again["new incidents"]) == (0, 3, 0)


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "z.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    result = run("add", made, made / "missing.txt", "--ledger", tmp_path / "other.db")
    assert result.exit_code == 3
    assert "HL102" in result.stderr
    assert "HL107" in result.stderr
    assert numbers(result)["documents rejected"] == 2
    with Ledger.open(tmp_path / "other.db") as ledger:
        assert [reject.code for _, reject in ledger.rejects()] == ["HL102", "HL107"]


def test_nothing_could_be_read(tmp_path: Path) -> None:
    assert run("add", tmp_path / "missing.txt").exit_code == 1


def test_a_new_text_at_an_address_supersedes(tmp_path: Path) -> None:
    for killed in (1, 2):
        row = {"text": line(killed, "Bir Samak", "2024-03-05"), "url": "https://x.example/1"}
        (tmp_path / "b.jsonl").write_text(json.dumps(row))
        result = run("add", "b.jsonl")
    assert numbers(result)["reports superseded"] == 1
    assert numbers(result)["changed incidents"] == 1


def test_the_environment_names_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARMLEDGER_LEDGER", str(tmp_path / "env.db"))
    run("add", folder(tmp_path))
    assert (tmp_path / "env.db").exists()


def test_nothing_to_add_is_a_usage_error() -> None:
    done = run("add")
    assert done.exit_code == 2
    assert "--demo" in done.output


def test_m24_the_ledger_is_read_again_by_a_newer_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", folder(tmp_path))
    assert numbers(run("add", "--again"))["reports read"] == 0
    newer = replace(MADE_BY, version="2")
    again = SimpleNamespace(made_by=newer, read=lambda report, noted: read(report, noted, newer))
    monkeypatch.setattr("harmledger.cli.add.reader_named", lambda name: again)
    result = numbers(run("add", "--again"))
    assert (result["reports read"], result["new reports"], result["new incidents"]) == (3, 0, 0)
    assert numbers(run("add", "--again"))["reports read"] == 0


def test_again_makes_no_ledger_and_nothing_to_add_is_said() -> None:
    assert run("add", "--again").exit_code == 1
    assert run("add").exit_code == 2
